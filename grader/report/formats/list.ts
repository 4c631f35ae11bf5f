/** Every format, in the order in which `--help` shows them. Each is loaded only where it is asked for. */
import type { Format } from "./format.ts";

export const FORMATS: readonly Format[] = [
	{
		name: "gradescope",
		says: "Gradescope's results.json",
		ending: ".json",
		reader: "platform",
		load: async () => {
			const { gradescope, shownByGradescope } = await import("./gradescope.ts");
			return { write: gradescope, shown: shownByGradescope };
		},
	},
	{
		name: "native",
		says: "everything, as JSON by docs/result.schema.json",
		ending: ".json",
		reader: "staff",
		load: async () => ({ write: (await import("./native.ts")).native }),
	},
	{
		name: "prairielearn",
		says: "PrairieLearn's results.json of an external grader",
		ending: ".json",
		reader: "student",
		load: async () => ({ write: (await import("./prairielearn.ts")).prairieLearn }),
	},
	{
		name: "autolab",
		says: "Autolab's standard output, with the line of scores at its end",
		ending: ".txt",
		reader: "student",
		load: async () => ({ write: (await import("./autolab.ts")).autolab }),
	},
	{
		name: "github-classroom",
		says: "GitHub Classroom: `result=…` for $GITHUB_OUTPUT, which the grading reporter reads",
		ending: ".txt",
		reader: "student",
		load: async () => ({ write: (await import("./github-classroom.ts")).gitHubClassroom }),
	},
	{
		name: "github",
		says: "GitHub Actions: annotations and the log; the step summary goes to $GITHUB_STEP_SUMMARY",
		ending: ".txt",
		reader: "student",
		holdsReport: true,
		alsoTo: "GITHUB_STEP_SUMMARY",
		load: async () => {
			const [{ gitHub }, { markdown }] = await Promise.all([import("./github.ts"), import("./markdown.ts")]);
			return { write: gitHub, writeAlso: markdown };
		},
	},
	{
		name: "junit",
		says: "JUnit's XML, for GitLab, Jenkins and reporters of GitHub",
		ending: ".xml",
		reader: "student",
		load: async () => ({ write: (await import("./junit.ts")).junit }),
	},
	{
		name: "markdown",
		says: "Markdown, for a comment or an issue",
		ending: ".md",
		reader: "student",
		load: async () => ({ write: (await import("./markdown.ts")).markdown }),
	},
	{
		name: "html",
		says: "a page for a browser, in one file",
		ending: ".html",
		reader: "student",
		load: async () => ({ write: (await import("./html.ts")).htmlReport }),
	},
	{
		name: "terminal",
		says: "the report as a terminal shows it",
		ending: ".txt",
		reader: "runner",
		holdsReport: true,
		load: async () => ({ write: (await import("./terminal.ts")).terminal }),
	},
	{
		name: "csv",
		says: "a row for each check, for a spreadsheet",
		ending: ".csv",
		reader: "staff",
		load: async () => ({ write: (await import("./csv.ts")).csv }),
	},
];
