/** A question of PrairieLearn with an external grader, and the image that grades it. */
import { createHash } from "node:crypto";
import { forHtml } from "../../report/escape.ts";
import type { PackedFile } from "../write-zip.ts";
import { courseFiles, imageFiles } from "./installed.ts";
import type { Packing, System } from "./system.ts";

/** Seconds, PrairieLearn's own. */
const LONGEST_JOB = 600;
/** Seconds in which the grader is ended and the result written. */
const MARGIN = 15;

export const prairieLearn: System = {
	name: "prairielearn",
	title: "PrairieLearn",
	kind: "folder",
	isForStaff: true,
	namesImage: true,
	hasRules: false,
	page: "docs/other-systems.md",
	files: (packing) => {
		const tests: PackedFile[] = [
			{ path: "grade", content: packing.scripts.grade_prairielearn, mode: 0o755 },
			{ path: "grading.sh", content: packing.scripts["grading.sh"] },
			{ path: "run_limit", content: `${jobSeconds(packing) - MARGIN}\n` },
			...courseFiles(packing),
		];
		return [
			{ path: "info.json", content: `${JSON.stringify(info(packing), null, 2)}\n` },
			{ path: "question.html", content: question(packing) },
			...tests.map((file) => ({ ...file, path: `tests/${file.path}` })),
			...imageFiles(packing, "ubuntu:22.04", true),
		];
	},
	steps: ({ image, seconds }) => [
		`Build the image in the folder, \`docker build -t ${image} image\`, and push it to where your PrairieLearn finds it.`,
		"Put the folder below questions/ of your course, without image/.",
		"Write in question.html what is to be done, and name in info.json a topic of your course.",
		...(seconds > LONGEST_JOB - MARGIN
			? [`A grading may take ${seconds} seconds by gradecheck.json, and PrairieLearn ends it after ${LONGEST_JOB}: lower timeLimit.`]
			: []),
		"Sync, and hand in a solution of your own.",
	],
};

/** PrairieLearn lets no other keys through. */
function info(packing: Packing): unknown {
	const { title } = packing.course.file;
	return {
		uuid: uuidOf(title),
		title,
		topic: "Programming",
		type: "v3",
		singleVariant: true,
		gradingMethod: "External",
		externalGradingOptions: {
			image: packing.image,
			entrypoint: "/grade/tests/grade",
			timeout: jobSeconds(packing),
		},
	};
}

function jobSeconds({ seconds }: Packing): number {
	return Math.min(seconds + MARGIN, LONGEST_JOB);
}

/** The same title is the same question, however often it is packed. */
function uuidOf(title: string): string {
	const bytes = createHash("sha256").update(`gradecheck ${title}`).digest().subarray(0, 16);
	// What marks a UUID of version 4.
	bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
	return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function question({ course: { file, problems } }: Packing): string {
	const stems = [...new Set(problems.map(({ fileName }) => fileName))];
	const names = stems.flatMap((stem) => [`${stem}.ts`, `${stem}.py`]);
	// Braces are Mustache's there.
	const title = forHtml(file.title).replace(/[{}]/g, (brace) => `&#${brace.charCodeAt(0)};`);
	const asked = stems.map((stem) => `<code>${stem}.ts</code> or <code>${stem}.py</code>`).join(", and ");
	return `<pl-question-panel>
  <p>${title}: hand in ${asked}.</p>
</pl-question-panel>

<pl-file-upload optional-file-names="${names.join(", ")}"></pl-file-upload>

<pl-submission-panel>
  <pl-external-grader-results></pl-external-grader-results>
  <pl-file-preview></pl-file-preview>
</pl-submission-panel>
`;
}
