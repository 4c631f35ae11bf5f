import { describe, expect, it } from "vitest";
import { makePlan } from "../../checks/make-plan.ts";
import { firstQuestions } from "../../checks/observe.ts";
import type { Script } from "../../oracle/script.ts";
import { linear } from "../../testing/grade-submission.ts";
import { boundsOf, scriptLine, stepLines } from "./bounds.ts";

function matrix(rows: number, columns: number) {
	return { shape: [rows, columns], data: new Array<number>(rows * columns).fill(0) };
}

/** Linear's forward: the sizes, `W`, `b` and `A`. */
function forward(N: number, inputs: number, outputs: number): Script {
	return { entropy: 0, steps: [], values: [inputs, outputs, matrix(outputs, inputs), matrix(outputs, 1), matrix(N, inputs)] };
}

describe("the entries that an answer may have", () => {
	it.each([
		["a right one whose extents were not given together", forward(64, 3, 32), 64 * 32],
		["N × N, broadcast", forward(129, 3, 4), 129 * 129],
		["C × C, broadcast", forward(2, 3, 64), 64 * 64],
		["all four axes of ∂Z/∂W, of small sizes", forward(6, 5, 4), 6 * 4 * 4 * 5],
		["all four axes, each as large as a small size is", forward(8, 8, 8), 8 ** 4],
	])("are those of %s", (_, script, entries) => {
		expect(boundsOf(script).most).toBeGreaterThanOrEqual(entries);
	});

	it("are not those of a whole picture where a few numbers were asked for", () => {
		expect(boundsOf(forward(6, 5, 4)).most).toBeLessThan(65_536 / 10);
		expect(boundsOf({ entropy: 0, steps: [], values: [] }).most).toBeLessThan(65_536 / 10);
	});

	it("are not made larger by numbers that are no sizes", () => {
		const values = [-5, 0.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY];
		expect(boundsOf({ entropy: 0, steps: [], values })).toEqual(boundsOf({ entropy: 0, steps: [], values: [] }));
	});
});

describe("the length of a line", () => {
	it("stays far below what would be a burden, for all that is asked", () => {
		for (const script of firstQuestions(linear, makePlan(linear, 1, 100))) {
			const bounds = boundsOf(script);
			expect(scriptLine(script.steps, bounds).bytes).toBeLessThan(4 * 2 ** 20);
			for (const { bytes, skippedBytes } of stepLines(script.steps, bounds)) {
				expect(bytes).toBeLessThan(2 ** 20);
				expect(skippedBytes ?? 0).toBeLessThan(2 ** 20);
			}
		}
	});

	it("has room for the largest answer, and for as many moderately wrong ones as there are steps", () => {
		const steps = new Array(10).fill({ do: "get", on: "x", name: "W" });
		const bounds = boundsOf(forward(64, 3, 32));
		const text = (entries: number) => Buffer.alloc(8 * entries).toString("base64");
		const answers = [`9999,9999 ${text(bounds.most)}`, ...new Array(9).fill(`64,64 ${text(bounds.square)}`)];
		const line = JSON.stringify({ of: "script", script: 1, answers, printed: "\u0000".repeat(20_000) });
		expect(scriptLine(steps, bounds).bytes).toBeGreaterThanOrEqual(line.length);
		const step = JSON.stringify({ of: "step", script: 99_999, step: 99, answer: answers[0] });
		expect(stepLines(steps, bounds)[0]?.bytes).toBeGreaterThanOrEqual(step.length);
	});
});
