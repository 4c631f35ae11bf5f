/** What is asked of a submission in one world: the scripts of all checks, sent together. */
import type { Oracle } from "../oracle/oracle.ts";
import type { Script, Transcript } from "../oracle/script.ts";
import type { Problem } from "../problem/problem.ts";
import type { Sample } from "../problem/sample.ts";
import type { Plan } from "./plan.ts";
import { CONTRACT, type Round, type Template, type World } from "./round.ts";
import { creationTemplate, roundTemplate } from "./round-templates.ts";
import {
	differenceTemplate,
	interleavedTemplate,
	movedSamples,
	type Repetition,
	repeatedSamples,
	repeatTemplate,
	twoCallsTemplate,
} from "./sequence-scripts.ts";

export interface Observation {
	readonly world: World;
	readonly created: readonly Round[];
	readonly rounds: readonly Round[];
	/** For each differenced sample: the base round `x`, and those with an operand moved. */
	readonly differences: readonly Readonly<Record<string, Round>>[];
	/** The same rounds alone in fresh modules, each on its own instance, all on one instance, and two instances in turns. */
	readonly alone: Repetition;
	readonly separate: Repetition;
	readonly together: Repetition;
	readonly interleaved: Readonly<Record<string, Round>>;
	/** A round whose first call was made for another sample just before. */
	readonly afterTwoCalls: Readonly<Record<string, Round>>;
	/** The same script under different seeds of chance and time. */
	readonly chances: readonly Round[];
}

const CHANCES = 6;
/** The entropy of scripts whose answers are held against each other: they must not differ by chance. */
export const SEQUENCE_ENTROPY = 7;

/** Scripts, and how to read an observation from their transcripts. */
interface Questions {
	readonly scripts: readonly Script[];
	readonly read: (transcripts: readonly Transcript[]) => Observation;
}

/** What every submission is asked first: the same for a whole class. */
const underContract = new WeakMap<Plan, Questions>();

/** What `judge` asks first, whatever the submission is. */
export function firstQuestions(problem: Problem, plan: Plan): readonly Script[] {
	return questionsOf(problem, plan, CONTRACT).scripts;
}

export async function observe(problem: Problem, plan: Plan, world: World, oracle: Oracle): Promise<Observation> {
	const { scripts, read } = questionsOf(problem, plan, world);
	// While the submission is at work, what is not needed to ask it is computed.
	const [transcripts] = await Promise.all([oracle.run(scripts), Promise.resolve().then(() => plan.expected)]);
	return read(transcripts);
}

function questionsOf(problem: Problem, plan: Plan, world: World): Questions {
	const known = world === CONTRACT ? underContract.get(plan) : undefined;
	if (known !== undefined) return known;
	const questions = askAll(problem, plan, world);
	if (world === CONTRACT) underContract.set(plan, questions);
	return questions;
}

function askAll(problem: Problem, plan: Plan, world: World): Questions {
	const scripts: Script[] = [];
	/** Queues a script, and gives a way to read its transcript once all are answered. */
	const ask = <T>(
		{ script, read }: Template<T>,
		given: readonly Sample[],
		entropy: number,
	): ((transcripts: readonly Transcript[]) => T) => {
		const at = scripts.push(script(given, entropy)) - 1;
		return (transcripts) => read(transcripts[at] ?? []);
	};

	const fresh: World = { ...world, isFresh: true };
	const every = plan.repeated.map((_, at) => at);
	const [created, rounds, differences] = [
		creationTemplate(problem, world),
		roundTemplate(problem, world),
		differenceTemplate(problem, world),
	];
	const repeat = (which: readonly number[], how: "together" | "separate") =>
		ask(repeatTemplate(problem, fresh, which, how), repeatedSamples(problem, plan.repeated, which), SEQUENCE_ENTROPY);
	const byChance = roundTemplate(problem, fresh, false);
	const answers = {
		created: plan.created.map((sample) => ask(created, [sample], 1)),
		rounds: plan.samples.map((sample, at) => ask(rounds, [sample], at)),
		differences: plan.differenced.map((sample, at) => ask(differences, movedSamples(problem, sample), at)),
		alone: every.map((at) => repeat([at], "separate")),
		separate: repeat(every, "separate"),
		together: repeat(every, "together"),
		interleaved: ask(interleavedTemplate(problem, fresh), plan.repeated, SEQUENCE_ENTROPY),
		afterTwoCalls: ask(twoCallsTemplate(problem, fresh), plan.repeated, SEQUENCE_ENTROPY),
		chances: Array.from({ length: CHANCES }, (_, at) => ask(byChance, [plan.general], 100 + at)),
	};
	return {
		scripts,
		read: (transcripts) => ({
			world,
			created: answers.created.map((read) => read(transcripts)),
			rounds: answers.rounds.map((read) => read(transcripts)),
			differences: answers.differences.map((read) => read(transcripts)),
			alone: joined(answers.alone.map((read) => read(transcripts))),
			separate: answers.separate(transcripts),
			together: answers.together(transcripts),
			interleaved: answers.interleaved(transcripts),
			afterTwoCalls: answers.afterTwoCalls(transcripts),
			chances: answers.chances.map((read) => read(transcripts)),
		}),
	};
}

function joined(parts: readonly Repetition[]): Repetition {
	return {
		rounds: Object.assign({}, ...parts.map(({ rounds }) => rounds)),
		returned: parts.flatMap(({ returned }) => returned),
		given: parts.flatMap(({ given }) => given),
		held: parts.flatMap(({ held }) => held),
	};
}
