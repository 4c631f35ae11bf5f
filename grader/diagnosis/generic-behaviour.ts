/** Mistakes of manners: what a call changes, remembers or shares, with results that are right by themselves. */
import { endsProcess } from "../oracle/script.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, Misconception } from "../problem/misconception.ts";
import { alter, mapNumbers } from "./alter.ts";
import { droppedBelow } from "./offset.ts";
import { roundingOf } from "./rounding.ts";

type Nested = number[] | number[][];

/** What ends the process has a name of its own: where the time is up, nothing was seen to be shared or remembered. */
const isCheck =
	(kind: Evidence["check"]["kind"]) =>
	({ check, failure }: Evidence): boolean =>
		check.kind === kind && !(failure.kind === "fault" && endsProcess(failure.fault.id));

/** Doubles every entry and adds 1, in place. */
function spoil(rows: unknown): void {
	if (!Array.isArray(rows)) return;
	(rows as unknown[]).forEach((value, at) => {
		if (typeof value === "number") rows[at] = 2 * value + 1;
		else spoil(value);
	});
}

export function behaviourMisconceptions(problem: LoadedProblem): Misconception[] {
	const last = problem.calls.length - 1;
	const stored = problem.calls.slice(0, -1).flatMap(({ stores }) => stores);
	const parameters: Misconception[] = [
		{
			id: "updates-parameters",
			says: "{quantity} is moved along its own gradient: a training step is hidden in a call.",
			hint: "Who changes the parameters during training: the layer, or the one who uses its gradients?",
			fix: "Remove the update of the parameters; only store the gradients.",
			mutants: [
				alter(problem, ({ layer, call, args, proceed }) => {
					const result = proceed(...args);
					if (call === last)
						for (const { of, is } of problem.gradients)
							if (problem.parameters.includes(of)) layer[of] = minusEighth(layer[of] as Nested, layer[is] as Nested);
					return result;
				}),
			],
			symptom: (evidence) => evidence.check.kind === "parameters" && isStepAlongGradient(problem, evidence),
		},
		{
			id: "mutates-parameters",
			says: "a call changes {quantity}.",
			hint: "Which line assigns to {quantity}, or changes its entries in place?",
			fix: "Compute with a copy of {quantity}; a call leaves the parameters alone.",
			mutants: [
				alter(problem, ({ layer, call, args, proceed }) => {
					const result = proceed(...args);
					if (call === last) for (const name of problem.parameters) spoil(layer[name]);
					return result;
				}),
			],
			symptom: isCheck("parameters"),
		},
	];
	return [
		{
			id: "mutates-input",
			says: "a call changes {quantity}, which it was given.",
			hint: "Which line works on {quantity} in place? Whoever called still needs it.",
			fix: "Work on a copy of {quantity}.",
			mutants: [
				alter(problem, ({ args, proceed }) => {
					const result = proceed(...args.map((value) => structuredClone(value)));
					args.forEach(spoil);
					return result;
				}),
			],
			symptom: isCheck("inputs"),
		},
		...(problem.parameters.length > 0 ? parameters : []),
		{
			id: "shared-state-between-instances",
			says: "two instances of {class} share what they store.",
			hint: "Where is it kept: on the instance, or outside of it?",
			fix: "Keep everything in attributes of the instance (`this.…`, `self.…`), nothing in variables outside of the class.",
			mutants: [
				alter(problem, ({ layer, call, args, proceed, shared }) => {
					if (call > 0) for (const name of stored) layer[name] = shared[name];
					const result = proceed(...args);
					if (call === 0) for (const name of stored) shared[name] = layer[name];
					return result;
				}),
			],
			symptom: isCheck("instances"),
		},
		{
			id: "overwrites-returned",
			says: "the matrix that a call returned is changed by a later call.",
			hint: "Is a new matrix made in each call, or one that is kept and filled again?",
			fix: "Return a new matrix from every call.",
			mutants: [
				alter(problem, ({ layer, call, args, proceed }) => {
					const result = proceed(...args);
					if (!Array.isArray(result)) return result;
					const kept = (layer[`kept ${call}`] ?? []) as unknown[];
					layer[`kept ${call}`] = kept;
					kept.splice(0, kept.length, ...result);
					return kept;
				}),
			],
			symptom: ({ check, failure }) => check.kind === "repeat" && failure.kind === "differs" && failure.as === "overwritten",
		},
		{
			id: "stale-state",
			says: "a later call still uses what an earlier one stored.",
			hint: "What does the instance keep from the first call, and is it replaced in the second?",
			fix: "Assign what a call stores anew in every call.",
			mutants: [
				alter(problem, ({ layer, call, args, proceed }) => {
					const result = proceed(...args);
					if (call === 0)
						for (const name of stored) {
							layer[`first ${name}`] ??= layer[name];
							layer[name] = layer[`first ${name}`];
						}
					return result;
				}),
			],
			symptom: (evidence) =>
				isCheck("repeat")(evidence) &&
				(evidence.failure.kind === "fault" || (evidence.failure.kind === "differs" && evidence.failure.as === "an-earlier-answer")),
		},
		{
			id: "depends-on-earlier-calls",
			says: "{quantity} is another one when the instance was called before.",
			hint: "What does the instance count, add up or keep from call to call?",
			fix: "Compute everything from the inputs and parameters of this call.",
			mutants: [
				alter(problem, ({ layer, call, args, proceed }) => {
					const calls = ((layer[`calls ${call}`] as number | undefined) ?? 0) + 1;
					layer[`calls ${call}`] = calls;
					return mapNumbers(proceed(...args), (entry) => (calls === 2 ? entry + 1 : entry));
				}),
			],
			symptom: isCheck("repeat"),
			rank: "last",
		},
		{
			id: "non-deterministic",
			says: "{quantity} is another one each time, with the same inputs.",
			hint: "Is there anything random, or a clock, on the way to {quantity}?",
			fix: "Remove what is random: everything is computed from the inputs and parameters.",
			mutants: [
				alter(problem, ({ args, proceed, random }) => {
					const wobble = random() < 0.5 ? 1 + 2 ** -52 : 1;
					return mapNumbers(proceed(...args), (entry) => (Number.isInteger(entry * 4096) ? entry : entry * wobble));
				}),
			],
			symptom: (evidence) => isCheck("deterministic")(evidence) || (evidence.failure.kind === "value" && evidence.failure.isNoise === true),
		},
		{
			id: "low-precision",
			says: "{quantity} is not kept in full precision: it {what}.",
			hint: "Which line rounds, or makes numbers of fewer digits?",
			fix: "Leave out the rounding (`toFixed`, `round`, `Math.fround`, `float32`).",
			words: { what: "is rounded" },
			mutants: [alter(problem, ({ args, proceed }) => mapNumbers(proceed(...args), Math.fround))],
			symptom: ({ check, failure, rows }) => {
				if (failure.kind === "precision" && failure.wrong.length === 0) return { what: `is ${failure.as}` };
				if (failure.kind === "value" && failure.dtype?.startsWith("float") === true) return { what: `is ${failure.dtype}` };
				if (failure.kind === "precision" && !failure.received.data.every(Number.isFinite)) return false;
				if ((failure.kind !== "precision" && check.kind !== "value") || droppedBelow(rows) !== false) return false;
				const what = roundingOf(rows);
				if (what !== undefined || failure.kind !== "precision") return what !== undefined && { what };
				return { what: failure.as.startsWith("float") ? `has only the precision of ${failure.as}` : "loses digits" };
			},
		},
	];
}

function minusEighth(rows: Nested, gradient: Nested): unknown {
	return rows.map((value, at) => {
		const step = gradient[at] as number | number[];
		return typeof value === "number" ? value - (step as number) / 8 : minusEighth(value, step as number[]);
	});
}

/** after = before − rate · gradient, with one rate for all entries. */
function isStepAlongGradient(problem: LoadedProblem, { failure, subject, computed }: Evidence): boolean {
	const gradient = computed[problem.gradients.find(({ of }) => of === subject)?.is ?? ""];
	if (failure.kind !== "changed" || gradient === undefined) return false;
	const [before, after] = [failure.expected.data, failure.received.data];
	const largest = gradient.data.reduce((best, entry, at) => (Math.abs(entry) > Math.abs(gradient.data[best] ?? 0) ? at : best), 0);
	const rate = ((before[largest] ?? 0) - (after[largest] ?? 0)) / (gradient.data[largest] ?? 0);
	if (!Number.isFinite(rate) || rate === 0 || after.length !== gradient.data.length) return false;
	const scale = Math.max(...before.map(Math.abs), ...after.map(Math.abs));
	return before.every((entry, at) => Math.abs(entry - rate * (gradient.data[at] as number) - (after[at] as number)) <= 1e-9 * scale);
}
