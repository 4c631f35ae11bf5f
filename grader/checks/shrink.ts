/** The smallest sample on which a check still fails, asked of the submission in batches. */
import type { Stream, Value } from "fast-check";
import type { Oracle } from "../oracle/oracle.ts";
import type { LoadedProblem } from "../problem/load.ts";
import type { Sample } from "../problem/sample.ts";
import { SampleArbitrary } from "../problem/sample-arbitrary.ts";
import { expectedOf } from "./compare.ts";
import { judgeValue } from "./judge-values.ts";
import { roundScript, type World } from "./round.ts";
import type { Verdict } from "./verdict.ts";

type Failed = Extract<Verdict, { status: "failed" }>;

const BATCH = 8;
/** Bounds the search by count, not by time, so that the same submission gives the same example everywhere. */
const MAX_BATCHES = 60;

export async function shrinkValue(
	problem: LoadedProblem,
	oracle: Oracle,
	world: World,
	call: string,
	quantity: string,
	found: Failed,
): Promise<Failed> {
	let best = found;
	const arbitrary = new SampleArbitrary(problem);
	let candidates: Stream<Value<Sample>> = arbitrary.shrink(withoutCase(found.example as Sample));
	for (let batches = 0; batches < MAX_BATCHES; batches += 1) {
		const batch = [...candidates.take(BATCH)];
		if (batch.length === 0) break;
		const scripts = batch.map(({ value }) => roundScript(problem, value, world, 0));
		const transcripts = await oracle.run(scripts.map(({ script }) => script));
		const verdicts = batch.map(({ value }, at) => {
			const round = (scripts[at] as (typeof scripts)[number]).read(transcripts[at] ?? []);
			const plan = { created: [], samples: [value], expected: [expectedOf(problem, value)], differenced: [], repeated: [], general: value };
			return judgeValue(problem, plan, [round], call, quantity, ["row-major"]).verdict;
		});
		const at = verdicts.findIndex((verdict) => isSameFailure(verdict, found));
		if (at < 0) continue;
		best = { ...(verdicts[at] as Failed), samples: found.samples, misconceptions: found.misconceptions };
		candidates = arbitrary.shrink((batch[at] as Value<Sample>).value, (batch[at] as Value<Sample>).context);
	}
	return best;
}

function withoutCase({ sizes, values }: Sample): Sample {
	return { sizes, values };
}

/** Another fault is another mistake; a shrunk example must show the one that was found. */
function isSameFailure(verdict: Verdict, found: Failed): boolean {
	if (verdict.status !== "failed" || verdict.failure.kind !== found.failure.kind) return false;
	return (
		verdict.failure.kind !== "fault" ||
		(found.failure.kind === "fault" && kindOfMessage(verdict.failure.fault.message) === kindOfMessage(found.failure.fault.message))
	);
}

/** Sizes in a message differ from sample to sample. */
function kindOfMessage(message: string): string {
	return message.replace(/\d+/g, "#");
}
