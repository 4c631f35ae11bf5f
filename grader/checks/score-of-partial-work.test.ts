import { describe, expect, it } from "vitest";
import { LinearByLoops } from "../../reference/linear-by-loops.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import { mapRows, type Rows, table } from "../problem/rows.ts";
import { linear } from "../testing/grade-submission.ts";
import { earnedWeight } from "./earned-weight.ts";
import { judge } from "./judge.ts";
import { makePlan } from "./make-plan.ts";

const plan = makePlan(linear, 1, 100);

/** Points, and the checks that passed. */
async function judged(layer: typeof LinearByLoops) {
	const { verdicts } = await judge(linear, new InProcessOracle(() => layer), plan);
	const passed = linear.checks.map(({ id }) => id).filter((id) => verdicts[id]?.status === "passed");
	return {
		verdicts,
		points: earnedWeight(linear, verdicts),
		passed,
		lost: linear.checks.map(({ id }) => id).filter((id) => !passed.includes(id)),
	};
}

/** backward stops but where `works`, and may spoil dLdW. */
function partly(works: (layer: LinearByLoops) => boolean, spoil = (rows: Rows) => rows): typeof LinearByLoops {
	return class extends LinearByLoops {
		override backward(dLdZ: Rows): Rows {
			if (!works(this)) throw new Error("not written for that");
			const dLdA = super.backward(dLdZ);
			this.dLdW = spoil(this.dLdW);
			return dLdA;
		}
	};
}

const negated = (rows: Rows) => mapRows(rows, (entry) => -entry);
const isRow = ({ N }: LinearByLoops) => N === 1;
const isScalar = ({ N, inFeatures, outFeatures }: LinearByLoops) => N * inFeatures * outFeatures === 1;
const isSquare = ({ inFeatures, outFeatures }: LinearByLoops) => inFeatures === outFeatures;
const BACKWARD = linear.checks.map(({ id }) => id).filter((id) => /^(backward|gradcheck)/.test(id));

class Zeros extends LinearByLoops {
	override forward(A: Rows): Rows {
		super.forward(A);
		return table(A.length, this.outFeatures, () => 0);
	}

	override backward(dLdZ: Rows): Rows {
		this.dLdW = table(this.outFeatures, this.inFeatures, () => 0);
		this.dLdb = table(this.outFeatures, 1, () => 0);
		return table(dLdZ.length, this.inFeatures, () => 0);
	}
}

describe("a call that stops at most sizes", () => {
	it.each([
		["one row", isRow],
		["numbers", isScalar],
	])("loses all of it when it is written for %s alone, and no second mistake changes that", async (_, works) => {
		const one = await judged(partly(works));
		expect(one.lost).toEqual(BACKWARD);
		expect(await judged(partly(works, negated))).toMatchObject({ lost: BACKWARD, points: one.points });
		expect(one.verdicts["backward.shape"]).toMatchObject({ findings: [{ failure: { kind: "fault" } }] });
	});

	it("is charged to one of its quantities when what comes back says enough, be it explained by that or not", async () => {
		expect((await judged(partly(isSquare))).lost).toEqual(["backward.dLdA", "gradcheck.A"]);
		expect((await judged(partly(isSquare, negated))).lost).toEqual(["backward.dLdW", "gradcheck.W"]);
	});

	it("costs what a wrong number would cost there", async () => {
		const stops = class extends LinearByLoops {
			override forward(A: Rows): Rows {
				if (A.length === 1) throw new Error("one row");
				return super.forward(A);
			}
		};
		const isWrong = class extends LinearByLoops {
			override forward(A: Rows): Rows {
				return mapRows(super.forward(A), (entry) => (A.length === 1 ? entry + 1 : entry));
			}
		};
		expect((await judged(stops)).lost).toEqual(["forward.value"]);
		expect((await judged(isWrong)).lost).toEqual(["forward.value"]);
	});
});

describe("marks are for something", () => {
	it("zeros of the right shape earn the constructor and the stored inputs", async () => {
		const { passed, verdicts } = await judged(Zeros);
		expect(passed).toEqual(["init.W", "init.b", "forward.state"]);
		expect(verdicts["forward.shape"]).toMatchObject({ status: "blocked", why: "forward gives the same numbers whatever it is given" });
	});

	it("so do they when one of them is something else, even where the right one is 0", async () => {
		const almost = class extends Zeros {
			override forward(A: Rows): Rows {
				const Z = super.forward(A);
				return [A, this.b].flat(2).every((entry) => entry === 0) ? mapRows(Z, (_, n, k) => 1 + n + k) : Z;
			}
		};
		expect((await judged(almost)).passed).toEqual(["init.W", "init.b", "forward.state"]);
	});

	it("a backward of zeros keeps what a right forward earned", async () => {
		const half = class extends Zeros {
			override forward = LinearByLoops.prototype.forward;
		};
		expect((await judged(half)).lost).toEqual(BACKWARD);
	});

	it("a wrong forward whose results vary keeps its shape", async () => {
		const wrong = class extends LinearByLoops {
			override forward(A: Rows): Rows {
				return mapRows(super.forward(A), (entry) => Math.tanh(entry));
			}
		};
		expect((await judged(wrong)).lost).toEqual(["forward.value"]);
	});

	it("what stops on everything but whole numbers, or but the public cases, earns the constructor", async () => {
		const knows = (isKnown: (A: Rows) => boolean) =>
			class extends LinearByLoops {
				override forward(A: Rows): Rows {
					if (!isKnown(A)) throw new Error("unknown");
					return super.forward(A);
				}

				override backward(dLdZ: Rows): Rows {
					if (!isKnown(dLdZ)) throw new Error("unknown");
					return super.backward(dLdZ);
				}
			};
		const cases = new Set(
			plan.samples.flatMap(({ fixed, values }) => (fixed ? [values.A, values.dLdZ] : [])).map((each) => each?.data.join()),
		);
		expect((await judged(knows((rows) => cases.has(rows.flat().join())))).passed).toEqual(["init.W", "init.b"]);
		expect((await judged(knows((rows) => rows.flat().every(Number.isInteger)))).passed).toEqual(["init.W", "init.b"]);
	});

	it("a constructor that stops at some sizes is charged for it, and the rest is judged without it", async () => {
		const large = class extends LinearByLoops {
			constructor(inFeatures: number, outFeatures: number) {
				if (inFeatures > 100) throw new Error("too large");
				super(inFeatures, outFeatures);
			}
		};
		expect((await judged(large)).verdicts["init.W"]?.status).toBe("failed");
	});
});
