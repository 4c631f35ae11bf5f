import { array, assert, integer, property } from "fast-check";
import { type Matrix, matrix } from "mathjs";
import { describe, expect, it } from "vitest";
import { fromNested, type Tensor, toNested } from "../grader/numeric/tensor.ts";
import { linear } from "../grader/testing/grade-submission.ts";
import { Linear } from "./linear.ts";
import { LinearByLoops } from "./linear-by-loops.ts";

type Rows = number[][];
const size = integer({ min: 1, max: 5 });
const rows = (r: number, c: number, values: number[]): Rows =>
	Array.from({ length: r }, (_, i) => Array.from({ length: c }, (_, j) => values[(i * c + j) % values.length] as number));
const plain = (value: Matrix | undefined): unknown => value?.toArray();

function run(values: Readonly<Record<string, Rows>>) {
	const [out, input] = [values.W?.length as number, values.W?.[0]?.length as number];
	const model = new Linear(input, out, true);
	const loops = new LinearByLoops(input, out);
	Object.assign(model, { W: matrix(values.W as Rows), b: matrix(values.b as Rows) });
	Object.assign(loops, { W: values.W, b: values.b });
	const Z = [plain(model.forward(matrix(values.A as Rows))), loops.forward(values.A as Rows)];
	const dLdA = [plain(model.backward(matrix(values.dLdZ as Rows))), loops.backward(values.dLdZ as Rows)];
	return { model, loops, Z, dLdA };
}

describe("the model solution and the version by loops", () => {
	it("agree with every hand-written answer", () => {
		const rounds = linear.fixedCases.flatMap((fixed) => fixed.rounds);
		expect(rounds.length).toBeGreaterThanOrEqual(6);
		for (const { values, fixed } of rounds) {
			const nested = Object.fromEntries(Object.entries(values).map(([name, tensor]) => [name, toNested(tensor as Tensor) as Rows]));
			const { model, loops, Z, dLdA } = run(nested);
			const answer = (name: string) => toNested(fixed?.expected[name] as Tensor);
			for (const which of [0, 1]) {
				expect(Z[which]).toEqual(answer("Z"));
				expect(dLdA[which]).toEqual(answer("dLdA"));
			}
			for (const name of ["dLdW", "dLdb"] as const) {
				expect(plain(model[name])).toEqual(answer(name));
				expect(loops[name]).toEqual(answer(name));
			}
		}
	});

	it("agree with each other, and with central differences, at random sizes", () => {
		assert(
			property(size, size, size, array(integer({ min: -9, max: 9 }), { minLength: 7, maxLength: 60 }), (n, input, out, numbers) => {
				const values = {
					W: rows(out, input, numbers),
					b: rows(out, 1, numbers.toReversed()),
					A: rows(n, input, numbers.slice(2)),
					dLdZ: rows(n, out, numbers.slice(1)),
				};
				const { model, loops, Z, dLdA } = run(values);
				expect(Z[0]).toEqual(Z[1]);
				expect(fromNested(dLdA[0] as Rows)?.data.map((x) => x + 0)).toEqual(fromNested(dLdA[1] as Rows)?.data.map((x) => x + 0));
				const loss = (changed: Partial<typeof values>): number => {
					const layer = new LinearByLoops(input, out);
					const all = { ...values, ...changed };
					Object.assign(layer, { W: all.W, b: all.b });
					return layer
						.forward(all.A)
						.flatMap((row, i) => row.map((z, j) => z * ((values.dLdZ[i] as number[])[j] as number)))
						.reduce((sum, x) => sum + x, 0);
				};
				const bump = (m: Rows, i: number, j: number, by: number): Rows =>
					m.map((row, r) => row.map((x, c) => (r === i && c === j ? x + by : x)));
				const gradients = { A: dLdA[1] as Rows, W: loops.dLdW, b: loops.dLdb };
				for (const name of ["A", "W", "b"] as const)
					values[name].forEach((row, i) => {
						row.forEach((_, j) => {
							const slope = (loss({ [name]: bump(values[name], i, j, 1) }) - loss({ [name]: bump(values[name], i, j, -1) })) / 2;
							expect((gradients[name][i] as number[])[j]).toBe(slope + 0);
						});
					});
				expect(plain(model.dLdA)).toEqual(dLdA[0]);
				expect(model.N).toBe(n);
			}),
		);
	});
});
