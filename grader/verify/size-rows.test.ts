import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { makePlan } from "../checks/make-plan.ts";
import { generatorsOf } from "../problem/generators.ts";
import { loadProblem } from "../problem/load.ts";
import { gapsOf } from "./gaps.ts";
import { sizeRows } from "./size-rows.ts";

const SEEDS = [1, 2, 3, 7, 99, 2024, 4_294_967_297, Number.MAX_SAFE_INTEGER];

describe.each(problems.map((problem) => [problem.id, loadProblem(problem)] as const))("the drawn sizes of %s", (_, problem) => {
	it.each(SEEDS)("catch every block, buffer and limit in each dimension and quantity, with seed %d", (seed) => {
		const rows = sizeRows(problem, makePlan(problem, seed, 100, { drawnOnly: true }));
		expect(rows.filter(({ lost }) => lost.length === 0).map(({ name }) => name)).toEqual([]);
		expect(rows).toHaveLength(8 * Object.keys(problem.sizes).length);
	});

	it("are what catches them: without the large ones of a dimension, that one has gaps", () => {
		const all = generatorsOf(problem);
		for (const { symbol } of Object.values(problem.sizes)) {
			const sizes = all.sizes.filter(({ id }) => !id.startsWith(`${symbol} from `));
			expect(sizes).toHaveLength(all.sizes.length - 1);
			const plan = makePlan(problem, 1, 100, { drawnOnly: true, generators: { ...all, sizes } });
			const gaps = gapsOf(problem, sizeRows(problem, plan)).join("\n");
			expect(gaps).toContain(`code that counts wrongly is not caught: ${symbol} in blocks of 4 to 64, the rest forgotten: `);
			expect(gaps).toContain(`code that counts wrongly is not caught: ${symbol} in a buffer of a power of two up to 128`);
		}
	});
});
