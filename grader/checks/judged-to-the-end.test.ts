import { describe, expect, it } from "vitest";
import { LinearByLoops } from "../../reference/linear-by-loops.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import { mapRows, type Rows, table } from "../problem/rows.ts";
import { linear } from "../testing/grade-submission.ts";
import { type Judgement, judge } from "./judge.ts";
import { makePlan } from "./make-plan.ts";

const plan = makePlan(linear, 1, 40);
const BACKWARD = linear.checks.map(({ id }) => id).filter((id) => /^(backward|gradcheck)/.test(id));
const HYGIENE = linear.checks.map(({ id }) => id).filter((id) => id.startsWith("hygiene"));

/** `make` is evaluated anew where modules are. */
const judged = (make: () => typeof LinearByLoops): Promise<Judgement> => judge(linear, new InProcessOracle(make), plan);

async function lost(make: () => typeof LinearByLoops): Promise<string[]> {
	const { verdicts } = await judged(make);
	return linear.checks.map(({ id }) => id).filter((id) => verdicts[id]?.status !== "passed");
}

/** A layer whose backward does something with the layer once all is computed. */
const afterBackward = (change: (layer: LinearByLoops, dLdA: Rows) => Rows | undefined) => () =>
	class extends LinearByLoops {
		override backward(dLdZ: Rows): Rows {
			const dLdA = super.backward(dLdZ);
			return change(this, dLdA) ?? dLdA;
		}
	};

const half = (rows: Rows): Rows => mapRows(rows, (entry) => entry / 2);

function overwrite(kept: Rows, rows: Rows): Rows {
	kept.splice(0, kept.length, ...rows);
	return kept;
}

describe("what instances share", () => {
	it("is found where only their gradients lie together", async () => {
		const make = () => {
			const kept: Rows = [];
			return afterBackward((layer) => {
				layer.dLdW = overwrite(kept, layer.dLdW);
				return undefined;
			})();
		};
		expect(await lost(make)).toEqual(["hygiene.instances"]);
	});

	it("is found in what they returned", async () => {
		const make = () => {
			const kept: Rows = [];
			return class extends LinearByLoops {
				override forward(A: Rows): Rows {
					return overwrite(kept, super.forward(A));
				}
			};
		};
		expect(await lost(make)).toEqual(["hygiene.instances"]);
	});

	it("is free where nobody changes it, and what an instance keeps for itself is too", async () => {
		const make = () => {
			const ones = new Map<number, Rows>();
			return afterBackward((layer) => {
				ones.set(layer.N, ones.get(layer.N) ?? table(layer.N, 1, () => 1));
				return undefined;
			})();
		};
		expect(await lost(make)).toEqual([]);
	});
});

describe("what a call was given", () => {
	it("is looked at once more after the calls that follow, and charged as changed alone", async () => {
		const mask = afterBackward(({ A }) => {
			for (const row of A)
				row.forEach((entry, at) => {
					row[at] = entry > 0 ? 1 : entry;
				});
			return undefined;
		});
		expect(await lost(mask)).toContain("hygiene.inputs");
		expect((await lost(mask)).filter((id) => id !== "hygiene.repeat")).toEqual(["hygiene.inputs"]);
	});

	it("may be changed as a copy", async () => {
		const make = () =>
			class extends LinearByLoops {
				override forward(A: Rows): Rows {
					const Z = super.forward(A);
					this.A = A.map((row) => [...row]);
					return Z;
				}
			};
		expect(await lost(make)).toEqual([]);
	});

	it("is looked at after another round on the same instance", async () => {
		const make = () =>
			class extends LinearByLoops {
				first: Rows | undefined;
				override forward(A: Rows): Rows {
					for (const row of this.first ?? []) row.fill(0);
					this.first = A;
					return super.forward(A);
				}
			};
		expect(await lost(make)).toEqual(["hygiene.inputs"]);
	});
});

