/** The scripts of a creation and of one round, with how their transcripts are read. */
import type { Problem } from "../problem/problem.ts";
import { readRound } from "./read-round.ts";
import { type Places, type Round, ScriptBuilder, type Template, type World } from "./round.ts";

/** Creates an instance and reads its parameters. */
export function creationTemplate(problem: Problem, world: World): Template<Round> {
	const builder = new ScriptBuilder(problem, world);
	const places: Places = {};
	builder.construct(places, "x", 0);
	builder.readParameters(places, "x");
	return { script: (given) => builder.script(given, 1), read: (transcript) => readRound(places, transcript) };
}

/** One round on a fresh instance; one that is not watched tells what is computed, and nothing else. */
export function roundTemplate(problem: Problem, world: World, isWatched = true): Template<Round> {
	const builder = new ScriptBuilder(problem, world);
	const places: Places = {};
	builder.construct(places, "x", 0);
	if (isWatched) builder.assign(places, "x", 0);
	else builder.set(places, "x", 0);
	problem.calls.forEach((_, at) => {
		builder.call(places, "x", at, 0, "x", { isWatched });
	});
	if (isWatched) builder.readParameters(places, "x");
	return {
		script: (given, entropy) => builder.script(given, entropy),
		read: (transcript) => readRound(places, transcript),
	};
}
