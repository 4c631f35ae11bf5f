/** The checks of what a call must leave alone: its inputs and the parameters. Pure. */
import { isSame, type Tensor } from "../numeric/tensor.ts";
import { type Answer, endsProcess } from "../oracle/script.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { differing } from "./answers.ts";
import type { Observation } from "./observe.ts";
import type { Plan } from "./plan.ts";
import type { Round } from "./round.ts";
import { repetitionOf } from "./sequence-scripts.ts";
import { blocked, type Finding, failed, passed, type Verdict } from "./verdict.ts";
import { WHY_BLOCKED } from "./words.ts";

/** Each input is judged by itself, at the first sample where it was changed: by the call that was given it, or by one after it. */
export function judgeInputs(problem: LoadedProblem, plan: Plan, rounds: readonly Round[], together?: Observation["together"]): Verdict {
	const findings = new Map<string, Finding>();
	let judged = 0;
	for (const [at, round] of rounds.entries())
		for (const call of problem.calls) {
			if (round.calls[call.name]?.kind === "value") judged += 1;
			for (const name of call.takes) {
				const sample = plan.samples[at] as Sample;
				if (!findings.has(name)) addChange(findings, name, call.name, sample.values[name] as Tensor, round.inputs[name], sample);
			}
		}
	const later = problem.calls.map(({ name }) => name).join(" or ");
	for (const { label, quantity, answer } of together?.given ?? []) {
		const sample = plan.repeated[repetitionOf(label).at] as Sample;
		if (!findings.has(quantity)) addChange(findings, quantity, later, sample.values[quantity] as Tensor, answer, sample);
	}
	if (findings.size > 0) return failed(rounds.length, ...findings.values());
	return judged === 0 ? blocked(`${problem.calls[0]?.name}.shape`, WHY_BLOCKED["nothing-ran"]) : passed(rounds.length);
}

/** Each parameter is judged by itself, at the first sample where it was changed. */
export function judgeParameters(problem: LoadedProblem, plan: Plan, rounds: readonly Round[]): Verdict {
	const findings = new Map<string, Finding>();
	let judged = 0;
	for (const [at, round] of rounds.entries()) {
		const called = problem.calls.filter((call) => round.calls[call.name]?.kind === "value");
		if (called.length === 0) continue;
		const by = called.map((call) => call.name).join(" or ");
		for (const name of problem.parameters) {
			const [before, after] = [round.before[name], round.after[name]];
			if (before === undefined || after === undefined) continue;
			judged += 1;
			// What cannot be read before the calls is held against what was assigned.
			const sample = plan.samples[at] as Sample;
			const expected = before.kind === "value" ? before.value : (sample.values[name] as Tensor);
			if (!findings.has(name)) addChange(findings, name, by, expected, after, sample);
		}
	}
	if (findings.size > 0) return failed(rounds.length, ...findings.values());
	return judged === 0 ? blocked(`${problem.calls[0]?.name}.shape`, WHY_BLOCKED["nothing-ran"]) : passed(rounds.length);
}

function addChange(
	findings: Map<string, Finding>,
	quantity: string,
	by: string,
	expected: Tensor,
	after: Answer | undefined,
	example: Sample,
): void {
	if (after === undefined || after.kind === "skipped" || (after.kind === "value" && isSame(after.value, expected))) return;
	if (after.kind === "fault" && endsProcess(after.fault.id)) {
		findings.set(quantity, { failure: { kind: "fault", call: by, fault: after.fault }, example });
		return;
	}
	const received = after.kind === "value" ? after.value : { shape: [], data: [] };
	findings.set(quantity, {
		failure: { kind: "changed", quantity, by, expected, received, wrong: differing(expected, received) },
		example,
	});
}
