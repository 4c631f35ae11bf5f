/** What `gradecheck init` writes: a course folder for one problem, to be changed. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";

/** The JSON Schema's name beside the file that it describes, where an editor finds it without a network. */
const SCHEMA_FILE = "gradecheck.schema.json";

/** The secret, what holds it or the samples that it draws, and grades. */
const IGNORED = ["secret", "*.zip", "*.tar", ".gradecheck-*.plan", "results/", "grades*/"];

export interface InitFile {
	readonly name: string;
	readonly text: string;
	/** Of its owner alone. */
	readonly isSecret?: true;
}

/** `secret` is of chance; `schema` is a JSON Schema. */
export function initFiles(title: string, problem: LoadedProblem, secret: string, schema: unknown): InitFile[] {
	return [
		{ name: "gradecheck.json", text: courseText(title, problem) },
		{ name: SCHEMA_FILE, text: `${JSON.stringify(schema, null, 2)}\n` },
		{ name: "secret", text: `${secret}\n`, isSecret: true },
		{ name: ".gitignore", text: IGNORED.map((name) => `${name}\n`).join("") },
		{ name: "README.md", text: readme(title, problem) },
	];
}

/** With every check's weight and visibility in a line of its own, since that is what staff change. */
function courseText(title: string, { id, checks, rubricOf }: LoadedProblem): string {
	const rows = checks.map(({ id: check }) => {
		const { weight, visibility } = rubricOf[check] as LoadedProblem["rubricOf"][string];
		return `        ${JSON.stringify(check)}: { "weight": ${weight}, "visibility": ${JSON.stringify(visibility)} }`;
	});
	return `{
  "$schema": "./${SCHEMA_FILE}",
  "title": ${JSON.stringify(title)},
  "points": 100,
  "explain": "where",
  "secretFile": "secret",
  "problems": [
    {
      "id": ${JSON.stringify(id)},
      "weight": 1,
      "checks": {
${rows.join(",\n")}
      }
    }
  ]
}
`;
}

function readme(title: string, { fileName }: LoadedProblem): string {
	const commands = [
		["grade path/to/FILE", "one submission"],
		["batch path/to/class --out path/to/grades", "a class: a result for each, and grades.csv"],
		["check path/to/FILE", "what a student sees"],
		["pack gradescope --out autograder.zip", "what Gradescope is given"],
		["handout --out homework.zip", "what students are given"],
		["doctor", "whether this machine and this folder are ready"],
	].map(([command = "", what]) => `    gradecheck ${command.replace("FILE", `${fileName}.ts`).padEnd(42)}# ${what}`);
	return `# ${title}

\`gradecheck.json\` says what is graded and what it is worth. Change it and run the next command: there is nothing to build. Editors complete
and check it by \`${SCHEMA_FILE}\`; a fault is told with its line.

- \`points\`: what the assignment is worth. Gradescope wants the same number there.
- \`explain\`: the most that a student is told: \`fact\`, \`where\` or \`fix\`.
- \`weight\` and \`visibility\` of each check: its share of the points, and when a student sees it.
- \`problems\`: more of them, as \`gradecheck problems\` lists them, with a \`weight\` each. All are graded in one go.

In this folder:

${commands.join("\n")}

Elsewhere, name it: \`--course path/to/this/folder\`.

\`secret\` draws the samples of the grades that count. Keep it from students, and keep a copy: without it the same grades do not come again. Git
leaves it out, and archives and folders of grades, which may hold it or what it draws.
`;
}
