import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import type { Oracle } from "../oracle/oracle.ts";
import type { Answer, Script, Transcript } from "../oracle/script.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { judge } from "./judge.ts";
import { makePlan } from "./make-plan.ts";
import { firstQuestions } from "./observe.ts";

const UP: Answer = { kind: "fault", fault: { id: "times-out", message: "the time for the whole submission is up" } };

/** Gives right answers until the time is up: in one script in the middle of it, and from then on to nothing. */
class SlowOracle implements Oracle {
	readonly #right: InProcessOracle;
	readonly #scripts: number;
	readonly #steps: number;
	#answered = 0;

	constructor(problem: LoadedProblem, scripts: number, steps: number) {
		this.#right = new InProcessOracle(() => problem.reference);
		this.#scripts = scripts;
		this.#steps = steps;
	}

	async run(scripts: readonly Script[]): Promise<Transcript[]> {
		return scripts.map((script) => {
			const transcript = this.#right.answer(script);
			const known = this.#answered < this.#scripts ? transcript.length : this.#answered === this.#scripts ? this.#steps : 0;
			this.#answered += 1;
			return transcript.map((answer, at) => (at < known ? answer : at === known ? UP : { kind: "skipped" }));
		});
	}
}

describe.each(problems.map((problem) => [problem.id, loadProblem(problem)] as const))("right answers to %s", (_, problem) => {
	const plan = makePlan(problem, 1, 12);
	const questions = firstQuestions(problem, plan);
	/** Of the rounds that are alike only some; of the sequences at the end, every few steps. */
	const stepsOf = (script: number, steps: number): number[] => {
		if (script < questions.length - 14) return script % 7 === 0 ? [0, Math.floor(steps / 2)] : [];
		return Array.from({ length: Math.ceil(steps / 5) }, (_, at) => 5 * at + (script % 5)).filter((step) => step < steps);
	};

	it("are blamed for nothing but the time, wherever it is up", { timeout: 120_000 }, async () => {
		for (const [at, { steps }] of questions.entries())
			for (const step of stepsOf(at, steps.length)) {
				const judgement = await judge(problem, new SlowOracle(problem, at, step), plan);
				const isAllRight = Object.values(judgement.verdicts).every(({ status }) => status === "passed");
				const names = diagnose(problem, judgement).flatMap(({ mistakes }) => mistakes.map(({ misconception }) => misconception.id));
				expect(new Set(names), `script ${at}, step ${step}`).toEqual(new Set(isAllRight ? [] : ["times-out"]));
			}
	});
});
