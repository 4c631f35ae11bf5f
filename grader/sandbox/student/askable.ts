/** What of a script can still be asked of a submission some of whose calls end its process. */
import type { Answer, Fault, Script, Step } from "../../oracle/script.ts";
import { EncodedScripts, encodeOnce } from "../../oracle/wire.ts";

/** The steps of a script that can be asked, their positions in it (`kept`), and the answers of those that ended a process (`faults`). */
export interface Askable {
	readonly steps: readonly Step[];
	readonly kept: readonly number[];
	readonly faults: ReadonlyMap<number, Answer>;
}

/** Calls that ended a process, by `keyOf`, and how; under "load" when no process can be had any more. */
export type DeadCalls = ReadonlyMap<string, Fault>;

const SKIPPED: Answer = { kind: "skipped" };

/** For each script; those with the same steps share theirs. */
export function askableParts(scripts: readonly Script[], dead: DeadCalls): Askable[] {
	const known = new Map<readonly Step[], Askable>();
	return scripts.map(({ steps }) => {
		const part = known.get(steps) ?? askableSteps(steps, dead);
		known.set(steps, part);
		return part;
	});
}

/** The answers to a script that are known before it is asked. */
export function knownAnswers(script: Script, { faults }: Askable): Answer[] {
	return script.steps.map((_, step) => faults.get(step) ?? SKIPPED);
}

export function encodeParts(scripts: readonly Script[], parts: readonly Askable[]): EncodedScripts {
	if (parts.every(({ steps }, at) => steps === scripts[at]?.steps)) return encodeOnce(scripts);
	return new EncodedScripts(scripts, (at) => (parts[at] as Askable).steps);
}

/** What is remembered as dead: the constructor, or an access to a member by its name. */
export function keyOf(step: Step): string {
	switch (step.do) {
		case "construct":
			return step.bypass === true ? "construct without constructor" : "construct";
		case "reread":
			return `reread ${step.call}`;
		default:
			return `${step.do} ${step.name}`;
	}
}

/** Leaves out the steps that are known to end the process, and what cannot be asked without them. */
function askableSteps(steps: readonly Step[], dead: DeadCalls): Askable {
	const faults = new Map<number, Answer>();
	const gone = new Set<string>();
	const kept: number[] = [];
	steps.forEach((step, at) => {
		const fault = dead.get(keyOf(step)) ?? dead.get("load");
		const depends =
			step.do === "call" ? [step.on, step.needs] : step.do === "reread" ? [step.call] : step.do === "construct" ? [] : [step.on];
		if (depends.some((name) => name !== undefined && gone.has(name))) {
			if (step.do === "call") gone.add(step.as);
			return;
		}
		if (fault === undefined) {
			kept.push(at);
			return;
		}
		faults.set(at, { kind: "fault", fault });
		if (step.do === "call" || step.do === "construct") gone.add(step.as);
	});
	return { steps: kept.length === steps.length ? steps : kept.map((at) => steps[at] as Step), kept, faults };
}
