/** What is asked of a submission in one world: the scripts of all checks, sent together. */
import type { Oracle } from "../oracle/oracle.ts";
import type { Script, Transcript } from "../oracle/script.ts";
import type { Problem } from "../problem/problem.ts";
import type { Plan } from "./plan.ts";
import { creationScript, type Round, roundScript, type World } from "./round.ts";
import { differenceScript, interleavedScript, type Repetition, repeatScript, twoCallsScript } from "./sequence-scripts.ts";

export interface Observation {
	readonly world: World;
	readonly created: readonly Round[];
	readonly rounds: readonly Round[];
	/** For each differenced sample: the base round `x`, and those with an operand moved. */
	readonly differences: readonly Readonly<Record<string, Round>>[];
	/** The same rounds alone in fresh modules, each on its own instance, all on one instance, and two instances in turns. */
	readonly alone: Readonly<Record<string, Round>>;
	readonly separate: Repetition;
	readonly together: Repetition;
	readonly interleaved: Readonly<Record<string, Round>>;
	/** A round whose first call was made for another sample just before. */
	readonly afterTwoCalls: Readonly<Record<string, Round>>;
	/** The same script under different seeds of chance and time. */
	readonly chances: readonly Round[];
}

const CHANCES = 6;

export async function observe(problem: Problem, plan: Plan, world: World, oracle: Oracle): Promise<Observation> {
	const scripts: Script[] = [];
	/** Queues a script, and gives a way to read its transcript once all are answered. */
	const ask = <T>({ script, read }: { readonly script: Script; readonly read: (transcript: Transcript) => T }): (() => T) => {
		const at = scripts.push(script) - 1;
		return () => read(transcripts[at] ?? []);
	};

	const fresh: World = { ...world, isFresh: true };
	const every = plan.repeated.map((_, at) => at);
	const answers = {
		created: plan.created.map((sample) => ask(creationScript(problem, sample, world))),
		rounds: plan.samples.map((sample, at) => ask(roundScript(problem, sample, world, at))),
		differences: plan.differenced.map((sample, at) => ask(differenceScript(problem, sample, world, at))),
		alone: every.map((at) => ask(repeatScript(problem, plan.repeated, fresh, [at], "separate"))),
		separate: ask(repeatScript(problem, plan.repeated, fresh, every, "separate")),
		together: ask(repeatScript(problem, plan.repeated, fresh, every, "together")),
		interleaved: ask(interleavedScript(problem, plan.repeated, fresh)),
		afterTwoCalls: ask(twoCallsScript(problem, plan.repeated, fresh)),
		chances: Array.from({ length: CHANCES }, (_, at) => ask(roundScript(problem, plan.general, fresh, 100 + at))),
	};
	const transcripts = await oracle.run(scripts);
	return {
		world,
		created: answers.created.map((read) => read()),
		rounds: answers.rounds.map((read) => read()),
		differences: answers.differences.map((read) => read()),
		alone: Object.assign({}, ...answers.alone.map((read) => read().rounds)),
		separate: answers.separate(),
		together: answers.together(),
		interleaved: answers.interleaved(),
		afterTwoCalls: answers.afterTwoCalls(),
		chances: answers.chances.map((read) => read()),
	};
}
