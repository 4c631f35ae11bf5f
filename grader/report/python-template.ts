/** What a student who writes Python starts from: made from a problem's table alone, with nothing of the solution. */
import { computedBy, storedInputs } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { scriptsFor, shapeOf, tableLines, taskLines } from "./template.ts";

/** File name → text; `repository` is the path from the template to it. */
export function pythonTemplateFiles(problem: LoadedProblem, repository: string): Record<string, string> {
	const file = `${problem.fileName}.py`;
	const manifest = {
		name: `my-${problem.id}`,
		private: true,
		scripts: scriptsFor(problem, file),
		devDependencies: { gradecheck: `file:${repository}` },
	};
	return { [file]: sourceFile(problem), "package.json": `${JSON.stringify(manifest, null, "\t")}\n`, "README.md": readme(problem, file) };
}

function sourceFile(problem: LoadedProblem): string {
	const sizes = problem.construct.map((size) => `${size} is ${problem.sizes[size]?.symbol}, the ${problem.sizes[size]?.meaning}`);
	const lines = [
		"import numpy as np",
		"",
		"",
		`class ${problem.className}:`,
		'    """',
		`    ${problem.summary}`,
		"",
		...tableLines(problem).map((line) => `    ${line}`),
		"",
		"    Matrices are numpy arrays of two dimensions, of dtype float64.",
		'    """',
		"",
		`    def __init__(${["self", ...problem.construct].join(", ")}):`,
		...(sizes.length > 0 ? [`        """${sizes.join("; ")}."""`] : []),
		...(problem.parameters.length > 0
			? problem.parameters.flatMap((name) => [`        # TODO: ${shapeOf(problem, name)}, zeros`, `        self.${name} = None`])
			: ["        pass"]),
	];
	for (const call of problem.calls) {
		const stored = [...storedInputs(problem, call.name), ...computedBy(problem, call.name).slice(1)];
		lines.push(
			"",
			`    def ${call.name}(${["self", ...call.takes].join(", ")}):`,
			'        """',
			...call.takes.map((name) => `        :param ${name}: ${shapeOf(problem, name)}: ${problem.quantities[name]?.meaning}`),
			`        :return: ${call.returns}, ${shapeOf(problem, call.returns)}: ${problem.quantities[call.returns]?.meaning}`,
			'        """',
			...stored.map((name) => `        # TODO: store self.${name}, ${shapeOf(problem, name)}.`),
			`        # TODO: compute ${call.returns} and return it.`,
			`        raise NotImplementedError("${call.name} is not written yet")`,
		);
	}
	return `${lines.join("\n")}\n`;
}

function readme(problem: LoadedProblem, file: string): string {
	return `# ${problem.title} in Python

Write the class \`${problem.className}\` in \`${file}\`. Its comments say what each method gets and returns, and the shape of everything.
You need Python 3 with numpy, and Node 20 or later for the checker.

    npm install
    npm run check      # what is right, what is not, and the smallest example of it
    npm run watch      # the same again whenever you save

Start at the top of the report: the checks build on each other.

${taskLines(problem).join("\n")}

Rules: import nothing but \`numpy\`, Python's own library and your own files; do not change what a method is given; results may be arrays or nested lists of numbers.
Hand in \`${file}\` (and the files it imports).
`;
}
