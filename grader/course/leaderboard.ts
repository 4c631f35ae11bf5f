/** What Gradescope's leaderboard shows, under a name that each student chooses. */
import * as z from "zod/mini";
import type { Graded, LeaderboardEntry } from "../report/graded.ts";

export const leaderboardSchema = z.array(z.enum(["score", "time"])).check(z.minLength(1));

export type Leaderboard = z.infer<typeof leaderboardSchema>;

/** No score where points are hidden: everyone would see what Gradescope does not even show the student. */
export function leaderboardOf(graded: Graded, asked: Leaderboard, hidesPoints: boolean): LeaderboardEntry[] {
	const seconds = graded.parts.reduce((sum, { result }) => sum + result.timing.totalMs, 0) / 1000;
	return [...new Set(asked)].flatMap((which): LeaderboardEntry[] => {
		if (which === "time") return [{ name: "Seconds", value: seconds, order: "asc" }];
		return hidesPoints ? [] : [{ name: "Score", value: graded.score, order: "desc" }];
	});
}
