/** Gradescope's autograder.zip. */
import { basename } from "node:path";
import type { PackedFile } from "../write-zip.ts";
import { courseFiles, packageFiles } from "./installed.ts";
import type { Packing, System } from "./system.ts";

/** Gradescope finds the first two by these names. */
const OWN_SCRIPTS = ["setup.sh", "run_autograder", "close_source"] as const;

/** Seconds: what a run may take where nothing is said, below Gradescope's own ten minutes, and at most, below its forty. */
const USUAL_RUN = 540;
const LONGEST_RUN = 2_340;

export const gradescope: System = {
	name: "gradescope",
	title: "Gradescope",
	kind: "archive",
	isForStaff: true,
	namesImage: false,
	hasRules: true,
	page: "docs/gradescope.md",
	files: gradescopeFiles,
	steps: ({ seconds, course: { file } }, out) => {
		const minutes = Math.ceil(Math.min(seconds, LONGEST_RUN) / 60) + 1;
		return [
			`Configure Autograder: upload ${basename(out)}, with the base image Ubuntu 22.04.`,
			`Settings: ${file.points} autograder points${seconds > USUAL_RUN ? `, and an autograder timeout of ${minutes} minutes at least` : ""}.`,
			"Test Autograder: hand in a solution of your own.",
		];
	},
};

function gradescopeFiles(packing: Packing): PackedFile[] {
	const runSeconds = Math.min(packing.seconds, LONGEST_RUN);
	return [
		...OWN_SCRIPTS.map((path) => ({ path, content: packing.scripts[path], mode: 0o755 })),
		...packageFiles(packing),
		...courseFiles(packing),
		...(runSeconds > USUAL_RUN ? [{ path: "run_limit", content: `${runSeconds}\n` }] : []),
	];
}
