import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { makePlan } from "../checks/make-plan.ts";
import { firstQuestions } from "../checks/observe.ts";
import { genericMisconceptions } from "../diagnosis/generic.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { rubricFor } from "../problem/rubric.ts";
import type { Result } from "../report/result.ts";
import { rescore } from "../score/rescore.ts";
import type { Circumstances } from "../score/score.ts";
import { DoesNotFit, Recording, Replay } from "../store/recording.ts";
import { type Asked, keyOf, unpackTranscripts } from "../store/transcripts.ts";
import { judgeOn } from "./judge-on.ts";

const SAMPLES = 8;
const circumstances: Circumstances = {
	...{ grader: "", file: "x.ts", seed: 3, seedFrom: "option", samples: SAMPLES, printed: "", totalMs: 1 },
	isolation: { layers: [], accepted: [] },
};

/** Every second check weighs three times as much, and is hidden. */
function otherwiseWeighed(problem: LoadedProblem): LoadedProblem {
	const rows = Object.entries(problem.rubricOf).map(([id, { weight }], at) => [
		id,
		at % 2 === 0 ? { weight: 3 * weight, visibility: "hidden" as const } : { weight, visibility: "visible" as const },
	]);
	return { ...problem, points: 50, rubricOf: rubricFor(50, Object.fromEntries(rows)) };
}

interface Judged {
	readonly name: string;
	readonly result: Result;
	readonly isWeighed: boolean;
	readonly asked: readonly Asked[];
	/** By the other weights, from the submission itself. */
	readonly other: Result;
}

/** Each wrong version that is known of the problem, and the right one. */
async function judgeAll(problem: LoadedProblem): Promise<Judged[]> {
	const plan = makePlan(problem, 3, SAMPLES);
	const scripts = firstQuestions(problem, plan);
	const right = { key: keyOf(scripts), transcripts: await new InProcessOracle(() => problem.reference).run(scripts) };
	const versions = [...problem.misconceptions, ...genericMisconceptions(problem)].flatMap(({ id, mutants = [] }) =>
		mutants.map((module, at) => ({ name: `${id} ${at}`, module })),
	);
	const judged: Judged[] = [];
	for (const { name, module } of [{ name: "right", module: () => problem.reference }, ...versions]) {
		const recording = new Recording(right);
		const graded = await judgeOn(problem, recording.listen(new InProcessOracle(module)), plan, () => circumstances);
		const other = await judgeOn(otherwiseWeighed(problem), new InProcessOracle(module), plan, () => circumstances);
		judged.push({ name, ...graded, asked: unpackTranscripts(recording.bytes as Buffer, right), other: other.result });
	}
	return judged;
}

describe.each(problems.map((each) => loadProblem(each)))("what was answered for $id", async (problem) => {
	const judged = await judgeAll(problem);
	const plan = makePlan(problem, 3, SAMPLES);

	it("is of submissions of all kinds", () => {
		expect(judged.length).toBeGreaterThan(10);
		expect(judged.filter(({ asked }) => asked.length > 1).length).toBeGreaterThan(5);
		expect(judged.some(({ isWeighed }) => isWeighed)).toBe(true);
	});

	it("gives the same result to the byte, without the submission", async () => {
		for (const { name, result, isWeighed, asked } of judged) {
			const again = await judgeOn(problem, new Replay(asked), plan, () => circumstances);
			expect(JSON.stringify(again.result), name).toBe(JSON.stringify(result));
			expect(again.isWeighed, name).toBe(isWeighed);
		}
	});

	it("gives by other weights what the submission itself would get by them, or does not fit", async () => {
		let unfit = 0;
		for (const { name, asked, other } of judged)
			try {
				const again = await judgeOn(otherwiseWeighed(problem), new Replay(asked), plan, () => circumstances);
				expect(JSON.stringify(again.result), name).toBe(JSON.stringify(other));
			} catch (error) {
				if (!(error instanceof DoesNotFit)) throw error;
				unfit += 1;
			}
		expect(unfit).toBeLessThan(judged.length / 4);
	});

	it("is scored by other weights without being judged again, where no weight had a part in it", () => {
		const free = judged.filter(({ isWeighed }) => !isWeighed);
		expect(free.length).toBeGreaterThan(judged.length / 3);
		for (const { name, result, other } of free)
			expect(JSON.stringify(rescore(otherwiseWeighed(problem), result)), name).toBe(JSON.stringify(other));
	});

	it("is not taken for the answers to other samples", async () => {
		const [{ asked }] = judged as [Judged];
		await expect(judgeOn(problem, new Replay(asked), makePlan(problem, 4, SAMPLES), () => circumstances)).rejects.toThrow(DoesNotFit);
	});
});
