/** What an assignment's template repository in GitHub Classroom has besides the template. Its copies are the students'. */
import { studentsCourse } from "../../course/students-course.ts";
import type { PackedFile } from "../write-zip.ts";
import { packageFiles } from "./installed.ts";
import type { System } from "./system.ts";

/** Minutes that installing takes at most. */
const INSTALLING = 5;

export const gitHubClassroom: System = {
	name: "github-classroom",
	title: "GitHub Classroom",
	kind: "folder",
	isForStaff: false,
	namesImage: false,
	hasRules: false,
	page: "docs/other-systems.md",
	files: (packing) => {
		const { scripts, course, seconds } = packing;
		const minutes = Math.ceil(seconds / 60) + INSTALLING;
		const own: PackedFile[] = [
			{ path: "grade", content: scripts.grade_github, mode: 0o755 },
			{ path: "gradecheck.json", content: studentsCourse(course.file) },
			...packageFiles(packing),
		];
		const workflow = Buffer.from(scripts["classroom.yml"]).toString("utf8").replace("MINUTES", String(minutes));
		return [
			{ path: ".github/workflows/classroom.yml", content: workflow },
			...own.map((file) => ({ ...file, path: `.github/gradecheck/${file.path}` })),
		];
	},
	steps: (_, out) => [
		`Put what lies in ${out} into the assignment's template repository; \`gradecheck handout\` writes the rest.`,
		"In the assignment: name that repository, add no autograding tests, and protect .github/**/*.",
		"Accept the assignment yourself, and push a solution of your own.",
	],
};
