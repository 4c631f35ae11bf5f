/** Wrong versions of `submissions/correct/loops.ts`. */
import type { WrongVersions } from "../../../grader/problem/wrong-submissions.ts";

const zerosW = "this.W = matrix(Array.from({ length: outFeatures }, () => new Array(inFeatures).fill(0)));";
const zerosB = "this.b = matrix(Array.from({ length: outFeatures }, () => [0]));";
const storesN = "this.N = a.length;";
const bias = "let sum = b[k][0];";
const term = "sum += a[n][i] * w[k][i];";
const push = "z[n].push(sum);";
const end = "return matrix(z);";
const [addA, addW, addB] = ["dA[n][i] += d[n][k] * w[k][i];", "dW[k][i] += d[n][k] * a[n][i];", "db[k][0] += d[n][k];"];
const [setW, setB] = ["this.dLdW = matrix(dW);", "this.dLdb = matrix(db);"];
const endBackward = "return matrix(dA);";
const turned = (rows: string) => `${rows}[0].map((_, c) => ${rows}.map((row) => row[c]))`;

export const wrongLoops: WrongVersions = {
	"does-not-compile": [[["z.push([]);", "z.push([);"]]],
	"no-linear-export": [
		[["export class Linear", "export class linear"]],
		[
			["export class Linear {", "class Plain {"],
			["\t\treturn matrix(dA);\n\t}\n}", "\t\treturn matrix(dA);\n\t}\n}\nexport const Linear = new Plain(2, 3);"],
		],
	],
	throws: [[[addA, "if (d[n][k] < 0) throw new Error('negative');\n\t\t\t\t\tdA[n][i] += d[n][k] * w[k][i];"]]],
	"not-written-yet": [[[end, 'throw new Error("forward is not written yet");']]],
	"uses-undefined": [
		[["const w = this.W.toArray() as number[][];\n\t\tconst b", "const w = this.w.toArray() as number[][];\n\t\tconst b"]],
	],
	"times-out": [[["for (let n = 0; n < this.N; n++)\n", "for (let n = 0; n < this.N; )\n"]]],
	"async-method": [[["backward(dLdZ: Matrix): Matrix {", "async backward(dLdZ: Matrix) {"]]],

	"init-nonzero": [[[zerosW, zerosW.replace("fill(0)", "fill(0.1)")]], [[zerosB, zerosB.replace("[0]", "[1]")]]],
	"weight-shape-transposed": [
		[
			[zerosW, "this.W = matrix(Array.from({ length: inFeatures }, () => new Array(outFeatures).fill(0)));"],
			[term, "sum += a[n][i] * w[i][k];"],
			[addA, "dA[n][i] += d[n][k] * w[i][k];"],
			[addW, "dW[i][k] += d[n][k] * a[n][i];"],
			["const db = w.map(() => [0]);", "const db = w[0].map(() => [0]);"],
		],
	],
	"bias-shape-row": [
		[
			[zerosB, "this.b = matrix([new Array(outFeatures).fill(0)]);"],
			[bias, "let sum = b[0][k];"],
			["const db = w.map(() => [0]);", "const db = [w.map(() => 0)];"],
			[addB, "db[0][k] += d[n][k];"],
		],
	],
	"bias-shape-flat": [
		[
			[zerosB, "this.b = matrix(new Array(outFeatures).fill(0));"],
			["const b = this.b.toArray() as number[][];", "const b = this.b.toArray() as number[];"],
			[bias, "let sum = b[k];"],
			["const db = w.map(() => [0]);", "const db = w.map(() => 0);"],
			[addB, "db[k] += d[n][k];"],
		],
	],
	"missing-attribute": [
		[
			[zerosB, "const bias = zerosFor(outFeatures);"],
			["export class", "const zerosFor = (n: number) => new Array(n).fill(0);\n\nexport class"],
		],
	],

	"forward-missing-bias": [[[bias, "let sum = 0;"]]],
	"forward-bias-sign": [[[bias, "let sum = -b[k][0];"]]],
	"forward-bias-wrong-axis": [[[bias, "let sum = b[n][0];"]]],
	"forward-weight-not-transposed": [[[term, "sum += a[n][i] * w[i][k];"]]],
	"forward-extra-activation": [[[push, "z[n].push(sum > 0 ? sum : 0);"]], [[push, "z[n].push(Math.tanh(sum));"]]],
	"forward-returns-transposed": [[[end, `return matrix(${turned("z")});`]]],
	"forward-returns-something-else": [[[end, "return A;"]]],
	"forward-not-returned": [[[end, "z;"]]],
	"forward-input-not-stored": [
		[
			["this.A = A;", "this.X = A;"],
			["this.A.toArray()", "this.X.toArray()"],
		],
	],
	"forward-stores-other-input": [
		[
			["this.A = A;", ""],
			[end, "this.A = matrix(z);\n\t\tthis.X = A;\n\t\treturn matrix(z);"],
			["this.A.toArray()", "this.X.toArray()"],
		],
	],
	"forward-batch-size-not-stored": [
		[
			[storesN, "this.size = a.length;"],
			["n < this.N; n++) {", "n < this.size; n++) {"],
			["n < this.N; n++)\n", "n < this.size; n++)\n"],
		],
	],
	"forward-wrong-batch-size": [
		[
			[storesN, "this.N = a[0].length;"],
			["n < this.N; n++) {", "n < a.length; n++) {"],
			["n < this.N; n++)\n", "n < a.length; n++)\n"],
		],
	],

	"backward-weight-transposed": [[[addA, "dA[n][i] += d[n][k] * w[i][k];"]]],
	"backward-returns-wrong-gradient": [[[endBackward, "return this.dLdb;"]]],
	"backward-not-returned": [[[endBackward, ""]]],
	"input-gradient-averaged": [[[addA, "dA[n][i] += d[n][k] * w[k][i] / this.N;"]]],
	"weight-gradient-transposed": [[[setW, `this.dLdW = matrix(${turned("dW")});`]]],
	"weight-gradient-averaged": [[[addW, "dW[k][i] += d[n][k] * a[n][i] / this.N;"]]],
	"weight-gradient-accumulates": [
		[
			[
				"const dW = w.map((row) => row.map(() => 0));",
				"const dW = this.dLdW ? (this.dLdW.toArray() as number[][]) : w.map((row) => row.map(() => 0));",
			],
		],
	],
	"weight-gradient-not-stored": [[[setW, ""]]],
	"bias-gradient-averaged": [[[setB, "this.dLdb = matrix(db.map(([sum]) => [sum / this.N]));"]]],
	"bias-gradient-wrong-axis": [[[setB, "this.dLdb = matrix(d.map((row) => [row.reduce((x, y) => x + y, 0)]));"]]],
	"bias-gradient-shape-row": [[[setB, `this.dLdb = matrix(${turned("db")});`]]],
	"bias-gradient-shape-flat": [[[setB, "this.dLdb = matrix(db.map(([sum]) => sum));"]]],
	"bias-gradient-not-summed": [[[addB, "db[k][0] = d[0][k];"]], [[setB, "this.dLdb = matrix(d);"]]],
	"bias-gradient-accumulates": [
		[["const db = w.map(() => [0]);", "const db = this.dLdb ? (this.dLdb.toArray() as number[][]) : w.map(() => [0]);"]],
	],
	"bias-gradient-not-stored": [[[setB, "this.dldb = matrix(db);"]]],
	"gradient-sign-flipped": [
		[[addA, "dA[n][i] -= d[n][k] * w[k][i];"]],
		[
			[addB, "db[k][0] -= d[n][k];"],
			[addW, "dW[k][i] -= d[n][k] * a[n][i];"],
		],
	],
	"gradient-scaled": [[[addW, "dW[k][i] += (d[n][k] * a[n][i]) / (this.N * 2) * this.N;"]], [[addB, "db[k][0] += d[n][k] * this.N;"]]],

	"ignores-upstream": [[[addB, "db[k][0] += 1;"]], [[addW, "dW[k][i] += a[n][i];"]]],
	"mutates-input": [
		[
			["const d = dLdZ.toArray() as number[][];", "const d = (dLdZ as any)._data as number[][];"],
			["this.dLdW = ", "d[0][0] = 0;\n\t\tthis.dLdW = "],
		],
	],
	"updates-parameters": [
		[[endBackward, "this.b = matrix(this.b.toArray().map(([value], k) => [value - 0.1 * db[k][0]]));\n\t\treturn matrix(dA);"]],
	],
	"mutates-parameters": [[[end, "this.W = this.W.map((value) => value * 0.999);\n\t\treturn matrix(z);"]]],
	"shared-state-between-instances": [
		[
			["export class", "const state: { A?: Matrix } = {};\n\nexport class"],
			["this.A = A;", "this.A = state.A = A;"],
			["this.A.toArray()", "state.A!.toArray()"],
		],
	],
	"overwrites-returned": [
		[
			["const z: number[][] = [];", "const z = this.kept;\n\t\tz.length = 0;"],
			[end, "return z as any;"],
			["A!: Matrix;", "A!: Matrix;\n\tkept: number[][] = [];"],
		],
	],
	"stale-state": [[["this.A = A;", "if (!this.A) this.A = A;"]]],
	"non-deterministic": [[[push, "z[n].push(sum + (Math.random() < 0.5 ? 1e-3 : 0));"]]],
	"low-precision": [
		[[push, "z[n].push(Math.fround(sum));"]],
		[
			["dW[k][i] += ", "dW[k][i] = Math.fround(dW[k][i]) + "],
			[setW, "this.dLdW = matrix(dW.map((row) => row.map(Math.fround)));"],
		],
	],
	"squeezes-results": [
		[[end, "return (z.length === 1 ? (z[0].length === 1 ? z[0][0] : z[0]) : z[0].length === 1 ? z.map(([x]) => x) : z) as any;"]],
	],
	"not-a-matrix": [[[end, "return z.map((row) => row.map((x) => BigInt(Math.round(x)))) as any;"]]],
	"non-finite": [
		[[bias, "let sum = b[0][k];"]],
		[["const dA = a.map((row) => row.map(() => 0));", "const dA: number[][] = a.map((row) => row.map(() => undefined as any));"]],
	],
	"weight-decay": [[[setW, "this.dLdW = matrix(dW.map((row, k) => row.map((x, i) => x + 0.5 * w[k][i])));"]]],
	"hard-coded-size": [[["for (let n = 0; n < this.N; n++)\n", "for (let n = 0; n < Math.min(this.N, 6); n++)\n"]]],
	"special-values": [[[addB, "if (d[n][k] > 0) db[k][0] += d[n][k];"]]],
};
