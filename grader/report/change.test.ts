import { expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { loadProblem } from "../problem/load.ts";
import { linear } from "../testing/grade-submission.ts";
import { madeFault, madeResult } from "../testing/made-result.ts";
import { changeText } from "./change.ts";

const right = madeResult(linear);
const noValue = madeResult(linear, { "forward.value": "failed" });
const noState = madeResult(linear, { "forward.state": "failed", "backward.dLdW": "blocked" });
const fault = madeFault(linear);

it.each([
	["fixed: forward.value; 80 → 100 points", noValue, right],
	["broken: forward.value; 100 → 80 points", right, noValue],
	["fixed: forward.value; broken: forward.state, backward.dLdW; 80 → 85 points", noValue, noState],
	["the same checks fail: still 80 points", noValue, noValue],
	["still right: 100 points", right, right],
	["it cannot be run any more; 80 → 0 points", noValue, fault],
	["it still cannot be run; still 0 points", fault, fault],
	["it can be run now; 0 → 80 points", fault, noValue],
])("%s", (text, before, after) => {
	expect(changeText([before], [after])).toBe(text);
});

it("names the problem where there are several", () => {
	const other = loadProblem(problems[1] as (typeof problems)[number]);
	expect(changeText([noValue, madeResult(other)], [right, madeFault(other)])).toBe(
		`${other.id} cannot be run any more; fixed: forward.value of linear; ${80 + other.points} → 100 points`,
	);
});
