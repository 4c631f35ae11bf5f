/** The folder that a student works in, for one language: what to start from, and what checks it. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { courseText } from "./course-text.ts";
import { pythonSource } from "./python-template.ts";
import { typescriptSource } from "./template.ts";

export type TemplateLanguage = "TypeScript" | "Python";

export interface TemplateSetup {
	readonly title: string;
	/** In the package.json. */
	readonly name: string;
	/** Never none. */
	readonly problems: readonly LoadedProblem[];
	/** Where npm finds the checker: a version, an address, or a file. */
	readonly gradecheck: string;
	/** Whether `gradecheck.json` lies above, and says what is checked. */
	readonly hasCourse: boolean;
}

/** Path → text. */
export function templateFolder(language: TemplateLanguage, setup: TemplateSetup): Record<string, string> {
	const { problems } = setup;
	const paths = new Set(problems.map((problem) => fileOf(language, problem)));
	const sourceAt = (path: string) =>
		sourceOf(
			language,
			problems.filter((problem) => fileOf(language, problem) === path),
		);
	return {
		...Object.fromEntries([...paths].map((path) => [path, sourceAt(path)])),
		...Object.fromEntries(problems.map((problem) => [`${problem.id}.md`, courseText(problem)])),
		"package.json": json(manifest(language, setup)),
		...(language === "TypeScript" && { "tsconfig.json": json({ compilerOptions: COMPILER_OPTIONS }) }),
		"README.md": readme(language, setup),
	};
}

/** Where a problem's file is expected, its ending included. */
export function fileOf(language: TemplateLanguage, { folder, fileName }: LoadedProblem): string {
	return `${folder === undefined ? "" : `${folder}/`}${fileName}.${language === "Python" ? "py" : "ts"}`;
}

/** Several classes may be expected in one file, which imports once. */
function sourceOf(language: TemplateLanguage, problems: readonly LoadedProblem[]): string {
	const sources = problems.map(language === "Python" ? pythonSource : typescriptSource);
	const later = sources.slice(1).map((source) => source.replace(/^import .*\n+/, ""));
	return [sources[0], ...later].join(language === "Python" ? "\n\n" : "\n");
}

const COMPILER_OPTIONS = {
	target: "esnext",
	module: "nodenext",
	strict: true,
	noEmit: true,
	skipLibCheck: true,
	allowImportingTsExtensions: true,
};

function manifest(language: TemplateLanguage, { name, problems, gradecheck, hasCourse }: TemplateSetup): unknown {
	const [first] = problems as readonly [LoadedProblem];
	const checked = problems.length > 1 ? "." : fileOf(language, first);
	const check = `gradecheck check ${checked}${hasCourse ? "" : ` --problem ${first.id}`}`;
	return {
		name,
		private: true,
		...(language === "TypeScript" && { type: "module" }),
		scripts: { check, watch: `${check} --watch` },
		...(language === "TypeScript" && { dependencies: { mathjs: "15.2.0" } }),
		devDependencies: { gradecheck },
		// Newer versions of npm run no script of a package that is not named.
		allowScripts: { esbuild: true, gradecheck: true },
	};
}

function json(value: unknown): string {
	return `${JSON.stringify(value, null, "\t")}\n`;
}

function readme(language: TemplateLanguage, { title, problems }: TemplateSetup): string {
	const [files, isOne] = [problems.map((problem) => `\`${fileOf(language, problem)}\``), problems.length === 1];
	const texts = problems.map(({ id }) => `[${id}.md](${id}.md)`);
	const needs = language === "Python" ? "You need Python 3 with numpy, and Node 20.16 or later for the checker.\n" : "";
	return `# ${title}${language === "Python" ? " in Python" : ""}

${problems.map((problem) => `Write the class \`${problem.className}\` in \`${fileOf(language, problem)}\`.`).join("\n")}
The comments there say what each method gets and returns, and the shape of everything. ${list(texts)} ${isOne ? "has" : "have"} the table and the equations,
by the numbers that hints name.
${needs}
    npm install
    npm run check                      # what is right, what is not, and the smallest example of it
    npm run watch                      # the same again whenever you save
    npm run check -- --only forward    # of one call alone

Start at the top of the report: the checks build on each other.

${problems.map((problem) => (isOne ? "" : `**${problem.title}**\n\n`) + taskLines(problem).join("\n")).join("\n\n")}

Rules: ${rules(language, problems)}
Hand in ${list(files)} (and the files ${isOne ? "it imports" : "they import"}).
`;
}

function rules(language: TemplateLanguage, problems: readonly LoadedProblem[]): string {
	const packages = language === "Python" ? ["numpy", ...new Set(problems.flatMap(({ python }) => python.allow))] : ["mathjs"];
	const imported = `import nothing but ${packages.map((name) => `\`${name}\``).join(", ")}`;
	return language === "Python"
		? `${imported}, Python's own library and your own files; do not change what a method is given; results may be arrays or nested lists of numbers.`
		: `${imported} and your own files; do not change what a method is given; results may be a \`Matrix\` or nested arrays of numbers.`;
}

/** What to write, in the order in which the checks build on each other. */
function taskLines(problem: LoadedProblem): string[] {
	const tasks = problem.calls.map((call) => {
		const stored = call.stores.length > 0 ? ` and stores ${call.stores.join(", ")}` : "";
		return `\`${call.name}\` returns ${call.returns}${stored}.`;
	});
	if (problem.parameters.length > 0) tasks.unshift(`The constructor creates ${problem.parameters.join(" and ")}.`);
	return tasks.map((task, at) => `${at + 1}. ${task}`);
}

function list(words: readonly string[]): string {
	return words.length === 1 ? (words[0] as string) : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
