/** What the repository that students start from has besides the template, as GitHub Classroom's reporter reads it. Its copies are theirs. */
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
	steps: () => [
		"Put what is in the folder into the repository that students start from, beside one language of `gradecheck handout`.",
		"Push a solution of your own to a copy of it, and look at its Actions.",
		"Look at what students change below .github/: whoever can push can change how it is graded.",
	],
};
