/** What one grading of one submission gave, as every format takes it: a part for each problem that it was graded for. */
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import type { Result } from "./result.ts";

export interface Part {
	/** With the points and visibilities that hold here. */
	readonly problem: LoadedProblem;
	readonly result: Result;
	/** How much of it a student is told. */
	readonly level: ExplainLevel;
}

/** What is taken off the whole for a late submission. */
export interface Lateness {
	/** Points; 0 where it is late and nothing is taken off. */
	readonly deduction: number;
	/** One line to the student. */
	readonly says: string;
}

/** Which try it is, where a course limits them. */
export interface Attempt {
	/** Otherwise the score is that of the last one that counts. */
	readonly counts: boolean;
	/** One line to the student. */
	readonly says: string;
}

/** A row of Gradescope's leaderboard, which all students see. */
export interface LeaderboardEntry {
	readonly name: string;
	readonly value: number;
	readonly order: "asc" | "desc";
}

export interface Graded {
	/** Of the assignment, or of the only problem. */
	readonly title: string;
	/** Whether it is the whole assignment of a course folder. */
	readonly isAssignment?: true;
	/** In the order of the assignment; never none. */
	readonly parts: readonly Part[];
	/** The parts' scores less what lateness costs; or that of an earlier attempt, where this one does not count. */
	readonly score: number;
	/** What the parts are worth together. */
	readonly maxScore: number;
	readonly lateness?: Lateness;
	readonly attempt?: Attempt;
	/** Where the course asks for one. */
	readonly leaderboard?: readonly LeaderboardEntry[];
}
