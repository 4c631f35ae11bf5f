import { expect, it } from "vitest";
import { withFewNumbers } from "./few-numbers.ts";

it.each([
	"shapes (3,4) and (5,2) not aligned: 4 (dim 1) != 5 (dim 0)",
	"operands could not be broadcast together with shapes (3,4) (5,2) ",
	"Dimension mismatch in multiplication. Matrix A columns (2) must match Matrix B rows (3)",
	"forward() takes 2 positional arguments but 3 were given",
	"matmul: Input operand 1 has a mismatch in its core dimension 0 (size 5 is different from 4).",
	"Cannot read properties of undefined (reading 'length')",
	"a float64 array, of -1",
])("a message about shapes stays as it is: %s", (text) => {
	expect(withFewNumbers(text)).toBe(text);
});

it.each([
	["[[0.7310585786300049, -1.5], [2., 3e-7]]", "[[…, -…], [2., …]]"],
	["1482957331 1e5 .25 1_000 1.5E+10", "… … … … …"],
	["0.7310585786300049e-12,0.5", "…,…"],
	["٠.٧٣١٠٥٨ ９９９９", "… …"],
	["1 2 3 4 5 6 7 8 9 10", "1 2 3 4 5 6 7 8 … …"],
])("what may be an input does not: %s", (text, told) => {
	expect(withFewNumbers(text)).toBe(told);
});

it("is cut to 200 characters, none of them halved", () => {
	expect([...withFewNumbers("😀".repeat(500))]).toHaveLength(200);
	expect(withFewNumbers("x".repeat(200))).toBe("x".repeat(200));
});
