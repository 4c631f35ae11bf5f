/** What a course would write today: the same kinds of checks with vitest and fast-check, on 100 samples. */
import fc from "fast-check";
import { matrix } from "mathjs";
import { describe, expect, it } from "vitest";

const { Linear } = await import(process.env.PEER_SUBMISSION as string);

type Rows = number[][];
interface Case {
	readonly A: Rows;
	readonly W: Rows;
	readonly b: Rows;
	readonly dLdZ: Rows;
}

const entry = fc.double({ min: -10, max: 10, noNaN: true });
const rows = (height: number, width: number) =>
	fc.array(fc.array(entry, { minLength: width, maxLength: width }), { minLength: height, maxLength: height });
const size = fc.integer({ min: 1, max: 6 });
const cases = fc.tuple(size, size, size).chain(([n, i, o]) => fc.record({ A: rows(n, i), W: rows(o, i), b: rows(o, 1), dLdZ: rows(n, o) }));

const product = (a: Rows, b: Rows): Rows =>
	a.map((row) => (b[0] as number[]).map((_, column) => row.reduce((sum, value, at) => sum + value * (b[at] as number[])[column]!, 0)));
const transposed = (a: Rows): Rows => (a[0] as number[]).map((_, column) => a.map((row) => row[column] as number));
const forward = ({ A, W, b }: Case): Rows => product(A, transposed(W)).map((row) => row.map((value, at) => value + b[at]![0]!));

function layer({ A, W, b, dLdZ }: Case) {
	const linear = new Linear(W[0]!.length, W.length);
	linear.W = matrix(W);
	linear.b = matrix(b);
	const Z = linear.forward(matrix(A));
	const dLdA = linear.backward(matrix(dLdZ));
	return { linear, Z: Z.toArray() as Rows, dLdA: dLdA.toArray() as Rows };
}

function close(received: Rows, expected: Rows): void {
	expect([received.length, received[0]?.length]).toEqual([expected.length, expected[0]?.length]);
	for (const [at, row] of expected.entries())
		for (const [column, value] of row.entries()) expect(received[at]![column]).toBeCloseTo(value, 8);
}

const always = (check: (given: Case) => void) => () =>
	fc.assert(
		fc.property(cases, (given) => {
			check(given);
		}),
		{ numRuns: 100, seed: 1 },
	);

describe("Linear", () => {
	it("creates W as zeros", () =>
		expect(new Linear(2, 3).W.toArray()).toEqual([
			[0, 0],
			[0, 0],
			[0, 0],
		]));
	it("creates b as zeros", () => expect(new Linear(2, 3).b.toArray()).toEqual([[0], [0], [0]]));
	it("stores A and N", () => {
		const given: Case = { A: [[1, 2]], W: [[3, 4]], b: [[5]], dLdZ: [[6]] };
		const { linear } = layer(given);
		expect(linear.N).toBe(1);
		expect(linear.A.toArray()).toEqual(given.A);
	});
	it(
		"forward",
		always((given) => close(layer(given).Z, forward(given))),
	);
	it(
		"dLdA",
		always((given) => close(layer(given).dLdA, product(given.dLdZ, given.W))),
	);
	it(
		"dLdW",
		always((given) => close(layer(given).linear.dLdW.toArray(), product(transposed(given.dLdZ), given.A))),
	);
	it(
		"dLdb",
		always((given) =>
			close(
				layer(given).linear.dLdb.toArray(),
				transposed(given.dLdZ).map((row) => [row.reduce((a, c) => a + c, 0)]),
			),
		),
	);
	it("dLdW agrees with small changes of W", () => {
		const given: Case = {
			A: [
				[1, 2, -1],
				[0, 3, 2],
			],
			W: [
				[1, -1, 2],
				[2, 0, 1],
			],
			b: [[1], [2]],
			dLdZ: [
				[1, -2],
				[3, 1],
			],
		};
		const received = layer(given).linear.dLdW.toArray() as Rows;
		const loss = (W: Rows) =>
			layer({ ...given, W }).Z.reduce((sum, row, at) => sum + row.reduce((s, z, c) => s + z * given.dLdZ[at]![c]!, 0), 0);
		for (const [at, row] of given.W.entries())
			for (const column of row.keys()) {
				const moved = (step: number) => given.W.map((r, y) => r.map((value, x) => (y === at && x === column ? value + step : value)));
				expect(received[at]![column]).toBeCloseTo((loss(moved(1e-5)) - loss(moved(-1e-5))) / 2e-5, 5);
			}
	});
	it(
		"changes nothing that it is given",
		always((given) => {
			const copy = structuredClone(given);
			layer(given);
			expect(given).toEqual(copy);
		}),
	);
	it(
		"gives the same for the same",
		always((given) => expect(layer(given).Z).toEqual(layer(given).Z)),
	);
});
