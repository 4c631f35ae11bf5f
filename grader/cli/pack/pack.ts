/** `gradecheck pack`: what staff put where submissions are handed in. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GraderError } from "../../sandbox/grader-error.ts";
import { UsageError } from "../../submission/usage-error.ts";
import type { Course } from "../course.ts";
import { DEFAULT_TIME_LIMIT } from "../early-start.ts";
import { COURSE_FILE, shownPath } from "../find-course.ts";
import { packageRoot, packOwn } from "../own-package.ts";
import { readSecret } from "../secret.ts";
import { requireWritable, writeOutput } from "../write-file.ts";
import { requireNew, writeFolder } from "../write-folder.ts";
import { type PackedFile, zipOf } from "../write-zip.ts";
import { SCRIPTS } from "./scripts.ts";
import type { Packing, System } from "./system.ts";

/** Seconds that reading and starting take at most, for all problems together. */
const BESIDE_GRADING = 60;

export interface PackOptions {
	readonly out: string;
	readonly image?: string;
}

/**
 * Gives what is said of it. Throws `UsageError` for a place that cannot be written to, a secret that is none and an image that is not named,
 * `GraderError` where this grader is not whole.
 */
export async function pack(system: System, course: Course, { out, image }: PackOptions): Promise<string> {
	requireFitting(system, out, image);
	const { file, problems, folder, secretFile } = course;
	const packing: Packing = {
		own: await packOwn(),
		scripts: scripts(),
		course,
		courseText: readFileSync(join(folder, COURSE_FILE)),
		secret: secretFile === undefined || !system.isForStaff ? undefined : readSecret(secretFile).bytes,
		seconds: (file.timeLimit ?? DEFAULT_TIME_LIMIT) * problems.length + BESIDE_GRADING,
		image: image ?? "",
	};
	const files = await system.files(packing);
	if (system.kind === "archive") writeOutput(out, await zipOf(files));
	else await writeFolder(out, files);
	return packedText(system, packing, out, files);
}

function requireFitting({ name, title, kind, namesImage }: System, out: string, image: string | undefined): void {
	if (kind === "folder") requireNew(out);
	else if (out.toLowerCase().endsWith(".zip")) requireWritable(out);
	else throw new UsageError(`${out} is no name for a zip archive`, "Name a file that ends in .zip.");
	if (namesImage && image === undefined)
		throw new UsageError(
			`${title} has to be told which image it runs`,
			`Say what you will call it, such as --image my-university/gradecheck; \`pack ${name}\` writes what it is built from.`,
		);
	if (!namesImage && image !== undefined) throw new UsageError(`nothing that is packed for ${title} names an image`, "Leave --image out.");
	// As Docker has them, and as a shell takes them for one word.
	if (image !== undefined && !/^[a-z0-9]([\w.:/@-]*\w)?$/.test(image))
		throw new UsageError(`${JSON.stringify(image)} is no name of an image`, "Name one such as my-university/gradecheck:1.");
}

function packedText(system: System, packing: Packing, out: string, files: readonly PackedFile[]): string {
	const { title, page, steps } = system;
	const bytes = files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
	return [
		`Written: ${shownPath(out)} (${(bytes / 1e6).toFixed(1)} MB): ${files.map(({ path }) => path).join(", ")}.`,
		secretText(system, packing),
		...rulesText(system, packing),
		"",
		`Next, for ${title}:`,
		...steps(packing, shownPath(out)).map((step, at) => `  ${at + 1}. ${step}`),
		`${page} has every step.`,
	].join("\n");
}

function secretText({ title, isForStaff }: System, { secret }: Packing): string {
	const public_ = "submissions are graded on the samples that every student can see";
	if (!isForStaff) return `It holds no secret, since students can read it in ${title}: ${public_}.`;
	if (secret !== undefined) return "It holds the secret that draws the samples: keep it from students.";
	return `It holds no secret, so that ${public_}: name one as \`secretFile\` in ${COURSE_FILE}.`;
}

/** What of the course folder does not hold there. */
function rulesText({ hasRules }: System, { course: { file } }: Packing): string[] {
	const set = (["late", "attempts", "leaderboard"] as const).filter((rule) => file[rule] !== undefined);
	if (hasRules || set.length === 0) return [];
	return [`Of ${COURSE_FILE} this counts in Gradescope alone: ${set.join(", ")}.`];
}

function scripts(): Packing["scripts"] {
	const folder = `${packageRoot()}dist/container`;
	if (!existsSync(folder)) throw new GraderError(`${folder} is missing. Install gradecheck again, or run \`npm run build\` in a clone.`);
	return Object.fromEntries(SCRIPTS.map((name) => [name, readFileSync(`${folder}/${name}`)])) as unknown as Packing["scripts"];
}
