import { expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { makePlan } from "../checks/make-plan.ts";
import { loadProblem } from "../problem/load.ts";
import { gapsOf } from "./gaps.ts";
import { pairRow } from "./pairs.ts";

const relu = problems.find(({ id }) => id === "relu") as (typeof problems)[number];

it("finds the pairs of mistakes that pay, as under a rubric that gives manners more than numbers", {
	timeout: 60_000,
}, async () => {
	const rubric = structuredClone(relu.rubric) as { checks: Record<string, { weight: number }> };
	for (const [id, row] of Object.entries(rubric.checks)) row.weight = id === "hygiene.repeat" ? 50 : 1;
	const problem = loadProblem(relu, rubric);
	const row = await pairRow(problem, makePlan(problem, 1, 15));
	expect(row.named.length).toBeGreaterThan(0);
	expect(gapsOf(problem, [row]).join("\n")).toContain("a second mistake pays: ");
});
