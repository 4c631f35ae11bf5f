/** What Gradescope's autograder.zip holds. */
import type { OwnPackage } from "./own-package.ts";
import type { PackedFile } from "./write-zip.ts";

/** As they lie in `grader/container/`; Gradescope finds the first two by these names. */
export const SCRIPTS = ["setup.sh", "run_autograder", "close_source"] as const;

/** Seconds: what a run may take where nothing is said, below Gradescope's own ten minutes. */
export const USUAL_RUN = 540;

export interface Packing {
	readonly own: OwnPackage;
	readonly scripts: Readonly<Record<(typeof SCRIPTS)[number], Uint8Array>>;
	/** Of `gradecheck.json`, as it is. */
	readonly course: Uint8Array;
	readonly secret: Uint8Array | undefined;
	/** What a run may take. */
	readonly runSeconds: number;
}

/** The secret is for root alone; everything else is closed when it is installed. */
export function gradescopeFiles({ own, scripts, course, secret, runSeconds }: Packing): PackedFile[] {
	return [
		...SCRIPTS.map((path) => ({ path, content: scripts[path], mode: 0o755 })),
		{ path: own.name, content: own.bytes },
		{ path: "package.json", content: `${JSON.stringify(manifestFor(own), null, 2)}\n` },
		{ path: "gradecheck.json", content: course },
		...(runSeconds > USUAL_RUN ? [{ path: "run_limit", content: `${runSeconds}\n` }] : []),
		...(secret === undefined ? [] : [{ path: "secret", content: secret, mode: 0o600 }]),
	];
}

/** Of the folder in which the package is installed; newer versions of npm run no script of a package that is not named. */
function manifestFor({ name }: OwnPackage): unknown {
	return {
		private: true,
		dependencies: { gradecheck: `file:${name}` },
		allowScripts: { esbuild: true, gradecheck: true },
	};
}
