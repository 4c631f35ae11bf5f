/** Whether a second mistake ever pays: pairs of wrong versions, put together answer by answer. */
import { SKIPPED } from "../checks/answers.ts";
import { earnedWeight } from "../checks/earned-weight.ts";
import { assess } from "../checks/judge.ts";
import { ownLayouts } from "../checks/judge-state.ts";
import { firstQuestions } from "../checks/observe.ts";
import type { Plan } from "../checks/plan.ts";
import { Specimen } from "../diagnosis/specimen.ts";
import { isSame, isSameShape, type Tensor, transpose } from "../numeric/tensor.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import type { Oracle } from "../oracle/oracle.ts";
import type { Answer, Script, Transcript } from "../oracle/script.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { LayerModule, Misconception } from "../problem/misconception.ts";
import { catalogueOf, type VerifyRow } from "./rows.ts";

/**
 * One row, whose `named` has each pair of mistakes that together score more than one of them alone: the first wrong version of each mistake
 * with that of each other. Two things are left out. A submission that keeps its parameters in another layout is asked other questions than
 * the rest, so that there are no two answers to put together. And where one mistake stops a call that gives wrong answers by the other,
 * nobody can know what it would have given.
 */
export async function pairRow(problem: LoadedProblem, plan: Plan): Promise<VerifyRow> {
	const scoreOf = async (oracle: BothOracle) => earnedWeight(problem, (await assess(problem, oracle, plan)).verdicts);
	const right = new Answers(() => problem.reference);
	const mistakes: { readonly id: string; readonly answers: Answers; readonly points: number }[] = [];
	for (const { id, mutants = [] } of catalogueOf(problem).filter(hasMutants)) {
		const [mutant] = mutants as [LayerModule];
		if (Object.keys(ownLayouts(problem, plan, new Specimen(problem, plan, mutant).created)).length > 0) continue;
		const answers = new Answers(mutant);
		mistakes.push({ id, answers, points: await scoreOf(new BothOracle(right, answers, right)) });
	}
	const paying: string[][] = [];
	for (const [at, one] of mistakes.entries())
		for (const other of mistakes.slice(at + 1)) {
			const points = await scoreOf(new BothOracle(right, one.answers, other.answers));
			if (points > Math.min(one.points, other.points) && !isHidden(problem, plan, right, one.answers, other.answers))
				paying.push([one.id, other.id]);
		}
	return { kind: "pairs", name: `${(mistakes.length * (mistakes.length - 1)) / 2} pairs`, lost: [], named: paying };
}

function hasMutants({ mutants = [] }: Misconception): boolean {
	return mutants.length > 0;
}

/** Whether one of the two stops a call where the other is wrong. */
function isHidden(problem: LoadedProblem, plan: Plan, right: Answers, one: Answers, other: Answers): boolean {
	const scripts = firstQuestions(problem, plan);
	const [expected, first, second] = [right, one, other].map((answers) => answers.to(scripts).flat()) as [Answer[], Answer[], Answer[]];
	const isStop = ({ kind }: Answer) => kind === "fault" || kind === "skipped";
	const isWrong = (answer: Answer, at: number) => !isStop(answer) && !isSameAnswer(answer, expected[at] as Answer);
	return expected.some((_, at) => {
		const [left, right] = [first[at] as Answer, second[at] as Answer];
		return (isStop(left) && isWrong(right, at)) || (isStop(right) && isWrong(left, at));
	});
}

function isSameAnswer(left: Answer, right: Answer): boolean {
	return left.kind === "value" && right.kind === "value" ? isSame(left.value, right.value) : left.kind === right.kind;
}

/** The transcripts of a layer; those of questions that are asked of many are kept. */
class Answers {
	readonly #oracle: InProcessOracle;
	readonly #known = new WeakMap<readonly Script[], Transcript[]>();

	constructor(module: LayerModule) {
		this.#oracle = new InProcessOracle(module);
	}

	to(scripts: readonly Script[]): Transcript[] {
		const known = this.#known.get(scripts) ?? scripts.map((script) => this.#oracle.answer(script));
		this.#known.set(scripts, known);
		return known;
	}
}

/** Both mistakes in one submission: what either leaves out is not there, and numbers are off by what both are off. */
class BothOracle implements Oracle {
	readonly #right: Answers;
	readonly #first: Answers;
	readonly #second: Answers;

	constructor(right: Answers, first: Answers, second: Answers) {
		this.#right = right;
		this.#first = first;
		this.#second = second;
	}

	async run(scripts: readonly Script[]): Promise<Transcript[]> {
		const [right, first, second] = [this.#right, this.#first, this.#second].map((answers) => answers.to(scripts));
		return scripts.map((script, at) =>
			script.steps.map((_, step) => both(right?.[at]?.[step] ?? SKIPPED, first?.[at]?.[step] ?? SKIPPED, second?.[at]?.[step] ?? SKIPPED)),
		);
	}
}

/** Two mistakes that would cancel each other out do not where one counts more. */
const SHARE = 1.375;

const FROM_WORST: readonly Answer["kind"][] = ["fault", "skipped", "nothing", "unreadable", "value", "done"];

function both(right: Answer, first: Answer, second: Answer): Answer {
	if (right.kind !== "value" || first.kind !== "value" || second.kind !== "value")
		return FROM_WORST.indexOf(first.kind) <= FROM_WORST.indexOf(second.kind) ? first : second;
	if (isSame(first.value, right.value)) return second;
	if (isSame(second.value, right.value)) return first;
	const rows = [first.value, second.value].map((value) => asRight(value, right.value));
	const [left, other] = rows;
	// Numbers that belong to no layout of the right ones are wrong enough.
	if (left === null || left === undefined) return first;
	if (other === null || other === undefined) return second;
	const data = right.value.data.map((entry, at) => (left.data[at] as number) + SHARE * ((other.data[at] as number) - entry));
	const layout = isSameShape(first.value.shape, right.value.shape) ? second.value : first.value;
	return { kind: "value", value: inLayout({ shape: right.value.shape, data }, layout, right.value) };
}

/** An answer in the right one's layout: transposed where it is the transpose, as it is where only its shape is another. */
function asRight(value: Tensor, right: Tensor): Tensor | null {
	if (value.data.length !== right.data.length) return null;
	return isTransposed(value, right) ? transpose(value) : { shape: right.shape, data: value.data };
}

function inLayout(value: Tensor, like: Tensor, right: Tensor): Tensor {
	return isTransposed(like, right) ? transpose(value) : { shape: like.shape, data: value.data };
}

function isTransposed(value: Tensor, right: Tensor): boolean {
	return value.shape.length === 2 && !isSame(value, right) && isSame(transpose(value), right);
}
