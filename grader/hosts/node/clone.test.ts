import { describe, expect, it } from "vitest";
import { structuredClone as ours } from "./clone.ts";

describe("structuredClone of the inner realm", () => {
	const shared = { deep: [1, 2] };
	it.each([
		["numbers", [0, -0, Number.NaN, 1n, "x", null, undefined, true]],
		["nested arrays", [[1, [2]], []]],
		["objects that are held twice", { a: shared, b: shared }],
		["maps and sets", new Map<unknown, unknown>([[{ k: 1 }, new Set([1, [2]])]])],
		["dates and patterns", [new Date(5), /a+/gi]],
		["typed arrays", [new Float64Array([1, 2]), new Uint8Array([1, 2, 3, 4]).subarray(1, 3), new DataView(new ArrayBuffer(4), 1, 2)]],
		["boxed values", [Object(1), Object("x"), Object(true)]],
		["sparse arrays", Object.assign(new Array(3), { 0: 1 })],
	])("gives what the engine's own gives: %s", (_, value) => {
		expect(ours(value)).toEqual(structuredClone(value));
	});

	it("keeps cycles, and what is the same", () => {
		const cycle: { self?: unknown; map: Map<string, unknown> } = { map: new Map() };
		cycle.self = cycle;
		cycle.map.set("up", cycle);
		const copy = ours(cycle) as typeof cycle;
		expect(copy).not.toBe(cycle);
		expect(copy.self).toBe(copy);
		expect(copy.map.get("up")).toBe(copy);
	});

	it("copies: a change of the copy is no change of what was copied", () => {
		const original = { rows: [new Float64Array([1])] };
		const copy = ours(original) as typeof original;
		(copy.rows[0] as Float64Array)[0] = 2;
		expect(original.rows[0]?.[0]).toBe(1);
	});

	it.each([
		["a function", () => 1],
		["a symbol", Symbol("x")],
		["a promise", Promise.resolve()],
		["a method in an object", { run() {} }],
	])("refuses %s, as the engine does", (_, value) => {
		expect(() => ours(value)).toThrow(expect.objectContaining({ name: "DataCloneError" }));
	});
});
