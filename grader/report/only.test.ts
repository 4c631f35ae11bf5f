import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { gradedAlone, linear } from "../testing/grade-submission.ts";
import { madeResult } from "../testing/made-result.ts";
import { allPassed, chooseChecks, onlyChecks } from "./only.ts";
import type { Result } from "./result.ts";
import { studentView } from "./student-view.ts";
import { terminalReport } from "./terminal.ts";
import { gradedReport } from "./terminal-graded.ts";

const all = problems.map((problem) => loadProblem(problem));
const idsOf = (names: string[], among = [linear]) => {
	const chosen = chooseChecks(among, names);
	if (chosen.status === "unknown") throw new Error(chosen.hint);
	return [...chosen.checks].map(([problem, ids]) => `${problem}: ${[...ids].join(" ")}`);
};

describe("--only", () => {
	it.each([
		[["forward"], "linear: forward.shape forward.state forward.value"],
		[["backward.dLdW"], "linear: backward.dLdW"],
		[["init", "backward.dLdW", "init.b"], "linear: init.W init.b backward.dLdW"],
	])("%j means", (names, ids) => {
		expect(idsOf(names)).toEqual([ids]);
	});

	it("means a whole problem, or a call of each, where there are several", () => {
		expect(idsOf(["relu"], all)).toEqual([expect.stringMatching(/^relu: .*forward\.value/)]);
		expect(idsOf(["forward.value"], all).length).toBe(all.length);
	});

	it.each([
		["foward", [linear], /^Did you mean forward\?\nName a call or a check:\n {2}init: init\.W, init\.b\n/],
		["backward.dldw", [linear], /^Did you mean backward\.dLdW\?/],
		["relu", [linear], /^Name a call or a check/],
		["rleu", all, /^Name a problem, a call or a check:\n {2}linear, /],
		["", [linear], /^Name a call/],
	])("does not know %j, and says what there is", (name, among, hint) => {
		const chosen = chooseChecks(among, ["forward", name]);
		expect(chosen).toMatchObject({ status: "unknown", name, hint: expect.stringMatching(hint) });
		expect(chosen.status === "unknown" && chosen.hint.split("\n").every((line) => line.length <= 80)).toBe(true);
	});
});

describe("a part of a result", () => {
	const ids = new Set(["forward.shape", "forward.value"]);

	it("counts by itself", () => {
		const part = onlyChecks(madeResult(linear, { "forward.value": "failed", "init.W": "failed" }), ids);
		expect(part).toMatchObject({ score: 5, maxScore: 25 });
		expect(part.checks.map(({ id }) => id)).toEqual([...ids]);
		expect(allPassed(part)).toBe(false);
		expect(allPassed(onlyChecks(madeResult(linear, { "init.W": "failed" }), ids))).toBe(true);
	});

	const report = (statuses: Parameters<typeof madeResult>[1]) =>
		terminalReport(linear, onlyChecks(madeResult(linear, statuses), ids), {
			...{ isColoured: false, showsPrinted: false, explain: "where", replay: "again", only: ["forward"] },
		});

	it("says that it is one", () => {
		expect(report({})).toMatch(
			/^\nLinear layer, forward alone: 25\/25 points\n[\s\S]*All of this is right; the other checks are not shown\.\n$/,
		);
	});

	it("names what stands in the way elsewhere", () => {
		expect(report({ "forward.value": "blocked" })).toContain("not judged, since it needs init.W.");
	});

	it("says where it is that of a student who is not shown all", () => {
		const rubricOf: LoadedProblem["rubricOf"] = {
			...linear.rubricOf,
			"forward.value": { weight: 20, points: 20, visibility: "hidden" },
			"init.b": { weight: 4, points: 4, visibility: "after_due_date" },
		};
		const problem = { ...linear, rubricOf };
		const all = { ...madeResult(problem), checks: withVisibilities(problem) };
		const { shown, unseen } = studentView(gradedAlone(problem, all, "where"));
		const text = gradedReport(shown, { isColoured: false, showsPrinted: false, note: unseen?.note ?? "" });
		expect(text).toMatch(/: 76\/76 points\n/);
		expect(text).not.toContain("forward.value");
		expect(text).toMatch(/\nSome checks are not shown to you, and count as well: [\s\S]*\n\nAll that is shown is right\.\n$/);
		expect(chooseChecks([problem], ["forward.value"]).status).toBe("unknown");
	});
});

function withVisibilities({ checks, rubricOf }: LoadedProblem): Result["checks"] {
	const made = madeResult(linear).checks;
	return checks.map(({ id }, at) => ({ ...(made[at] as Result["checks"][number]), visibility: rubricOf[id]?.visibility ?? "visible" }));
}
