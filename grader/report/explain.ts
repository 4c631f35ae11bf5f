/** `gradecheck explain`: the table, the equations, and the full derivative tensors of a small example as slices. */

import { evaluate } from "../checks/compare.ts";
import { elementCount, indexOf, mapTensor, type Tensor } from "../numeric/tensor.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { makeSample, type Sample, type Sizes } from "../problem/sample.ts";
import { matrixLines, sideBySide } from "./matrices.ts";
import type { TensorResult } from "./result.ts";
import { wrap } from "./wrap.ts";

export function explanation(problem: LoadedProblem, sizes: Sizes): string {
	// No zeros: a layer may have no derivative there.
	const small = [1, 2, -1, 3, -2, 4, 1, 5, -3, 2];
	let drawn = 0;
	const sample = makeSample(problem, sizes, () => small[drawn++ % small.length] as number);
	const values = evaluate(problem, sample);
	return [
		problem.title,
		...wrap(problem.summary, 78),
		"",
		...table(problem),
		"",
		"Equations",
		...Object.values(problem.quantities).flatMap(({ equation }) => (equation ? [`  ${equation.number.padEnd(4)} ${equation.text}`] : [])),
		...problem.gradients.flatMap(({ chainRule }) => (chainRule ? [`  ${chainRule.number.padEnd(4)} ${chainRule.text}`] : [])),
		"",
		`An example: ${Object.entries(sizes)
			.map(([name, size]) => `${problem.sizes[name]?.symbol} = ${size}`)
			.join(", ")}`,
		...sideBySide(Object.entries({ ...sample.values, ...values }).map(([title, tensor]) => ({ title, lines: matrixLines(plain(tensor)) }))),
		...problem.gradients.flatMap((gradient) => ["", ...gradientSlices(problem, sample, values, gradient)]),
		"",
	].join("\n");
}

function table(problem: LoadedProblem): string[] {
	const sizeRows = Object.entries(problem.sizes).map(([name, { symbol, meaning }]) => [name, symbol, "scalar", meaning]);
	const rows = Object.entries(problem.quantities)
		.filter(([name]) => !(name in problem.sizes))
		.map(([name, { symbol, shape, meaning }]) => [
			name,
			symbol,
			shape.length === 0 ? "scalar" : shape.map((extent) => (extent === 1 ? "1" : problem.sizes[extent]?.symbol)).join(" × "),
			meaning,
		]);
	const all = [["code name", "math", "shape", "meaning"], ...sizeRows, ...rows];
	const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => (row[column] as string).length)));
	return all.map(
		(row) =>
			`  ${row
				.map((text, column) => (text ?? "").padEnd(widths[column] ?? 0))
				.join("  ")
				.trimEnd()}`,
	);
}

/** ∂output/∂operand for each entry of the operand, and the chain rule summed over it against the simplified equation. */
function gradientSlices(
	problem: LoadedProblem,
	sample: Sample,
	values: Readonly<Record<string, Tensor>>,
	{ of, is, chainRule }: LoadedProblem["gradients"][number],
): string[] {
	const operand = sample.values[of] as Tensor;
	const output = values[problem.output] as Tensor;
	const upstream = problem.upstream === undefined ? mapTensor(output, () => 1) : (sample.values[problem.upstream] as Tensor);
	const slices = operand.data.map((_, at) => derivative(problem, sample, of, at));
	const summed = slices.map((slice) => slice.data.reduce((sum, entry, at) => sum + entry * (upstream.data[at] as number), 0));
	const simplified = values[is] as Tensor;
	const symbol = `∂${problem.output}/∂${of}`;
	// An extent that is 1 by the table adds no dimension: ∂Z/∂b is a stack of matrices.
	const rows = problem.quantities[of]?.shape ?? [];
	const shape = [...rows.flatMap((extent, axis) => (extent === 1 ? [] : [operand.shape[axis] as number])), ...output.shape];
	const blocks = slices.map((slice, at) => ({
		title: `∂${problem.output}/∂${of}[${indexOf(operand.shape, at)
			.filter((_, axis) => rows[axis] !== 1)
			.join(",")}]`,
		lines: matrixLines(plain(slice)),
	}));
	const perRow = 4;
	const one = output.shape.length === 0 ? "one number" : `one ${output.shape.join(" × ")} slice`;
	const lines = [`${symbol}: ${shape.length}-D, ${shape.join(" × ")}, ${one} for each entry of ${of}`];
	for (let from = 0; from < blocks.length; from += perRow)
		lines.push(...sideBySide(blocks.slice(from, from + perRow)).map((line) => `  ${line}`));
	const agrees = summed.every((entry, at) => Math.abs(entry - (simplified.data[at] as number)) <= 1e-12);
	const { equation } = problem.quantities[is] ?? {};
	lines.push(
		"",
		...sideBySide([
			{
				title: chainRule === undefined ? "by small changes" : `${chainRule.number} summed over the slices`,
				lines: matrixLines(plain({ shape: operand.shape, data: summed })),
			},
			{ title: `${equation?.number ?? ""} ${equation?.text ?? is}`, lines: matrixLines(plain(simplified)) },
		]).map((line) => `  ${line}`),
		`  ${agrees ? "They agree." : "They do NOT agree."}`,
	);
	return lines;
}

/** A power of two, so that nothing is rounded, and too small to carry a whole number across 0. */
const STEP = 0.25;

/** Central difference of the output by one entry; exact for whole numbers where the output is at most quadratic in it. */
function derivative(problem: LoadedProblem, sample: Sample, of: string, at: number): Tensor {
	const [plus, minus] = [STEP, -STEP].map((step) => {
		const operand = sample.values[of] as Tensor;
		const moved = mapTensor(operand, (entry, position) => (position === at ? entry + step : entry));
		return evaluate(problem, { sizes: sample.sizes, values: { ...sample.values, [of]: moved } })[problem.output] as Tensor;
	}) as [Tensor, Tensor];
	return {
		shape: plus.shape,
		data: Array.from(
			{ length: elementCount(plus.shape) },
			(_, entry) => ((plus.data[entry] as number) - (minus.data[entry] as number)) / (2 * STEP),
		),
	};
}

function plain({ shape, data }: Tensor): TensorResult {
	return { shape: [...shape], data: [...data] };
}
