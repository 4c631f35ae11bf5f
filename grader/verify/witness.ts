/** A layer that is right but on one kind of sample: it is caught only if that kind is drawn. */
import { alter, mapNumbers } from "../diagnosis/alter.ts";
import { fromNested, type Nested, type Tensor } from "../numeric/tensor.ts";
import type { LayerModule } from "../problem/misconception.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";

export function witness(problem: Problem, reaches: (sample: Sample) => boolean): LayerModule {
	const last = problem.calls.length - 1;
	return alter(problem, ({ layer, call, args, proceed }) => {
		const seen = (layer.seen ?? {}) as Record<string, Tensor>;
		layer.seen = seen;
		problem.calls[call]?.takes.forEach((name, at) => {
			seen[name] = tensorOf(args[at]);
		});
		const result = proceed(...args);
		if (call < last) return result;
		const parameters = problem.parameters.map((name) => [name, tensorOf(layer[name])] as const);
		const values = { ...Object.fromEntries(parameters), ...seen };
		if (!reaches({ sizes: sizesOf(problem, values), values })) return result;
		for (const name of problem.calls[last]?.stores ?? []) layer[name] = mapNumbers(layer[name], off);
		return mapNumbers(result, off);
	});
}

/** Another number, whatever it was, and visibly so at any scale. */
function off(entry: number): number {
	return 2 * entry + (entry < 0 ? -1 : 1);
}

function tensorOf(value: unknown): Tensor {
	return fromNested(value as Nested) ?? { shape: [], data: [] };
}

function sizesOf(problem: Problem, values: Readonly<Record<string, Tensor>>): Record<string, number> {
	const sizes: Record<string, number> = {};
	for (const [name, { shape }] of Object.entries(values))
		problem.quantities[name]?.shape.forEach((extent, axis) => {
			if (extent !== 1) sizes[extent] = shape[axis] as number;
		});
	return sizes;
}
