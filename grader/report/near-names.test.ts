import { expect, it } from "vitest";
import { linear } from "../testing/grade-submission.ts";
import { nearNames } from "./near-names.ts";

const sizes = { N: 4, in_features: 3, out_features: 2 };
const near = (quantity: string, ...others: readonly (string | { name: string; shape: number[] })[]) =>
	nearNames(
		linear,
		quantity,
		others.map((each) => (typeof each === "string" ? { name: each } : each)),
		sizes,
	);

it.each([
	["W", "weight"],
	["W", "weights"],
	["W", "_W"],
	["W", "w"],
	["b", "bias"],
	["b", "biases"],
	["b", "B"],
	["dLdW", "dW"],
	["dLdW", "dldw"],
	["dLdW", "dL_dW"],
	["dLdW", "W_grad"],
	["dLdW", "grad_weights"],
	["dLdb", "db"],
	["dLdb", "bias_grad"],
	["dLdA", "dA"],
])("for %s, %s is meant", (quantity, name) => {
	expect(near(quantity, "debug", "other", name)).toEqual([name]);
});

it.each([
	["W", "b"],
	["W", "window"],
	["b", "debug"],
	["b", "in_features"],
	["dLdW", "dLdb"],
	["dLdW", "db"],
	["dLdW", "weight"],
	["dLdb", "double"],
	["N", "A"],
])("for %s, %s is not", (quantity, name) => {
	expect(near(quantity, name)).toEqual([]);
});

it("takes the only matrix of the right shape where no name is near", () => {
	expect(near("W", { name: "theta", shape: [2, 3] }, { name: "c", shape: [2, 1] })).toEqual(["theta"]);
	expect(near("W", { name: "theta", shape: [2, 3] }, { name: "eta", shape: [2, 3] })).toEqual([]);
	expect(near("W", { name: "A", shape: [2, 3] })).toEqual([]);
});
