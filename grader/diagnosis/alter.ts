/** Wrong versions of any problem's reference, made by changing what its calls do. */
import type { LayerClass } from "../problem/layer-class.ts";
import type { LayerModule } from "../problem/misconception.ts";
import type { Problem } from "../problem/problem.ts";

type Bag = Record<string, unknown>;
type Method = (...args: unknown[]) => unknown;

export interface CallOfMutant {
	readonly layer: Bag;
	/** Which of the problem's calls, counted from 0. */
	readonly call: number;
	readonly args: readonly unknown[];
	/** What the reference does, with these arguments or with others. */
	readonly proceed: (...args: readonly unknown[]) => unknown;
	readonly random: () => number;
	/** State of the module, outside of the class. */
	readonly shared: Bag;
}

export function alter(problem: Problem, change: (call: CallOfMutant) => unknown): LayerModule {
	return (random) => {
		const shared: Bag = {};
		const Layer = class extends problem.reference {} as LayerClass;
		problem.calls.forEach(({ name }, call) => {
			const original = (problem.reference.prototype as Record<string, Method>)[name] as Method;
			(Layer.prototype as Record<string, Method>)[name] = function (this: Bag, ...args: unknown[]) {
				const proceed = (...others: readonly unknown[]) => original.apply(this, [...others]);
				return change({ layer: this, call, args, proceed, random, shared });
			};
		});
		return Layer;
	};
}

/** Numbers at any depth, changed one by one. */
export function mapNumbers(value: unknown, change: (entry: number) => number): unknown {
	if (typeof value === "number") return change(value);
	return Array.isArray(value) ? value.map((inner) => mapNumbers(inner, change)) : value;
}