describe("a second backward", () => {
	it.each<[string, () => typeof LinearByLoops]>([
		[
			"adds to what forward reset",
			() =>
				class extends LinearByLoops {
					override forward(A: Rows): Rows {
						this.dLdb = table(this.outFeatures, 1, () => 0);
						return super.forward(A);
					}

					override backward(dLdZ: Rows): Rows {
						const before = this.dLdb;
						const dLdA = super.backward(dLdZ);
						this.dLdb = mapRows(this.dLdb, (entry, row) => entry + (before[row]?.[0] as number));
						return dLdA;
					}
				},
		],
		[
			"keeps the first gradient",
			() =>
				class extends LinearByLoops {
					kept: Rows | undefined;
					override forward(A: Rows): Rows {
						this.kept = undefined;
						return super.forward(A);
					}

					override backward(dLdZ: Rows): Rows {
						const dLdA = super.backward(dLdZ);
						this.kept ??= this.dLdW;
						this.dLdW = this.kept;
						return dLdA;
					}
				},
		],
		[
			"has a scaled input",
			afterBackward((layer) => {
				layer.A = half(layer.A);
				return undefined;
			}),
		],
		[
			"fills what the first one returned",
			() =>
				class extends LinearByLoops {
					kept: Rows = [];
					override forward(A: Rows): Rows {
						this.kept = [];
						return super.forward(A);
					}

					override backward(dLdZ: Rows): Rows {
						return overwrite(this.kept, super.backward(dLdZ));
					}
				},
		],
	])("is found when it %s", async (_, make) => {
		expect(await lost(make)).toEqual(["hygiene.repeat"]);
	});

	it("may start from zeros and add up within itself", async () => {
		const make = afterBackward((layer) => {
			layer.dLdW = mapRows(
				table(layer.outFeatures, layer.inFeatures, () => 0),
				(entry, k, i) => entry + (layer.dLdW[k]?.[i] as number),
			);
			return undefined;
		});
		expect(await lost(make)).toEqual([]);
	});
});

describe("manners", () => {
	it("are judged where every number is wrong", async () => {
		const wrong = () =>
			class extends LinearByLoops {
				override forward(A: Rows): Rows {
					return mapRows(super.forward(A), (entry) => Math.tanh(entry));
				}

				override backward(dLdZ: Rows): Rows {
					const dLdA = super.backward(dLdZ);
					[this.dLdW, this.dLdb] = [mapRows(this.dLdW, Math.sin), mapRows(this.dLdb, Math.sin)];
					return mapRows(dLdA, Math.sin);
				}
			};
		const { verdicts } = await judged(wrong);
		expect(HYGIENE.filter((id) => verdicts[id]?.status !== "passed")).toEqual([]);
	});

	it("are lost by what is wrong as well as remembered", async () => {
		const make = () =>
			class extends LinearByLoops {
				sum = 0;
				override backward(dLdZ: Rows): Rows {
					const dLdA = super.backward(dLdZ);
					this.dLdb = mapRows(this.dLdb, (entry) => 2 * entry + this.sum);
					this.sum += 1;
					return dLdA;
				}
			};
		expect(await lost(make)).toEqual(["backward.dLdb", "gradcheck.b", "hygiene.repeat"]);
	});
});

describe("noise", () => {
	it("is charged where it makes a number wrong, and is no memory and nothing shared", async () => {
		const make = (random: () => number) =>
			class extends LinearByLoops {
				override backward(dLdZ: Rows): Rows {
					const dLdA = super.backward(dLdZ);
					this.dLdb = mapRows(this.dLdb, (entry) => entry + 1 + random());
					return dLdA;
				}
			};
		const { verdicts } = await judge(linear, new InProcessOracle(make), plan);
		expect(linear.checks.map(({ id }) => id).filter((id) => verdicts[id]?.status !== "passed")).toEqual(["backward.dLdb", "gradcheck.b"]);
	});
});

describe("what backward stored before it stopped", () => {
	const stopping = (change: (layer: LinearByLoops) => void) =>
		afterBackward((layer) => {
			change(layer);
			throw new Error("no such attribute");
		});

	it("is judged by its numbers, right or wrong", async () => {
		expect(await lost(stopping(() => {}))).toEqual(["backward.dLdA", "gradcheck.A"]);
		const both = stopping((layer) => {
			[layer.dLdW, layer.dLdb] = [half(layer.dLdW), half(layer.dLdb)];
		});
		expect(await lost(both)).toEqual(BACKWARD.filter((id) => id !== "backward.shape"));
		expect((await judged(both)).verdicts["backward.dLdW"]).toMatchObject({ findings: [{ failure: { kind: "value" } }] });
	});

	it.each<[string, (random: () => number) => number]>([
		["zeros", () => 0],
		["random numbers", (random) => random()],
	])("is no answer where it was %s from the start", async (_, entry) => {
		const make = (random: () => number) =>
			class extends LinearByLoops {
				constructor(inFeatures: number, outFeatures: number) {
					super(inFeatures, outFeatures);
					this.dLdW = table(outFeatures, inFeatures, () => entry(random));
				}

				override backward(): Rows {
					throw new Error("no such name");
				}
			};
		const { verdicts } = await judge(linear, new InProcessOracle(make), plan);
		expect(BACKWARD.filter((id) => verdicts[id]?.status === "passed")).toEqual([]);
		expect(verdicts["backward.dLdW"]).toMatchObject({ status: "blocked" });
	});
});
