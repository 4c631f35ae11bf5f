import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { applyEdits, type Edit } from "../../grader/problem/wrong-submissions.ts";
import { terminalReport } from "../../grader/report/terminal.ts";
import { folderWith, gradeFile, linear } from "../../grader/testing/grade-submission.ts";
import { describePython } from "../../grader/testing/python.ts";

const folder = fileURLToPath(new URL("submissions/correct", import.meta.url));

/** What is written in a place of the right submission, what the report must say of it, and what it must not. */
type Told = readonly [what: string, edits: readonly Edit[], says: readonly (string | RegExp)[], saysNot?: readonly (string | RegExp)[]];

async function reportOf(base: string, edits: readonly Edit[]): Promise<string> {
	const name = `linear.${base.split(".")[1]}`;
	const path = join(folderWith({ [name]: applyEdits(readFileSync(join(folder, base), "utf8"), edits) }), name);
	const result = await gradeFile(path, { timeLimit: 20 });
	return terminalReport(linear, result, { isColoured: false, replay: "", showsPrinted: false, explain: "where" });
}

async function expectTold(base: string, [, edits, says, saysNot = []]: Told): Promise<void> {
	const report = await reportOf(base, edits);
	const flat = report.replace(/\s+/g, " ");
	for (const each of says) expect(flat).toMatch(each);
	for (const each of [...saysNot, /\{\w+\}/]) expect(flat).not.toMatch(each);
	for (const line of report.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
}

const [zerosW, zerosB] = ["self.W = np.zeros((out_features, in_features))", "self.b = np.zeros((out_features, 1))"];
const Z = "Z = np.dot(self.A, self.W.T) + np.dot(np.ones((self.N, 1)), self.b.T)";
const dLdW = "dLdW = np.dot(dLdZ.T, self.A)";
const dLdb = "dLdb = np.dot(dLdZ.T, np.ones((self.N, 1)))";
const [setW, setB] = ["self.dLdW = dLdW", "self.dLdb = dLdb"];

const PYTHON: readonly Told[] = [
	[
		"a property without a setter",
		[
			[zerosW, "self._W = np.zeros((out_features, in_features))"],
			["    def forward", "    @property\n    def W(self):\n        return self._W\n\n    def forward"],
		],
		["[parameter-cannot-be-assigned]", "W cannot be assigned from outside"],
		["special-values"],
	],
	[
		"a copy of W made in the constructor",
		[
			[zerosW, `${zerosW}\n        self.kept = self.W`],
			[Z, Z.replace("self.W", "self.kept")],
		],
		["Z does not depend on W. [ignores-parameter]"],
	],
	["gradients under short names", [[setW, "self.dW = dLdW"]], ["Did you mean `dW`, which it has?", "-- stands for: not judged"]],
	["None in the place of a gradient", [[setB, "self.dLdb = None"]], ["dLdb is None; expected C_out × 1."], ["no attribute", "spelt"]],
	["`NotImplemented` returned", [["        return dLdA", "        return NotImplemented"]], ["[not-written-yet]"]],
	["`raise NotImplemented`", [["return Z", "raise NotImplemented"]], ["[not-written-yet]"], ["[throws]"]],
	["a method outside of the class", [["    def backward", "def backward"]], ["[no-such-method]", /indented/], ["that line"]],
	["a method without self", [["def forward(self, A)", "def forward(A)"]], ["[other-arguments]", "`self`"]],
	["a constructor of another name", [["def __init__", "def _init_"]], ["two underscores"]],
	[
		"random weights in another layout",
		[[zerosW, "self.W = np.random.randn(in_features, out_features)"]],
		["[weight-shape-transposed]", "[init-nonzero]"],
		["]["],
	],
	[
		"a bias of another size",
		[[zerosB, "self.b = np.zeros((in_features, 1))"]],
		["b is C_in × 1; the table has it as C_out × 1. [wrong-shape]"],
	],
	[
		"`*` in the place of `@`",
		[[dLdW, "dLdW = dLdZ * self.A"]],
		["[entry-by-entry]", "`*` multiplies entry by entry"],
		["has to be turned"],
	],
	["squeezed gradients", [[setW, "self.dLdW = dLdW.squeeze()"]], ["[squeezes-results]", "Smallest example: N = 1, C_in = 1, C_out = 1"]],
	[
		"one sum for all outputs",
		[[dLdb, "dLdb = np.sum(dLdZ)"]],
		["[bias-gradient-one-sum]", "dLdb is a single number; expected C_out × 1 ="],
	],
	["the last row alone", [[dLdW, "dLdW = np.outer(dLdZ[-1], self.A[-1])"]], ["it has only the last of the N terms of its sum."]],
	["the last row left out", [["return Z", "Z[-1] = 0\n        return Z"]], ["it leaves out the last of the N rows."]],
	["a bias added twice", [[Z, `${Z} + self.b.T`]], ["forward.value"], ["special-values", "not all zeros"]],
	["a small number added", [["return Z", "return Z + 1e-8"]], ["Z has 1e-8 added to every entry."], ["small steps"]],
	["half precision", [["return Z", "return Z.astype(np.float16)"]], ["it is float16"], ["small steps"]],
	[
		"significant digits",
		[["return Z", 'return np.array([[float("%.12g" % z) for z in row] for row in Z])']],
		["it is rounded to 12 significant digits."],
		["float32"],
	],
	["small results made 0", [["return Z", "Z[np.abs(Z) < 1e-10] = 0\n        return Z"]], ["[drops-small-numbers]"], ["rounded"]],
	[
		"parameters in float32",
		[[zerosW, zerosW.replace("))", '), dtype="f")')]],
		["W is not kept in full precision: it is float32."],
		["expected W"],
	],
	["an assertion", [[Z, `assert A.shape[1] == 4\n        ${Z}`]], ["| assert A.shape[1] == 4", "[throws]"]],
	[
		"another error after a constructor that stops",
		[
			[zerosW, "self.W = np.zeros(out_features, in_features)"],
			[Z, "Z = np.linear(self.A, self.W)"],
		],
		["[zeros-without-tuple]", "[uses-undefined]"],
	],
];

describePython("what a report says of a mistake in Python", () => {
	it.each(PYTHON.map((told) => [told[0], told] as const))("%s", async (_, told) => {
		await expectTold("numpy.py", told);
	});
});

const product = "multiply(A, transpose(this.W))";
const TYPESCRIPT: readonly Told[] = [
	[
		"operators between matrices",
		[[product, "(A as any) * (transpose(this.W) as any) as any"]],
		["[non-finite]", "between two matrices give NaN too"],
	],
	["`.T` of a matrix", [["transpose(this.W)", "(this.W as any).T"]], ["[uses-undefined]", "const Z = add(", "has no `.T`"]],
	["`self`", [["this.A = A;", "(self as any).A = A;"]], ["The instance is called `this`"]],
	["a name that belongs elsewhere", [["this.A = A;", 'fetch("x"); this.A = A;']], [/`fetch` is .* does not exist here/]],
	["another case", [["forward(", "Forward("]], ["[no-such-method]", "Did you mean `Forward`?"]],
	["weights under another name", [["this.b = zeros", "(this as any).bias = zeros"]], ["Did you mean `bias`, which it has?"]],
	[
		"a frozen W",
		[["this.b = zeros", 'Object.defineProperty(this, "W", { writable: false });\n\t\tthis.b = zeros']],
		["W cannot be assigned"],
	],
	["twelve decimals", [["return Z;", "return Z.map((z) => Math.round(z * 1e12) / 1e12);"]], ["it is rounded to 12 decimals."]],
	[
		"`dotMultiply`",
		[
			["multiply(transpose(dLdZ), this.A)", "dotMultiply(dLdZ, this.A)"],
			["import { add,", "import { add, dotMultiply,"],
		],
		["[entry-by-entry]"],
	],
	["a default for 0", [["return Z;", "return Z.map((z) => z || 1);"]], ["forward.value"], ["rounded"]],
];

describe("what a report says of a mistake in TypeScript", () => {
	it.each(TYPESCRIPT.map((told) => [told[0], told] as const))("%s", async (_, told) => {
		await expectTold("mathjs.ts", told);
	});
});
