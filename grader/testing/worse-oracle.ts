/** A submission that gives one more wrong answer, or stops once more, than another. */
import type { Tensor } from "../numeric/tensor.ts";
import type { InProcessOracle } from "../oracle/in-process.ts";
import type { Oracle } from "../oracle/oracle.ts";
import type { Answer, Script, Step, Transcript } from "../oracle/script.ts";

/** What happens to an answer that was right. */
export type Change = "number" | "rounded" | "shape" | "nothing" | "unreadable" | "stop";

export interface Worsening {
	/** Which script, counted over those of a world, and which of its right answers. */
	readonly script: number;
	readonly answer: number;
	readonly change: Change;
}

/**
 * Gives the answers of `base`, but for those that are changed: the same ones in every world. Only an answer that is right is changed, which
 * is one that `right` gives too, and a call stops only where everything that follows from it was right.
 */
export class WorseOracle implements Oracle {
	readonly #base: InProcessOracle;
	readonly #right: InProcessOracle;
	readonly #worsenings: readonly Worsening[];

	constructor(base: InProcessOracle, right: InProcessOracle, worsenings: readonly Worsening[]) {
		this.#base = base;
		this.#right = right;
		this.#worsenings = worsenings;
	}

	async run(scripts: readonly Script[]): Promise<Transcript[]> {
		return scripts.map((script, at) => {
			const [base, right] = [this.#base.answer(script), this.#right.answer(script)];
			return this.#worsenings
				.filter((worsening) => worsening.script % scripts.length === at)
				.reduce((transcript, worsening, which) => worsen(script.steps, transcript, right, worsening, which), base);
		});
	}
}

function worsen(
	steps: readonly Step[],
	transcript: Transcript,
	right: Transcript,
	{ answer, change }: Worsening,
	which: number,
): Transcript {
	const isRight = (at: number) => JSON.stringify(transcript[at]) === JSON.stringify(right[at]);
	const candidates = steps.flatMap((step, at) => {
		if (!isRight(at) || right[at]?.kind !== (step.do === "construct" ? "done" : "value")) return [];
		// An input that is rounded in place and stored so is one mistake.
		if (change === "rounded") return step.do === "call" ? [at] : [];
		if (change !== "stop") return step.do === "construct" ? [] : [at];
		return step.do === "call" && stopped(steps, at).every(isRight) ? [at] : [];
	});
	const at = candidates[answer % candidates.length];
	if (at === undefined) return transcript;
	if (change !== "stop") return transcript.with(at, changed(transcript[at] as Answer, change, which));
	const after = new Set(stopped(steps, at));
	return transcript.map((given, position): Answer => {
		if (position === at) return { kind: "fault", fault: { id: "throws", message: "stopped" } };
		if (!after.has(position)) return given;
		return steps[position]?.do === "get" ? { kind: "nothing", is: "undefined" } : { kind: "skipped" };
	});
}

/** The positions of everything that is not there once the call at `at` has stopped: its result, what it stores, and the calls that need it. */
function stopped(steps: readonly Step[], at: number): number[] {
	const call = steps[at] as Extract<Step, { do: "call" }>;
	const gone = [at];
	for (let position = at + 1; position < steps.length; position += 1) {
		const step = steps[position] as Step;
		if (step.do === "call" && step.needs === call.as) gone.push(...stopped(steps, position));
		if (step.do === "reread" && step.call === call.as) gone.push(position);
	}
	// What is read from the instance up to the next call on it.
	for (let position = at + 1; position < steps.length; position += 1) {
		const step = steps[position] as Step;
		if (step.do === "call" && step.on === call.on) break;
		if (step.do === "get" && step.on === call.on) gone.push(position);
	}
	return [...new Set(gone)];
}

/** `salt` keeps two changes from being the same by chance. */
function changed(answer: Answer, change: Exclude<Change, "stop">, salt: number): Answer {
	if (answer.kind !== "value") return answer;
	switch (change) {
		case "number":
			return { ...answer, value: off(answer.value, (entry) => 2 * entry + 1.5 + salt) };
		case "rounded":
			return { ...answer, value: off(answer.value, Math.fround) };
		case "shape":
			return { ...answer, value: { shape: [...answer.value.shape, ...new Array<number>(salt + 1).fill(1)], data: answer.value.data } };
		case "nothing":
			return { kind: "nothing", is: "undefined" };
		case "unreadable":
			return { kind: "unreadable", found: "a string" };
	}
}

function off({ shape, data }: Tensor, entry: (value: number) => number): Tensor {
	return { shape, data: data.map(entry) };
}
