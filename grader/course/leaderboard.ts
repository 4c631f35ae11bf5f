/** What Gradescope's leaderboard shows, under a name that each student chooses. */
import * as z from "zod/mini";
import type { Graded } from "../report/graded.ts";
import { hasHiddenChecks } from "./settle.ts";

export const leaderboardSchema = z.array(z.enum(["score", "time"])).check(z.minLength(1));

export type Leaderboard = z.infer<typeof leaderboardSchema>;

interface Entry {
	readonly name: string;
	readonly value: number;
	readonly order: "asc" | "desc";
}

/** No score where a check is hidden: it is shown to all, and Gradescope would not even show it to the student. */
export function leaderboardOf(graded: Graded, asked: Leaderboard): Entry[] {
	const seconds = graded.parts.reduce((sum, { result }) => sum + result.timing.totalMs, 0) / 1000;
	return [...new Set(asked)].flatMap((which): Entry[] => {
		if (which === "time") return [{ name: "Seconds", value: seconds, order: "asc" }];
		return hasHiddenChecks(graded) ? [] : [{ name: "Score", value: graded.score, order: "desc" }];
	});
}
