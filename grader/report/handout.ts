/** What is handed out to students: a folder for each language that works anywhere, and what to do first. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { fileOf, type TemplateLanguage, templateFolder } from "./template-folder.ts";

export interface Handout {
	readonly title: string;
	/** Never none. */
	readonly problems: readonly LoadedProblem[];
	/** The text of the assignment's `gradecheck.json` as far as students need it; none for a problem by itself. */
	readonly course?: string;
	/** Where npm finds the checker: the file that lies in each folder, or what is to be asked for elsewhere. */
	readonly checker: { readonly file: string; readonly bytes: Uint8Array } | { readonly from: string };
}

interface HandedOut {
	readonly path: string;
	readonly content: string | Uint8Array;
}

const FOLDERS = { typescript: "TypeScript", python: "Python" } as const satisfies Record<string, TemplateLanguage>;

export function handoutFiles({ title, problems, course, checker }: Handout): HandedOut[] {
	const setup = {
		...{ title, problems, name: nameOf(title), hasCourse: course !== undefined },
		gradecheck: "from" in checker ? checker.from : `file:${checker.file}`,
	};
	const folders = Object.entries(FOLDERS).flatMap(([folder, language]) => [
		...Object.entries(templateFolder(language, setup)).map(([path, content]) => ({ path: `${folder}/${path}`, content })),
		...(course === undefined ? [] : [{ path: `${folder}/gradecheck.json`, content: course }]),
		...("from" in checker ? [] : [{ path: `${folder}/${checker.file}`, content: checker.bytes }]),
		{ path: `${folder}/.gitignore`, content: "node_modules/\n__pycache__/\n.venv/\n" },
	]);
	return [{ path: "README.md", content: readme(title, problems) }, ...folders];
}

/** As npm takes it. */
export function nameOf(title: string): string {
	const plain = title.normalize("NFKD").toLowerCase();
	return (
		plain
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-+|-+$/g, "")
			.slice(0, 60) || "assignment"
	);
}

function readme(title: string, problems: readonly LoadedProblem[]): string {
	const [first] = problems as readonly [LoadedProblem];
	const classes = problems.map(({ className }) => `\`${className}\``).join(", ");
	return `# ${title}

You write ${classes}, in TypeScript or in Python, and check your work on your own machine as often as you like.

## First steps

1. **Node.** Type \`node --version\` in a terminal. It has to answer \`v20.16\` or a higher number; otherwise install the LTS version:
   - Linux: from <https://nodejs.org/en/download>, or your system's package \`nodejs\` together with \`npm\` where it is new enough.
   - macOS: from <https://nodejs.org/en/download>, or \`brew install node\`.
   - Windows: type \`wsl --install\` in PowerShell, restart, open *Ubuntu* from the start menu, and do there what is said for Linux. Keep this
     folder inside it, such as in \`~\`: \`explorer.exe .\` shows it in Windows.
2. **Python**, if you choose it. Type \`python3 -c "import numpy"\`. Where that is an error:
   - Linux and Windows (in Ubuntu): \`sudo apt install python3-numpy\`.
   - macOS: \`python3 -m pip install numpy\`.
   - In a virtual environment, anywhere: \`python3 -m venv .venv\`, \`. .venv/bin/activate\`, \`pip install numpy\`; activate it in every new terminal.
3. **The checker.** Go into the folder of your language and install it. That takes a minute, once:

       cd typescript        # or: cd python
       npm install
       npm run check

   The first report says that nothing is written yet. Open \`${fileOf("TypeScript", first)}\` (\`${fileOf("Python", first)}\` in Python), write the first
   method, save, and check again. \`npm run watch\` does so by itself whenever you save.

The README there says what to write, and what to hand in. The folder works wherever you move it.

## Where something does not work

- \`npm: command not found\`: step 1 is not done, or the terminal is older than it; open a new one.
- \`Missing script: "check"\`: you are not in \`typescript\` or \`python\`; \`cd\` into it.
- \`npm warn install-scripts\`: nothing is wrong; the checker works with and without them.
- \`gradecheck: not found\`: \`npm install\` was not run in this folder, or ended with an error.
- \`Python with numpy is needed\`: step 2; the message says which Python was tried.
- \`npx gradecheck doctor\` says what this machine can do. Checking your own code needs none of the isolation that it lists.
`;
}
