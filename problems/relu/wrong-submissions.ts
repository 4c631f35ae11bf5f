/** Wrong versions of this problem's correct submissions. */
import type { WrongSubmissions } from "../../grader/problem/wrong-submissions.ts";

const [activation, mask, product] = ["Math.max(z, 0)", "(z > 0 ? 1 : 0)", "return dotMultiply(dLdA, mask);"];
const [other, cut, end] = ["else A[n].push(0);", "if (z[n][j] <= 0) d[n][j] = 0;", "return matrix(d);"];

const [pythonActivation, pythonMask, pythonEnd] = ["A = np.maximum(Z, 0)", "mask = self.Z > 0", "return np.where(mask, dLdA, 0)"];

export const wrongSubmissions: WrongSubmissions = {
	"mathjs.ts": {
		"no-relu-export": [[["export class ReLU", "export class Relu"]]],
		"not-written-yet": [[[product, 'throw new Error("backward is not written yet");']]],
		"forward-not-clipped": [[["const A = Z.map((z) => Math.max(z, 0));", "const A = Z;"]]],
		"forward-absolute-value": [[[activation, "Math.abs(z)"]]],
		"forward-keeps-negative": [[[activation, "Math.min(z, 0)"]]],
		"forward-leaky": [[[activation, "Math.max(z, 0.01 * z)"]]],
		"forward-other-activation": [[[activation, "1 / (1 + Math.exp(-z))"]]],
		"forward-returns-transposed": [
			[
				["return A;", "return transpose(A);"],
				["type Matrix }", "type Matrix, transpose }"],
			],
		],
		"backward-returns-transposed": [
			[
				[product, "return transpose(dotMultiply(dLdA, mask));"],
				["type Matrix }", "type Matrix, transpose }"],
			],
		],
		"forward-not-returned": [[["return A;", ""]]],
		"forward-input-not-stored": [
			[
				["this.Z = Z;", "this.input = Z;"],
				["this.Z.map", "this.input.map"],
			],
		],
		"forward-stores-output": [
			[
				["this.Z = Z;", ""],
				["return A;", "this.Z = A;\n\t\treturn A;"],
			],
		],
		"backward-passes-everything": [[[product, "return dLdA;"]]],
		"backward-reversed": [[[mask, "(z < 0 ? 1 : 0)"]]],
		"backward-by-gradient-sign": [[["const mask = this.Z.map", "const mask = dLdA.map"]]],
		"backward-at-zero": [[[mask, "(z >= 0 ? 1 : 0)"]]],
		"backward-multiplies-input": [[[product, "return dotMultiply(dLdA, this.Z.map((z) => Math.max(z, 0)));"]]],
		"backward-not-returned": [[[product, "dotMultiply(dLdA, mask);"]]],
		"gradient-averaged": [[[mask, "(z > 0 ? 1 / this.Z.size()[0] : 0)"]]],
		"gradient-sign-flipped": [[[mask, "(z > 0 ? -1 : 0)"]]],
		"gradient-scaled": [[[mask, "(z > 0 ? 0.5 : 0)"]]],
		"ignores-upstream": [[[product, "return mask;"]]],
	},
	"loops.ts": {
		"forward-not-clipped": [[[other, "else A[n].push(rows[n][j]);"]]],
		"forward-absolute-value": [[[other, "else A[n].push(-rows[n][j]);"]]],
		"forward-keeps-negative": [[["if (rows[n][j] > 0)", "if (rows[n][j] < 0)"]]],
		"forward-leaky": [[[other, "else A[n].push(0.1 * rows[n][j]);"]]],
		"forward-other-activation": [[["A[n].push(rows[n][j]);", "A[n].push(1);"]]],
		"forward-returns-transposed": [[["return matrix(A);", "return matrix(A[0].map((_, j) => A.map((row) => row[j])));"]]],
		"backward-returns-transposed": [[[end, "return matrix(d[0].map((_, j) => d.map((row) => row[j])));"]]],
		"forward-not-returned": [[["return matrix(A);", ""]]],
		"forward-input-not-stored": [
			[
				["this.Z = Z;", "this.z = Z;"],
				["this.Z.toArray()", "this.z.toArray()"],
			],
		],
		"forward-stores-output": [
			[
				["this.Z = Z;", ""],
				["return matrix(A);", "this.Z = matrix(A);\n\t\treturn this.Z;"],
			],
		],
		"backward-passes-everything": [[[cut, ""]]],
		"backward-reversed": [[[cut, "if (z[n][j] > 0) d[n][j] = 0;"]]],
		"backward-by-gradient-sign": [[[cut, "if (d[n][j] <= 0) d[n][j] = 0;"]]],
		"backward-at-zero": [[[cut, "if (z[n][j] < 0) d[n][j] = 0;"]]],
		"backward-multiplies-input": [[[cut, "d[n][j] *= z[n][j];"]]],
		"backward-not-returned": [[[end, ""]]],
		"gradient-averaged": [[[cut, "if (z[n][j] <= 0) d[n][j] = 0;\n\t\t\t\telse d[n][j] /= d.length;"]]],
		"gradient-sign-flipped": [[[cut, "d[n][j] = z[n][j] <= 0 ? 0 : -d[n][j];"]]],
		"gradient-scaled": [[[cut, "d[n][j] = z[n][j] <= 0 ? 0 : 3 * d[n][j];"]]],
		"ignores-upstream": [[[cut, "d[n][j] = z[n][j] <= 0 ? 0 : 1;"]]],
		"mutates-input": [[["const d = dLdA.toArray() as number[][];", "const d = (dLdA as any)._data as number[][];"]]],
		"low-precision": [[["return matrix(A);", "return matrix(A.map((row) => row.map((x) => +x.toFixed(5))));"]]],
	},
	"numpy.py": {
		"does-not-compile": [[["def forward(self, Z):", "def forward(self Z):"]]],
		"no-relu-export": [[["class ReLU:", "class Relu:"]]],
		"not-written-yet": [[[pythonEnd, 'raise NotImplementedError("backward is not written yet")']]],
		"forward-not-clipped": [[[pythonActivation, "A = Z.copy()"]]],
		"forward-absolute-value": [[[pythonActivation, "A = np.abs(Z)"]]],
		"forward-keeps-negative": [[[pythonActivation, "A = np.minimum(Z, 0)"]]],
		"forward-leaky": [[[pythonActivation, "A = np.where(Z > 0, Z, 0.01 * Z)"]]],
		"forward-other-activation": [[[pythonActivation, "A = np.tanh(Z)"]]],
		"forward-returns-transposed": [[["return A", "return A.T"]]],
		"forward-not-returned": [[["return A", "self.A = A"]]],
		"forward-input-not-stored": [
			[
				["self.Z = Z", "self.x = Z"],
				["mask = self.Z > 0", "mask = self.x > 0"],
			],
		],
		"forward-stores-output": [
			[
				["self.Z = Z\n", "\n"],
				["return A", "self.Z = A\n        return A"],
			],
		],
		"backward-passes-everything": [[[pythonEnd, "return dLdA.copy()"]]],
		"backward-reversed": [[[pythonMask, "mask = self.Z < 0"]]],
		"backward-by-gradient-sign": [[[pythonMask, "mask = dLdA > 0"]]],
		"backward-at-zero": [[[pythonMask, "mask = self.Z >= 0"]]],
		"backward-multiplies-input": [[[pythonEnd, "return dLdA * np.maximum(self.Z, 0)"]]],
		"backward-not-returned": [[[pythonEnd, "np.where(mask, dLdA, 0)"]]],
		"backward-returns-transposed": [[[pythonEnd, "return np.where(mask, dLdA, 0).T"]]],
		"gradient-averaged": [[[pythonEnd, "return np.where(mask, dLdA, 0) / len(dLdA)"]]],
		"gradient-sign-flipped": [[[pythonEnd, "return -np.where(mask, dLdA, 0)"]]],
		"gradient-scaled": [[[pythonEnd, "return 2 * np.where(mask, dLdA, 0)"]]],
		"ignores-upstream": [[[pythonEnd, "return mask * 1.0"]]],
		"mutates-input": [
			[
				[pythonActivation, "Z[Z < 0] = 0\n        A = Z.copy()"],
				["self.Z = Z", "self.Z = Z.copy()"],
			],
		],
		"overwrites-returned": [
			[
				[
					"return A",
					"if getattr(self, 'kept', Z).shape != A.shape or not hasattr(self, 'kept'):\n            self.kept = A\n        self.kept[:] = A\n        return self.kept",
				],
			],
		],
	},
};
