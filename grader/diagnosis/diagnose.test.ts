import { describe, expect, it } from "vitest";
import { LinearByLoops } from "../../reference/linear-by-loops.ts";
import { judge } from "../checks/judge.ts";
import { makePlan } from "../checks/make-plan.ts";
import type { Plan } from "../checks/plan.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import type { LayerModule } from "../problem/misconception.ts";
import { mapRows, type Rows } from "../problem/rows.ts";
import { linear } from "../testing/grade-submission.ts";
import { catalogueOf } from "../verify/rows.ts";
import { diagnose } from "./diagnose.ts";

const plan: Plan = makePlan(linear, 1, 60);

async function idsOf(module: LayerModule): Promise<string[][]> {
	const judgement = await judge(linear, new InProcessOracle(module), plan);
	return diagnose(linear, judgement).map(({ mistakes }) => mistakes.map(({ misconception }) => misconception.id));
}

const unique = (ids: readonly (readonly string[])[]) => [...new Set(ids.map((each) => each.join(" or ")))].sort();

/** The first mutant of a misconception of the problem. */
function mutantOf(id: string): LayerModule {
	const mutant = catalogueOf(linear).find((misconception) => misconception.id === id)?.mutants?.[0];
	if (mutant === undefined) throw new Error(`${id} has no mutant`);
	return mutant;
}

/** What `forward` or `backward` gives from one layer, and what the other stores from another. */
function pairOf(forZ: LayerModule, fordLdA: LayerModule, fordLdW: LayerModule, fordLdb: LayerModule): LayerModule {
	return (random) => {
		const layers = [forZ, fordLdA, fordLdW, fordLdb].map((module) => module(random) as typeof LinearByLoops);
		return class extends LinearByLoops {
			override forward(A: Rows): Rows {
				super.forward(A);
				return this.#run(0, A).Z;
			}

			override backward(dLdZ: Rows): Rows {
				this.dLdW = this.#run(2, this.A, dLdZ).layer.dLdW;
				this.dLdb = this.#run(3, this.A, dLdZ).layer.dLdb;
				return this.#run(1, this.A, dLdZ).dLdA;
			}

			#run(which: number, A: Rows, dLdZ: Rows = []): { layer: LinearByLoops; Z: Rows; dLdA: Rows } {
				const Layer = layers[which] as typeof LinearByLoops;
				const layer = new Layer(this.inFeatures, this.outFeatures);
				Object.assign(layer, { W: this.W, b: this.b });
				const Z = layer.forward(A);
				return { layer, Z, dLdA: dLdZ.length > 0 ? layer.backward(dLdZ) : [] };
			}
		};
	};
}

const right: LayerModule = () => LinearByLoops;
const inZ = ["forward-missing-bias", "forward-bias-sign", "forward-extra-activation", "forward-weight-not-transposed"];
const indLdA = ["backward-weight-transposed", "input-gradient-averaged", "backward-returns-wrong-gradient", "gradient-sign-flipped"];
const indLdW = ["weight-gradient-averaged", "weight-gradient-transposed", "weight-gradient-not-stored", "gradient-sign-flipped"];
const indLdb = [
	"bias-gradient-averaged",
	"bias-gradient-wrong-axis",
	"bias-gradient-not-summed",
	"bias-gradient-shape-row",
	"gradient-scaled",
];

describe("several mistakes in one submission", () => {
	const pairs = [
		...inZ.flatMap((first) => indLdA.map((second) => [first, second, pairOf(mutantOf(first), mutantOf(second), right, right)] as const)),
		...inZ.flatMap((first) => indLdW.map((second) => [first, second, pairOf(mutantOf(first), right, mutantOf(second), right)] as const)),
		...inZ.flatMap((first) => indLdb.map((second) => [first, second, pairOf(mutantOf(first), right, right, mutantOf(second))] as const)),
		...indLdW.flatMap((first) => indLdb.map((second) => [first, second, pairOf(right, right, mutantOf(first), mutantOf(second))] as const)),
	];
	it.each(pairs)("are each named: %s and %s", async (first, second, module) => {
		expect(unique(await idsOf(module))).toEqual([first, second].sort());
	});

	it("are named for each quantity when it is one mistake in three of them", async () => {
		expect(unique(await idsOf(mutantOf("gradient-sign-flipped")))).toEqual(["gradient-sign-flipped"]);
	});
});

describe("a mistake that is not known", () => {
	const puzzling: LayerModule = () =>
		class extends LinearByLoops {
			override forward(A: Rows): Rows {
				return mapRows(super.forward(A), (value, n, k) => value * (1 + n) + Math.sin(k));
			}
		};

	it("is not given a name", async () => {
		expect(await idsOf(puzzling)).toEqual([[]]);
	});

	it("has the samples on which it shows where one condition tells them", async () => {
		const onlyAlone: LayerModule = () =>
			class extends LinearByLoops {
				override backward(dLdZ: Rows): Rows {
					return mapRows(super.backward(dLdZ), (value, n, i) => (this.N === 1 ? value + 3 : value + (n + i) * 0));
				}
			};
		const judgement = await judge(linear, new InProcessOracle(onlyAlone), plan);
		expect(diagnose(linear, judgement).map(({ pattern }) => pattern?.when)).toEqual(["N is 1", "N is 1"]);
	});
});

describe("mistakes that cannot be told apart", () => {
	it("are reported as a tie", async () => {
		const twin = { id: "twin", says: "", hint: "", fix: "", mutants: [mutantOf("forward-missing-bias")] };
		const problem = { ...linear, misconceptions: [...linear.misconceptions, twin] };
		const judgement = await judge(problem, new InProcessOracle(mutantOf("forward-missing-bias")), plan);
		expect(diagnose(problem, judgement).map(({ mistakes }) => mistakes.map(({ misconception }) => misconception.id))).toEqual([
			["forward-missing-bias", "twin"],
		]);
	});
});

describe("a mistake in coarse numbers", () => {
	it("is named beside the lost precision", async () => {
		const both: LayerModule = () =>
			class extends LinearByLoops {
				override backward(dLdZ: Rows): Rows {
					const dLdA = super.backward(dLdZ);
					this.dLdW = mapRows(this.dLdW, (value) => Math.fround(value / this.N));
					this.dLdb = mapRows(this.dLdb, Math.fround);
					return dLdA;
				}
			};
		expect(unique(await idsOf(both))).toEqual(["low-precision", "weight-gradient-averaged"]);
	});
});
