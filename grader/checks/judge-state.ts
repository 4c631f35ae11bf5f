/** The checks of what an instance holds: parameters as created, and what a call stores for a later one. Pure. */
import { isSame, isSameShape, mapTensor, type Tensor } from "../numeric/tensor.ts";
import { endsProcess } from "../oracle/script.ts";
import { storedInputs } from "../problem/check-ids.ts";
import type { Failure } from "../problem/failure.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { exactFailure, SKIPPED } from "./answers.ts";
import type { Observation } from "./observe.ts";
import { type Plan, saysEnough } from "./plan.ts";
import { type Layout, layOut, type Round } from "./round.ts";
import { blocked, type Finding, failed, passed, type Verdict } from "./verdict.ts";
import { WHY_BLOCKED } from "./words.ts";

export function judgeInit(plan: Plan, observation: Observation, parameter: string): Verdict {
	for (const [at, sample] of plan.created.entries()) {
		const { construct, after } = observation.created[at] as Round;
		const example = { sizes: sample.sizes, values: {} };
		if (construct.kind === "fault")
			return failed(at + 1, { failure: { kind: "fault", call: "constructor", fault: construct.fault }, example });
		const answer = after[parameter] ?? SKIPPED;
		const failure = exactFailure(parameter, answer, sample.values[parameter] as Tensor, "created");
		if (failure === undefined) continue;
		// Of another shape it may hold other numbers as well: those are two mistakes.
		const zeros = answer.kind === "value" && failure.kind === "shape" ? mapTensor(answer.value, () => 0) : undefined;
		const numbers = zeros && exactFailure(parameter, answer, zeros, "created");
		return failed(at + 1, { failure, example }, ...(numbers === undefined ? [] : [{ failure: numbers, example }]));
	}
	return judgeConstructor(plan, observation.rounds) ?? passed(plan.created.length);
}

/** The first round in which the constructor stopped, as a verdict. */
export function judgeConstructor(plan: Plan, rounds: readonly Round[]): Verdict | undefined {
	const at = rounds.findIndex(({ construct }) => construct.kind === "fault");
	const stopped = rounds[at]?.construct;
	if (stopped?.kind !== "fault") return undefined;
	const example = { sizes: (plan.samples[at] as Sample).sizes, values: {} };
	return failed(plan.created.length, { failure: { kind: "fault", call: "constructor", fault: stopped.fault }, example });
}

/** Each stored input is judged by itself, at the first sample where it is wrong; what was stored before the call stopped counts. */
export function judgeState(problem: LoadedProblem, plan: Plan, rounds: readonly Round[], callName: string): Verdict {
	const findings: Finding[] = [];
	const right = new Set<number>();
	for (const name of storedInputs(problem, callName)) {
		const size = problem.quantities[name]?.size;
		for (const [at, round] of rounds.entries()) {
			const call = round.calls[callName] ?? SKIPPED;
			const sample = plan.samples[at] as Sample;
			const expected: Tensor = size === undefined ? (sample.values[name] as Tensor) : { shape: [], data: [sample.sizes[size] as number] };
			const answer = round.stored[name] ?? SKIPPED;
			// The process ended before that was asked.
			if (answer.kind === "skipped" && call.kind !== "skipped" && call.kind !== "fault") continue;
			const current = round.inputs[name];
			// An input that the call changed in place is charged elsewhere; what is stored is then the changed one.
			const isCurrent = current?.kind === "value" && answer.kind === "value" && isSame(answer.value, current.value);
			const ended = answer.kind === "fault" && endsProcess(answer.fault.id) ? answer.fault : undefined;
			const failure: Failure | undefined =
				ended !== undefined
					? { kind: "fault", call: callName, fault: ended }
					: isCurrent
						? undefined
						: exactFailure(name, answer, expected, "stored");
			if (failure === undefined) right.add(at);
			else if (call.kind === "value" || call.kind === "nothing" || call.kind === "unreadable") {
				findings.push({ failure, example: sample });
				break;
			}
		}
	}
	if (findings.length > 0) return failed(rounds.length, ...findings);
	if (saysEnough(plan, [...right])) return passed(rounds.length);
	return blocked(`${callName}.shape`, fill(WHY_BLOCKED[right.size === 0 ? "call" : "call-often"], { call: callName }));
}

/** Parameters whose layout is the submission's own, seen at sizes where it cannot be mistaken. */
export function ownLayouts(problem: LoadedProblem, plan: Plan, created: readonly Round[]): Record<string, Layout> {
	const found: Record<string, Layout> = {};
	for (const name of problem.parameters) {
		const answer = created[0]?.after[name];
		const table = plan.created[0]?.values[name];
		if (answer?.kind !== "value" || table === undefined || isSameShape(answer.value.shape, table.shape)) continue;
		for (const layout of ["transposed", "flat", "row"] as const)
			if (found[name] === undefined && isSameShape(answer.value.shape, layOut(table, layout).shape)) found[name] = layout;
	}
	return found;
}

/** Parameters that are not there, and the attribute of that shape which is there instead: the only one, or the one that begins alike. */
export function ownNames(problem: LoadedProblem, plan: Plan, created: readonly Round[]): Record<string, string> {
	const found: Record<string, string> = {};
	for (const name of problem.parameters) {
		const answer = created[0]?.after[name];
		const table = plan.created[0]?.values[name];
		if (answer?.kind !== "absent" || table === undefined) continue;
		const alike = answer.others.filter(
			({ name: other, shape }) => problem.quantities[other] === undefined && shape !== undefined && isSameShape(shape, table.shape),
		);
		const beginning = alike.filter(({ name: other }) => other.toLowerCase().startsWith(name.toLowerCase()));
		const [only, ...more] = beginning.length > 0 ? beginning : alike;
		if (only !== undefined && more.length === 0) found[name] = only.name;
	}
	return found;
}
