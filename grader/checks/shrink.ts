/** The smallest sample on which a check still fails, asked of the submission in batches. */
import type { Stream, Value } from "fast-check";
import type { Oracle } from "../oracle/oracle.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { SampleArbitrary } from "../problem/sample-arbitrary.ts";
import { expectedOf } from "./compare.ts";
import { judgeValue } from "./judge-values.ts";
import type { Plan } from "./plan.ts";
import type { World } from "./round.ts";
import { roundTemplate } from "./round-templates.ts";
import type { Finding, Verdict } from "./verdict.ts";

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
	verdict: Failed,
): Promise<Failed> {
	const found = verdict.findings[0] as Finding;
	let best = found;
	const template = roundTemplate(problem, world);
	const arbitrary = new SampleArbitrary(problem);
	const { sizes, values } = found.example as Sample;
	let candidates: Stream<Value<Sample>> = arbitrary.shrink({ sizes, values });
	for (let batches = 0; batches < MAX_BATCHES; batches += 1) {
		const batch = [...candidates.take(BATCH)];
		if (batch.length === 0) break;
		const transcripts = await oracle.run(batch.map(({ value }) => template.script([value], 0)));
		const findings = batch.map(({ value }, at): Finding | undefined => {
			const round = template.read(transcripts[at] ?? []);
			const plan: Plan = { ...NOTHING, samples: [value], expected: [expectedOf(problem, value)], general: value };
			const { verdict: smaller } = judgeValue(problem, plan, [round], call, quantity, ["row-major"]);
			if (smaller.status === "failed") return smaller.findings[0];
			const answer = round.calls[call];
			return answer?.kind === "fault" ? { failure: { kind: "fault", call, fault: answer.fault }, example: value } : undefined;
		});
		const at = findings.findIndex((finding) => finding !== undefined && isSameFailure(finding, found));
		if (at < 0) continue;
		best = withNoise(findings[at] as Finding, found);
		candidates = arbitrary.shrink((batch[at] as Value<Sample>).value, (batch[at] as Value<Sample>).context);
	}
	return { ...verdict, findings: [best] };
}

/** A single run cannot show that the next one would differ. */
function withNoise(finding: Finding, { failure: found }: Finding): Finding {
	const isNoise = found.kind === "value" && found.isNoise === true;
	return isNoise && finding.failure.kind === "value" ? { ...finding, failure: { ...finding.failure, isNoise } } : finding;
}

const NOTHING = { created: [], differenced: [], repeated: [] };

/** Another fault is another mistake; a shrunk example must show the one that was found. */
function isSameFailure({ failure }: Finding, { failure: found }: Finding): boolean {
	if (failure.kind !== "fault" || found.kind !== "fault") return failure.kind === found.kind;
	return kindOfMessage(failure.fault.message) === kindOfMessage(found.fault.message);
}

/** Sizes in a message differ from sample to sample. */
function kindOfMessage(message: string): string {
	return message.replace(/\d+/g, "#");
}
