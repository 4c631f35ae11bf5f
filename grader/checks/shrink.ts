/** The smallest sample on which a check still fails in the same way, asked of the submission in batches. */
import type { Stream, Value } from "fast-check";
import type { Oracle } from "../oracle/oracle.ts";
import { type CheckDeclaration, valueCheckOf } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Sample } from "../problem/sample.ts";
import { SampleArbitrary } from "../problem/sample-arbitrary.ts";
import { failsAgain } from "./fails-again.ts";
import type { Plan } from "./plan.ts";
import { CONTRACT, type World } from "./round.ts";
import { roundTemplate } from "./round-templates.ts";
import { shrinkCompany } from "./shrink-company.ts";
import type { Finding, Verdict } from "./verdict.ts";

type Failed = Extract<Verdict, { status: "failed" }>;

const BATCH = 8;
/** Bounds the search by count, not by time, so that the same submission gives the same example everywhere. */
const MAX_BATCHES = 60;

/** Checks whose findings show on a single round. */
const KINDS: readonly CheckDeclaration["kind"][] = ["value", "shape", "state", "inputs", "parameters", "precision"];

/** Those that hold several rounds against each other. */
const IN_COMPANY: readonly CheckDeclaration["kind"][] = ["instances", "repeat", "deterministic"];

/** Each finding with the smallest example that shows it; `known` are the checks that have been through this. */
export async function shrinkVerdict(
	problem: LoadedProblem,
	oracle: Oracle,
	world: World,
	plan: Plan,
	check: CheckDeclaration,
	verdict: Failed,
	known: Readonly<Record<string, Verdict>>,
): Promise<Failed> {
	if (check.kind === "gradcheck") {
		// Two witnesses of one mistake show the same example.
		const witness = known[valueCheckOf(problem.checks, check.quantity)];
		return witness?.status === "failed" ? { ...verdict, findings: witness.findings } : verdict;
	}
	if (IN_COMPANY.includes(check.kind)) return await shrinkCompany(problem, oracle, world, plan, check, verdict, known);
	if (!KINDS.includes(check.kind)) return verdict;
	const findings: Finding[] = [];
	// What an instance holds is judged by the contract, as far as it can be.
	const worlds = check.kind === "state" ? [CONTRACT] : check.kind === "parameters" && world !== CONTRACT ? [CONTRACT, world] : [world];
	for (const finding of verdict.findings) {
		let smallest = finding;
		for (const asked of worlds) if (smallest === finding) smallest = await shrinkFinding(problem, oracle, asked, check, finding);
		findings.push(smallest);
	}
	return { ...verdict, findings };
}

async function shrinkFinding(
	problem: LoadedProblem,
	oracle: Oracle,
	world: World,
	check: CheckDeclaration,
	found: Finding,
): Promise<Finding> {
	const again = failsAgain(problem, check, found.failure);
	if (again === undefined || found.example === undefined || Object.keys(found.example.values).length === 0) return found;
	let best = found;
	const template = roundTemplate(problem, world);
	const arbitrary = new SampleArbitrary(problem);
	const { sizes, values } = found.example;
	const isAboutSizes = found.failure.kind === "shape" || found.failure.kind === "missing";
	let candidates: Stream<Value<Sample>> = arbitrary.shrink({ sizes, values });
	for (let batches = 0; batches < MAX_BATCHES; batches += 1) {
		const batch = [...candidates.take(BATCH)].filter(({ value }) => !isAboutSizes || value.sizes !== best.example?.sizes);
		if (batch.length === 0) break;
		const transcripts = await oracle.run(batch.map(({ value }) => template.script([value], 0)));
		const findings = batch.map(({ value }, at): Finding | undefined => {
			const failure = again(template.read(transcripts[at] ?? []), value);
			return failure && { failure, example: value };
		});
		const at = findings.findIndex((finding) => finding !== undefined);
		if (at < 0) continue;
		best = findings[at] as Finding;
		candidates = arbitrary.shrink((batch[at] as Value<Sample>).value, (batch[at] as Value<Sample>).context);
	}
	return best;
}
