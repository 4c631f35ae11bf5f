/** Whether a plan catches every way of going wrong at some sizes only, in each dimension and in each quantity. */
import { arrange, type Expected, isRightAnswer } from "../checks/compare.ts";
import type { Plan } from "../checks/plan.ts";
import type { Round } from "../checks/round.ts";
import { CONTRACT, type Template } from "../checks/round.ts";
import { roundTemplate } from "../checks/round-templates.ts";
import { alter } from "../diagnosis/alter.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import { computedBy, valueCheckOf } from "../problem/check-ids.ts";
import { type Formula, partsOf } from "../problem/formula.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { LayerModule } from "../problem/misconception.ts";
import type { Problem } from "../problem/problem.ts";
import { formulaOf, type Sample, shapeOf } from "../problem/sample.ts";
import type { VerifyRow } from "./rows.ts";
import { type SizeMistake, sizeFamilies } from "./size-mistakes.ts";

/** One row for each family in each dimension; `lost` is empty where the plan misses one of the family, which the name then has. */
export function sizeRows(problem: LoadedProblem, plan: Plan): VerifyRow[] {
	const template = roundTemplate(problem, CONTRACT);
	return Object.entries(problem.sizes).flatMap(([size, { symbol }]) => {
		const quantities = problem.calls.flatMap((call) => computedBy(problem, call.name)).filter((name) => dependsOn(problem, name, size));
		const lost = quantities.map((name) => valueCheckOf(problem.checks, name));
		// The largest first: most show there.
		const order = [...plan.samples.keys()].sort((left, right) => sizeOf(plan, right, size) - sizeOf(plan, left, size));
		return sizeFamilies().map(({ name, mistakes }): VerifyRow => {
			const missed = mistakes.find((mistake) => !isCaught(problem, plan, template, order, quantities, counting(problem, size, mistake)));
			return missed === undefined
				? { kind: "sizes", name: `${symbol} ${name}`, lost, named: [] }
				: { kind: "sizes", name: `${symbol} ${name}: ${missed.name}`, lost: [], named: [] };
		});
	});
}

/** Whether each of the quantities is wrong on some sample. */
function isCaught(
	problem: Problem,
	plan: Plan,
	{ script, read }: Template<Round>,
	order: readonly number[],
	quantities: readonly string[],
	layer: LayerModule,
): boolean {
	const oracle = new InProcessOracle(layer);
	const unseen = new Set(quantities);
	for (const at of order) {
		const sample = plan.samples[at] as Sample;
		const { computed } = read(oracle.answer(script([sample], at)));
		for (const name of unseen) {
			const answer = computed[name];
			const received = answer?.kind === "value" ? arrange(answer.value, shapeOf(problem, name, sample.sizes), "row-major") : null;
			const expected = (plan.expected[at] as Expected)[name];
			if (received === null || expected === undefined || !isRightAnswer(problem, name, sample, expected, received)) unseen.delete(name);
		}
		if (unseen.size === 0) return true;
	}
	return false;
}

function sizeOf({ samples }: Plan, at: number, size: string): number {
	return samples[at]?.sizes[size] as number;
}

/** Whether a quantity has that size, or adds up over it. */
function dependsOn(problem: Problem, quantity: string, size: string): boolean {
	const isIn = (formula: Formula): boolean => (formula.kind === "sum" && formula.over === size) || partsOf(formula).some(isIn);
	return problem.quantities[quantity]?.shape.includes(size) === true || isIn(formulaOf(problem, quantity).is);
}

/** The reference, which sees of everything that it is given and holds only what the mistake takes in that dimension. */
export function counting(problem: Problem, size: string, mistake: SizeMistake): LayerModule {
	const seen = (name: string, value: unknown) => taken(value, problem.quantities[name]?.shape ?? [], size, mistake);
	return alter(problem, ({ layer, call, args, proceed }) => {
		const { takes, stores } = problem.calls[call] as (typeof problem.calls)[number];
		const held = [...problem.parameters, ...problem.calls.slice(0, call).flatMap((earlier) => earlier.stores)];
		const before = held.map((name) => [name, layer[name]] as const);
		for (const [name, value] of before) layer[name] = seen(name, value);
		const result = proceed(...args.map((value, at) => seen(takes[at] as string, value)));
		for (const [name, value] of before) layer[name] = value;
		takes.forEach((name, at) => {
			if (stores.includes(name)) layer[name] = args[at];
		});
		return result;
	});
}

/** Nested rows with other entries, or zeros, along the axes of that size. */
function taken(value: unknown, [extent, ...inner]: readonly (string | 1)[], size: string, mistake: SizeMistake): unknown {
	if (!Array.isArray(value)) return value;
	const rows = value.map((row) => taken(row, inner, size, mistake));
	if (extent !== size) return rows;
	return rows.map((row, at) => {
		const from = mistake.takes(at, rows.length);
		return from === undefined ? zeros(row) : rows[from];
	});
}

function zeros(value: unknown): unknown {
	return Array.isArray(value) ? value.map(zeros) : 0;
}
