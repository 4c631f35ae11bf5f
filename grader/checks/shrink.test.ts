import { describe, expect, it } from "vitest";
import { LinearByLoops } from "../../reference/linear-by-loops.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import type { LayerModule } from "../problem/misconception.ts";
import { mapRows, type Rows } from "../problem/rows.ts";
import { linear } from "../testing/grade-submission.ts";
import { catalogueOf } from "../verify/rows.ts";
import { judge } from "./judge.ts";
import { makePlan } from "./make-plan.ts";

const plan = makePlan(linear, 1, 60);

/** The first example that a check shows. */
async function exampleOf(module: LayerModule, check: string) {
	const { verdicts } = await judge(linear, new InProcessOracle(module), plan);
	const verdict = verdicts[check];
	return verdict?.status === "failed" ? verdict.findings[0]?.example : undefined;
}

/** `forward` gives something else than Z. */
const giving = (change: (Z: Rows, layer: LinearByLoops) => unknown): LayerModule => {
	return () =>
		class extends LinearByLoops {
			override forward(A: Rows): Rows {
				return change(super.forward(A), this) as Rows;
			}
		};
};

/** `forward` changes something when it is done. */
const doing = (change: (layer: LinearByLoops, A: Rows) => void): LayerModule => {
	return () =>
		class extends LinearByLoops {
			override forward(A: Rows): Rows {
				const Z = super.forward(A);
				change(this, A);
				return Z;
			}
		};
};

const spoilsN = doing((layer) => {
	layer.N += 1;
});
const spoilsA = doing((_, A) => {
	A[0] = [7];
});
const spoilsW = doing((layer) => {
	layer.W = mapRows(layer.W, (entry) => entry + 1);
});

describe("the smallest example", () => {
	it.each<readonly [string, LayerModule, number]>([
		["forward.shape", giving((Z) => [Z]), 1],
		["forward.shape", giving((Z) => (Z.length > 2 ? [Z] : Z)), 3],
		["forward.state", spoilsN, 1],
		["hygiene.inputs", spoilsA, 1],
		["hygiene.parameters", spoilsW, 1],
		["hygiene.precision", giving((Z) => mapRows(Z, Math.fround)), 1],
	])("of %s has sizes no larger than it needs", async (check, module, N) => {
		expect((await exampleOf(module, check))?.sizes).toEqual({ N, in_features: 1, out_features: 1 });
	});

	it.each(["weight-gradient-accumulates", "stale-state", "overwrites-returned", "shared-state-between-instances", "non-deterministic"])(
		"of several rounds has a single input and a single output: %s",
		async (id) => {
			const mutant = catalogueOf(linear).find((misconception) => misconception.id === id)?.mutants?.[0] as LayerModule;
			const { verdicts } = await judge(linear, new InProcessOracle(mutant), plan);
			const examples = Object.values(verdicts).flatMap((verdict) =>
				verdict.status === "failed" ? verdict.findings.map(({ example }) => example?.sizes) : [],
			);
			expect(examples.length).toBeGreaterThan(0);
			for (const sizes of examples) expect([sizes?.in_features, sizes?.out_features]).toEqual([1, 1]);
		},
	);

	it("of a call that stops holds zeros where they do, and stops in the same way", async () => {
		const stops = giving((Z, { outFeatures }) => {
			if (Z.length > 1) throw new Error("two rows");
			if (outFeatures > 1) throw new Error("another one");
			return Z;
		});
		const example = await exampleOf(stops, "forward.shape");
		expect(example?.sizes).toEqual({ N: 2, in_features: 1, out_features: 1 });
		expect(Object.values(example?.values ?? {}).flatMap(({ data }) => data)).toEqual([0, 0, 0, 0, 0, 0]);
	});
});
