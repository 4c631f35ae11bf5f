/** The scripts that are packed, as they lie in `grader/container/`; the build puts them beside the command line. */
export const SCRIPTS = [
	"setup.sh",
	"run_autograder",
	"close_source",
	"grading.sh",
	"grade_prairielearn",
	"grade_autolab",
	"grade_github",
	"classroom.yml",
] as const;

export type ScriptName = (typeof SCRIPTS)[number];
