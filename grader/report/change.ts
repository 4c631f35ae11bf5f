/** What has changed from one grading to the next, for whoever has just saved. Pure. */
import { sumOfPoints } from "../problem/split-points.ts";
import { allPassed } from "./only.ts";
import type { Result } from "./result.ts";
import { numberText } from "./sentence.ts";

/** A few words, such as `fixed: forward.value; 86 → 96 points`. The results are of the same problems, in the same order. */
export function changeText(before: readonly Result[], after: readonly Result[]): string {
	const several = after.length > 1;
	const ways = after.map((result, at) => wayOf(before[at] as Result, result, several));
	const named = (way: "fixed" | "broken") => ways.flatMap((each) => each[way]);
	const points = [before, after].map((results) => numberText(sumOfPoints(results.map(({ score }) => score))));
	const parts = [
		...ways.flatMap(({ says }) => says),
		...(named("fixed").length > 0 ? [`fixed: ${named("fixed").join(", ")}`] : []),
		...(named("broken").length > 0 ? [`broken: ${named("broken").join(", ")}`] : []),
	];
	const unit = points[1] === "1" ? "point" : "points";
	if (parts.length === 0 && points[0] === points[1])
		return after.every(allPassed) ? `still right: ${points[1]} ${unit}` : `the same checks fail: still ${points[1]} ${unit}`;
	return [...parts, points[0] === points[1] ? `still ${points[1]} ${unit}` : `${points[0]} → ${points[1]} ${unit}`].join("; ");
}

interface Way {
	readonly says: readonly string[];
	readonly fixed: readonly string[];
	readonly broken: readonly string[];
}

/** One that cannot be run has no checks that were fixed or broken. */
function wayOf(before: Result, after: Result, several: boolean): Way {
	const file = several ? `${after.problem} ` : "it ";
	if (after.fault !== null)
		return { says: [`${file}${before.fault === null ? "cannot be run any more" : "still cannot be run"}`], fixed: [], broken: [] };
	if (before.fault !== null) return { says: [`${file}can be run now`], fixed: [], broken: [] };
	const passed = (result: Result) => new Set(result.checks.filter(({ verdict }) => verdict.status === "passed").map(({ id }) => id));
	const [then, now] = [passed(before), passed(after)];
	const named = (id: string) => (several ? `${id} of ${after.problem}` : id);
	return { says: [], fixed: [...now].filter((id) => !then.has(id)).map(named), broken: [...then].filter((id) => !now.has(id)).map(named) };
}
