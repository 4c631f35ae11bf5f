/** What a student starts from: the files of a problem's template, made from its table alone, with nothing of the solution. */
import { computedBy, storedInputs } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";

/** File name → text; `repository` is the path from the template to it. */
export function templateFiles(problem: LoadedProblem, repository: string): Record<string, string> {
	const json = (value: unknown) => `${JSON.stringify(value, null, "\t")}\n`;
	return {
		[`${problem.fileName}.ts`]: sourceFile(problem),
		"package.json": json({
			name: `my-${problem.id}`,
			private: true,
			type: "module",
			scripts: scriptsFor(problem, `${problem.fileName}.ts`),
			dependencies: { mathjs: "15.2.0" },
			devDependencies: { gradecheck: `file:${repository}` },
		}),
		"tsconfig.json": json({
			compilerOptions: {
				target: "esnext",
				module: "nodenext",
				strict: true,
				noEmit: true,
				skipLibCheck: true,
				allowImportingTsExtensions: true,
			},
		}),
		"README.md": readme(problem),
	};
}

function constructorLines(problem: LoadedProblem): string[] {
	if (problem.construct.length === 0 && problem.parameters.length === 0) return [];
	const sizes = problem.construct.map((size) => `${size} is ${problem.sizes[size]?.symbol}, the ${problem.sizes[size]?.meaning}`);
	return [
		"",
		...(sizes.length > 0 ? [`\t/** ${sizes.join("; ")}. */`] : []),
		`\tconstructor(${problem.construct.map((size) => `${size}: number`).join(", ")}) {`,
		...problem.parameters.map((name) => `\t\t// TODO: create this.${name} as zeros, ${shapeOf(problem, name)}.`),
		"\t}",
	];
}

export function scriptsFor(problem: LoadedProblem, file: string): Record<string, string> {
	const check = `gradecheck check ${file} --problem ${problem.id}`;
	return { check, watch: `${check} --watch` };
}

function sourceFile(problem: LoadedProblem): string {
	const attributes = [...problem.parameters, ...problem.calls.flatMap((call) => call.stores)];
	const typeOf = (name: string) => (problem.quantities[name]?.shape.length === 0 ? "number" : "Matrix");
	const lines = [
		`import type { Matrix } from "mathjs";`,
		"",
		"/**",
		` * ${problem.summary}`,
		" *",
		...tableLines(problem).map((line) => ` * ${line}`),
		" *",
		' * Matrices are mathjs matrices: import what you need, for example { add, multiply, transpose, zeros, ones } from "mathjs".',
		" */",
		`export class ${problem.className} {`,
		...[...new Set(attributes)].map((name) => `\t${name}!: ${typeOf(name)};`),
		...constructorLines(problem),
	];
	for (const call of problem.calls) {
		const stored = [...storedInputs(problem, call.name), ...computedBy(problem, call.name).slice(1)];
		lines.push(
			"",
			"\t/**",
			...call.takes.map((name) => `\t * @param ${name} ${shapeOf(problem, name)}: ${problem.quantities[name]?.meaning}`),
			`\t * @returns ${call.returns}, ${shapeOf(problem, call.returns)}: ${problem.quantities[call.returns]?.meaning}`,
			"\t */",
			`\t${call.name}(${call.takes.map((name) => `${name}: ${typeOf(name)}`).join(", ")}): ${typeOf(call.returns)} {`,
			...stored.map((name) => `\t\t// TODO: store this.${name}, ${shapeOf(problem, name)}.`),
			`\t\t// TODO: compute ${call.returns} and return it.`,
			`\t\tthrow new Error("${call.name} is not written yet");`,
			"\t}",
		);
	}
	lines.push("}");
	return `${lines.join("\n")}\n`;
}

/** A line for each quantity: its name, its shape and its meaning. */
export function tableLines(problem: LoadedProblem): string[] {
	const names = Object.keys(problem.quantities);
	const width = Math.max(...names.map((name) => name.length));
	return names.map((name) => `${name.padEnd(width)}  ${shapeOf(problem, name).padEnd(13)}  ${problem.quantities[name]?.meaning}`);
}

export function shapeOf(problem: LoadedProblem, name: string): string {
	const shape = problem.quantities[name]?.shape ?? [];
	return shape.length === 0 ? "a number" : shape.map((extent) => (extent === 1 ? "1" : problem.sizes[extent]?.symbol)).join(" × ");
}

/** What to write, in the order in which the checks build on each other. */
export function taskLines(problem: LoadedProblem): string[] {
	const tasks = problem.calls.map((call) => {
		const stored = call.stores.length > 0 ? ` and stores ${call.stores.join(", ")}` : "";
		return `\`${call.name}\` returns ${call.returns}${stored}.`;
	});
	if (problem.parameters.length > 0) tasks.unshift(`The constructor creates ${problem.parameters.join(" and ")}.`);
	return tasks.map((task, at) => `${at + 1}. ${task}`);
}

function readme(problem: LoadedProblem): string {
	return `# ${problem.title}

Write the class \`${problem.className}\` in \`${problem.fileName}.ts\`. Its comments say what each method gets and returns, and the shape of everything.

    npm install
    npm run check      # what is right, what is not, and the smallest example of it
    npm run watch      # the same again whenever you save

Start at the top of the report: the checks build on each other.

${taskLines(problem).join("\n")}

Rules: import nothing but \`mathjs\` and your own files; do not change what a method is given; results may be a \`Matrix\` or nested arrays of numbers.
Hand in \`${problem.fileName}.ts\` (and the files it imports).
`;
}
