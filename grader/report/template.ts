/** What a student starts from in TypeScript, made from a problem's table alone, with nothing of the solution. Pure. */
import { computedBy, storedInputs } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";

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

export function typescriptSource(problem: LoadedProblem): string {
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
