/** `gradecheck pack gradescope`: an autograder.zip of a course folder. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { GraderError } from "../sandbox/grader-error.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { Course } from "./course.ts";
import { DEFAULT_TIME_LIMIT } from "./early-start.ts";
import { COURSE_FILE } from "./find-course.ts";
import { packageRoot, packOwn } from "./own-package.ts";
import { gradescopeFiles, type Packing, SCRIPTS, USUAL_RUN } from "./pack-list.ts";
import { readSecret } from "./secret.ts";
import { requireWritable, unwritable, writeFileWhole } from "./write-file.ts";
import { zipOf } from "./write-zip.ts";

/** Seconds, below the 40 minutes that Gradescope gives at most. */
const LONGEST_RUN = 2_340;

export interface Packed {
	readonly names: readonly string[];
	readonly bytes: number;
	readonly hasSecret: boolean;
	/** What the assignment has to be given in Gradescope, where its own limit is not enough. */
	readonly minutes: number | undefined;
}

/** Throws `UsageError` for a place that cannot be written to and a secret that is none, `GraderError` where this grader is not whole. */
export async function packGradescope(course: Course, out: string): Promise<Packed> {
	if (!out.toLowerCase().endsWith(".zip")) throw new UsageError(`${out} is no name for a zip archive`, "Name a file that ends in .zip.");
	requireWritable(out);
	const { file, problems, folder, secretFile } = course;
	const runSeconds = Math.min((file.timeLimit ?? DEFAULT_TIME_LIMIT) * problems.length + 60, LONGEST_RUN);
	const files = gradescopeFiles({
		own: await packOwn(),
		scripts: scripts(),
		course: readFileSync(join(folder, COURSE_FILE)),
		secret: secretFile === undefined ? undefined : readSecret(secretFile).bytes,
		runSeconds,
	});
	const archive = await zipOf(files);
	try {
		writeFileWhole(out, archive);
	} catch (error) {
		throw unwritable(out, error);
	}
	return {
		names: files.map(({ path }) => path),
		bytes: archive.length,
		hasSecret: secretFile !== undefined,
		minutes: runSeconds > USUAL_RUN ? Math.ceil(runSeconds / 60) + 1 : undefined,
	};
}

/** What is said of it. */
export function packedText({ file }: Course, out: string, { names, bytes, hasSecret, minutes }: Packed): string {
	const steps = [
		`Configure Autograder: upload ${basename(out)}, with the base image Ubuntu 22.04.`,
		`Settings: ${file.points} autograder points${minutes === undefined ? "" : `, and an autograder timeout of ${minutes} minutes at least`}.`,
		"Test Autograder: hand in a solution of your own.",
	];
	return [
		`Written: ${shown(out)} (${(bytes / 1e6).toFixed(1)} MB): ${names.join(", ")}.`,
		hasSecret
			? "It holds the secret that draws the samples: keep it from students."
			: `It holds no secret, so that submissions are graded on the samples that every student can see: name one as \`secretFile\` in ${COURSE_FILE}.`,
		"",
		"Next, in the assignment in Gradescope:",
		...steps.map((step, at) => `  ${at + 1}. ${step}`),
		"docs/gradescope.md has every step.",
	].join("\n");
}

function shown(out: string): string {
	const way = relative(process.cwd(), out);
	return way.startsWith("..") ? out : way;
}

/** The build puts them beside the command line. */
function scripts(): Packing["scripts"] {
	const folder = `${packageRoot()}dist/container`;
	if (!existsSync(folder)) throw new GraderError(`${folder} is missing. Install gradecheck again, or run \`npm run build\` in a clone.`);
	return Object.fromEntries(SCRIPTS.map((name) => [name, readFileSync(`${folder}/${name}`)])) as unknown as Packing["scripts"];
}
