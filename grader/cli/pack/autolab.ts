/** What Autolab's autograder settings ask for, and the image that grades. */

import { tarOf } from "../write-tar.ts";
import type { PackedFile } from "../write-zip.ts";
import { courseFiles, imageFiles } from "./installed.ts";
import type { Packing, System } from "./system.ts";

/** Seconds in which the grader is ended and its output written: what Autolab ends has 0 points. */
const MARGIN = 20;

export const autolab: System = {
	name: "autolab",
	title: "Autolab",
	kind: "folder",
	isForStaff: true,
	namesImage: false,
	hasRules: false,
	page: "docs/other-systems.md",
	files: async (packing) => {
		const { scripts, seconds } = packing;
		const tar: PackedFile[] = [
			{ path: "grade", content: scripts.grade_autolab, mode: 0o755 },
			{ path: "grading.sh", content: scripts["grading.sh"] },
			{ path: "no_scores", content: `${noScores(packing)}\n` },
			{ path: "run_limit", content: `${seconds}\n` },
			...courseFiles(packing),
		];
		return [
			{ path: "autograde-Makefile", content: makefile(packing) },
			{ path: "autograde.tar", content: await tarOf(tar.map((file) => ({ ...file, path: `autograde/${file.path}` }))), mode: 0o600 },
			...imageFiles(packing, "autograding_image", false),
		];
	},
	steps: ({ course: { problems }, seconds }) => [
		"On Tango's machine, build the image in the folder: `docker build -t gradecheck_image image`. It is made from Tango's own autograding_image.",
		`Problems: ${problems.map(({ id, points }) => `${id}, max score ${points}`).join("; ")}.`,
		`Handin filename: handin.zip${problems.length === 1 ? `, or ${problems[0]?.fileName}.py or .ts where all use one language` : ""}.`,
		`Autograder: autograde-Makefile and autograde.tar, the VM image gradecheck_image, and a timeout of ${seconds + MARGIN} seconds at least.`,
		"Hand in a solution of your own.",
	],
};

/** A score that is null is none yet. */
function noScores({ course: { problems } }: Packing): string {
	return JSON.stringify({ scores: Object.fromEntries(problems.map(({ id }) => [id, null])) });
}

/** The last line that is printed is the scores, whatever was printed before; and make, which would print one more, never fails. */
function makefile(packing: Packing): string {
	const text =
		"This submission has not been graded: the autograder is not installed as it should be. That is not your fault, and it has no score. Please tell your course staff, who can grade it once more.";
	return `.PHONY: all
all:
	@tar -xf autograde.tar 2>/dev/null && bash autograde/grade || printf '%s\\n' '' '${text}' '${noScores(packing)}'
`;
}
