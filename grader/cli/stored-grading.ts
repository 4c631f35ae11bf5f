/** A grading from what the store has, without running a submission: as it is, by another rubric, or judged again from its answers. */
import type { Plan } from "../checks/plan.ts";
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import type { Graded, Part } from "../report/graded.ts";
import type { Result } from "../report/result.ts";
import { gradedOf } from "../score/graded-of.ts";
import { rescore } from "../score/rescore.ts";
import { type Circumstances, scoreUnloadable } from "../score/score.ts";
import type { ClassStore } from "../store/class-store.ts";
import { DoesNotFit, Replay } from "../store/recording.ts";
import type { NewPart, StoredPart, StoredSubmission, Version } from "../store/stored.ts";
import type { Assignment } from "./assignment.ts";
import { judgeOn } from "./judge-on.ts";
import { VERSION } from "./version.ts";

/** From the least to the most work. */
export type Way = "kept" | "scored" | "judged";

export interface FromStore {
	readonly way: Way;
	readonly graded: Graded;
	readonly parts: readonly NewPart[];
}

/** What a part is graded by now. */
export interface Now {
	readonly problem: LoadedProblem;
	readonly version: Version;
	readonly plan: Plan;
	readonly level: ExplainLevel;
}

interface Again {
	readonly way: Way;
	readonly result: Result;
	readonly isWeighed: boolean;
}

/** Those that were judged last: of right submissions nearly all have the same transcript. */
const HELD = 64;

export class StoredGradings {
	readonly #assignment: Pick<Assignment, "title" | "isWhole">;
	readonly #now: readonly Now[];
	readonly #store: ClassStore;
	readonly #judged = new Map<string, Again | undefined>();

	constructor(assignment: Pick<Assignment, "title" | "isWhole">, now: readonly Now[], store: ClassStore) {
		this.#assignment = assignment;
		this.#now = now;
		this.#store = store;
	}

	/**
	 * `undefined` where the submission has to be run. What another grader asked is taken only where `fromAnyGrader`: it may have heard other
	 * answers.
	 */
	async grading(stored: StoredSubmission, fromAnyGrader: boolean): Promise<FromStore | undefined> {
		const ways: Again[] = [];
		for (const now of this.#now) {
			const part = stored.parts.find(({ problem }) => problem === now.problem.id);
			if (part === undefined || part.asking !== now.version.asking) return undefined;
			if (part.grader !== now.version.grader && !fromAnyGrader) return undefined;
			const again = await this.#again(part, now);
			if (again === undefined) return undefined;
			ways.push(again);
		}
		const has = (way: Way) => ways.some((each) => each.way === way);
		const parts = ways.map(
			({ result, isWeighed }, at): NewPart => ({
				...(this.#now[at] as Now).version,
				result,
				isWeighed,
				transcript: stored.parts.find(({ problem }) => problem === result.problem)?.transcript ?? null,
			}),
		);
		return { way: has("judged") ? "judged" : has("scored") ? "scored" : "kept", graded: this.#gradedOf(parts), parts };
	}

	/** By whatever it was graded; `undefined` where a problem is not there. */
	asStored({ parts }: StoredSubmission): Graded | undefined {
		const own = this.#now.flatMap(({ problem }) => parts.find((part) => part.problem === problem.id) ?? []);
		return own.length === this.#now.length ? this.#gradedOf(own) : undefined;
	}

	/** As the parts stand there, in the order of the assignment. */
	#gradedOf(parts: readonly { readonly result: Result }[]): Graded {
		const all = parts.map(({ result }, at): Part => {
			const { problem, level } = this.#now[at] as Now;
			return { problem, result, level };
		});
		return gradedOf(this.#assignment.title, all, this.#assignment.isWhole);
	}

	async #again(part: StoredPart, now: Now): Promise<Again | undefined> {
		const { problem, version } = now;
		const { result, isWeighed } = part;
		const isSameGrader = part.grader === version.grader;
		if (isSameGrader && part.judging === version.judging) return { way: "kept", result, isWeighed };
		const circumstances = circumstancesNow(result, version);
		if (result.fault !== null) return { way: "scored", result: scoreUnloadable(problem, result.fault, circumstances), isWeighed };
		if (isSameGrader && (!isWeighed || isSameWeight(problem, part)))
			return { way: "scored", result: { ...rescore(problem, result), seedFrom: circumstances.seedFrom }, isWeighed };
		return this.#judge(part, now, circumstances);
	}

	async #judge({ transcript, result }: StoredPart, { problem, plan }: Now, circumstances: Circumstances): Promise<Again | undefined> {
		if (transcript === null) return undefined;
		const key = JSON.stringify([problem.id, transcript, result.isolation]);
		if (!this.#judged.has(key)) hold(this.#judged, key, await this.#replay(problem, plan, transcript, circumstances));
		const again = this.#judged.get(key);
		const { submission, printed, timing } = result;
		return again && { ...again, result: { ...again.result, submission, printed, timing } };
	}

	async #replay(problem: LoadedProblem, plan: Plan, transcript: number, circumstances: Circumstances): Promise<Again | undefined> {
		const asked = this.#store.transcripts(transcript);
		if (asked === undefined) return undefined;
		try {
			return { way: "judged", ...(await judgeOn(problem, new Replay(asked), plan, () => circumstances)) };
		} catch (error) {
			if (error instanceof DoesNotFit) return undefined;
			throw error;
		}
	}
}

/** Whether every check weighs the same in both. */
function isSameWeight(problem: LoadedProblem, { judging }: Pick<Version, "judging">): boolean {
	const { rubricOf } = JSON.parse(judging) as Pick<LoadedProblem, "rubricOf">;
	return problem.checks.every(({ id }) => rubricOf[id]?.weight === problem.rubricOf[id]?.weight);
}

/** Those of the stored grading, with what is said of this one. */
function circumstancesNow({ submission, seed, samples, isolation, printed, timing }: Result, { judging }: Version): Circumstances {
	const { seedFrom } = JSON.parse(judging) as Pick<Result, "seedFrom">;
	return { grader: `gradecheck ${VERSION}`, file: submission.file, seed, seedFrom, samples, isolation, printed, totalMs: timing.totalMs };
}

/** The one that was held longest makes room. */
function hold<Value>(held: Map<string, Value>, key: string, value: Value): void {
	const [first] = held.keys();
	if (held.size >= HELD && first !== undefined) held.delete(first);
	held.set(key, value);
}
