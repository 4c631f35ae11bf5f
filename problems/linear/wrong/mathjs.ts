/** Wrong versions of `submissions/correct/mathjs.ts`. */
import type { WrongVersions } from "../../../grader/problem/wrong-submissions.ts";

const Z = "const Z = add(multiply(A, transpose(this.W)), multiply(ones(this.N, 1) as Matrix, transpose(this.b)));";
const product = "multiply(A, transpose(this.W))";
const bias = "multiply(ones(this.N, 1) as Matrix, transpose(this.b))";
const dLdA = "const dLdA = multiply(dLdZ, this.W);";
const dLdW = "this.dLdW = multiply(transpose(dLdZ), this.A);";
const dLdb = "this.dLdb = multiply(transpose(dLdZ), ones(this.N, 1) as Matrix);";
const [zerosW, zerosB] = ["this.W = zeros(outFeatures, inFeatures) as Matrix;", "this.b = zeros(outFeatures, 1) as Matrix;"];
const end = "return dLdA;";
const storesA = "this.A = A;";
const storesN = "this.N = A.size()[0] as number;";
const top = "export class Linear {";
const ownInput = [storesA, "this.input = A;"] as const;
const weightByInputs = [
	[zerosW, "this.W = zeros(inFeatures, outFeatures) as Matrix;"],
	[product, "multiply(A, this.W)"],
	[dLdA, "const dLdA = multiply(dLdZ, transpose(this.W));"],
] as const;

export const wrongMathjs: WrongVersions = {
	"does-not-compile": [[["forward(A: Matrix): Matrix {", "forward(A: Matrix: Matrix {"]]],
	"no-linear-export": [[[top, "export class LinearLayer {"]], [[top, "class Linear {"]]],
	throws: [
		[[dLdA, 'throw new Error("what now?");']],
		[[storesA, `if (A.size()[1] === 1) throw new RangeError("one input");\n\t\t${storesA}`]],
	],
	"not-written-yet": [[[end, 'throw new Error("backward is not written yet");']], [["return Z;", 'throw new Error("Not implemented");']]],
	"uses-undefined": [[[dLdA, "const dLdA = multiply(dLdZ, (this as any).weight.transposed);"]]],
	"shapes-do-not-fit": [
		[[product, "multiply(transpose(A), this.W)"]],
		[[dLdA, "const dLdA = multiply(dLdZ, transpose(multiply(this.W, this.W)) as Matrix);"]],
	],
	"times-out": [[[dLdA, `while (this.N > 0);\n\t\t${dLdA}`]]],
	"out-of-memory": [[[dLdA, `const all: number[][] = [];\n\t\tfor (;;) all.push(new Array(1e5).fill(this.N));\n\t\t${dLdA}`]]],
	"async-method": [[["forward(A: Matrix): Matrix {", "async forward(A: Matrix): Promise<any> {"]]],

	"init-nonzero": [
		[[zerosW, "this.W = ones(outFeatures, inFeatures) as Matrix;"]],
		[[zerosB, "this.b = ones(outFeatures, 1) as Matrix;"]],
		[[zerosW, "this.W = (zeros(outFeatures, inFeatures) as Matrix).map(() => Math.random() - 0.5);"]],
	],
	"weight-shape-transposed": [
		[...weightByInputs, [dLdW, "this.dLdW = multiply(transpose(this.A), dLdZ);"]],
		[[zerosW, "this.W = zeros(inFeatures, outFeatures) as Matrix;"]],
	],
	"bias-shape-row": [
		[
			[zerosB, "this.b = zeros(1, outFeatures) as Matrix;"],
			[bias, "multiply(ones(this.N, 1) as Matrix, this.b)"],
			[dLdb, "this.dLdb = multiply(ones(1, this.N) as Matrix, dLdZ);"],
		],
		[[zerosB, "this.b = zeros(1, outFeatures) as Matrix;"]],
	],
	"bias-shape-flat": [[[zerosB, "this.b = zeros(outFeatures) as Matrix;"]]],
	"missing-attribute": [[[zerosB, ""]], [[zerosW, "(this as any).weights = zeros(outFeatures, inFeatures);"]]],

	"forward-missing-bias": [[[Z, `const Z = ${product};`]]],
	"forward-bias-sign": [[[bias, `multiply(${bias}, -1) as Matrix`]]],
	"forward-bias-wrong-axis": [[[bias, "this.b"]]],
	"forward-weight-not-transposed": [[[product, "multiply(A, this.W)"]]],
	"forward-extra-activation": [
		[["return Z;", "return Z.map((value) => Math.max(0, value));"]],
		[["return Z;", "return Z.map((value) => 1 / (1 + Math.exp(-value)));"]],
	],
	"forward-returns-transposed": [
		[["return Z;", "return transpose(Z);"]],
		[[Z, "const Z = add(multiply(this.W, transpose(A)), multiply(this.b, ones(1, this.N) as Matrix));"]],
	],
	"forward-returns-something-else": [[["return Z;", "return this.A;"]], [["return Z;", "return this.W;"]]],
	"forward-not-returned": [[["return Z;", "Z;"]]],
	"forward-input-not-stored": [[ownInput, ["A!: Matrix;", "input!: Matrix;"], ["this.A);", "this.input);"]], [[storesA, ""]]],
	"forward-stores-other-input": [
		[
			[storesA, "this.A = transpose(A);"],
			["this.A);", "transpose(this.A));"],
		],
	],
	"forward-batch-size-not-stored": [
		[
			[storesN, "const rows = A.size()[0] as number;"],
			[bias, "multiply(ones(rows, 1) as Matrix, transpose(this.b))"],
			[dLdb, "this.dLdb = multiply(transpose(dLdZ), ones(dLdZ.size()[0] as number, 1) as Matrix);"],
		],
	],
	"forward-wrong-batch-size": [
		[
			[storesN, "this.N = A.size()[1] as number;"],
			[bias, "multiply(ones(A.size()[0] as number, 1) as Matrix, transpose(this.b))"],
			[dLdb, "this.dLdb = multiply(transpose(dLdZ), ones(dLdZ.size()[0] as number, 1) as Matrix);"],
		],
	],

	"backward-weight-transposed": [[[dLdA, "const dLdA = multiply(dLdZ, transpose(this.W));"]]],
	"backward-returns-wrong-gradient": [[[end, "return this.dLdW;"]], [[end, "return dLdZ;"]]],
	"backward-not-returned": [[[end, ""]], [[end, "return (this as any).dLdA;"]]],
	"input-gradient-averaged": [[[end, "return multiply(dLdA, 1 / this.N) as Matrix;"]]],
	"weight-gradient-transposed": [[[dLdW, "this.dLdW = multiply(transpose(this.A), dLdZ);"]]],
	"weight-gradient-averaged": [[[dLdW, "this.dLdW = multiply(multiply(transpose(dLdZ), this.A), 1 / this.N) as Matrix;"]]],
	"weight-gradient-accumulates": [
		[[dLdW, "const step = multiply(transpose(dLdZ), this.A);\n\t\tthis.dLdW = this.dLdW ? add(this.dLdW, step) : step;"]],
	],
	"weight-gradient-not-stored": [[["this.dLdW = ", "const dLdW = "]], [["this.dLdW = ", "(this as any).dW = "]]],
	"bias-gradient-averaged": [[[dLdb, "this.dLdb = multiply(multiply(transpose(dLdZ), ones(this.N, 1) as Matrix), 1 / this.N) as Matrix;"]]],
	"bias-gradient-wrong-axis": [[[dLdb, "this.dLdb = multiply(dLdZ, ones(dLdZ.size()[1] as number, 1) as Matrix);"]]],
	"bias-gradient-shape-row": [[[dLdb, "this.dLdb = multiply(ones(1, this.N) as Matrix, dLdZ);"]]],
	"bias-gradient-shape-flat": [
		[
			[dLdb, "this.dLdb = sum(dLdZ, 0) as unknown as Matrix;"],
			["multiply, ones,", "multiply, ones, sum,"],
		],
	],
	"bias-gradient-not-summed": [[[dLdb, "this.dLdb = dLdZ;"]], [[dLdb, "this.dLdb = transpose(dLdZ);"]]],
	"bias-gradient-one-sum": [[[dLdb, "this.dLdb = (dLdZ.toArray() as number[][]).flat().reduce((sum, value) => sum + value, 0) as any;"]]],
	"bias-gradient-accumulates": [
		[
			[
				dLdb,
				"const step = multiply(transpose(dLdZ), ones(this.N, 1) as Matrix);\n\t\tthis.dLdb = this.dLdb ? add(this.dLdb, step) : step;",
			],
		],
	],
	"bias-gradient-not-stored": [[["this.dLdb = ", "const dLdb = "]]],
	"gradient-sign-flipped": [
		[[dLdW, "this.dLdW = multiply(multiply(transpose(dLdZ), this.A), -1) as Matrix;"]],
		[[dLdA, "const dLdA = multiply(multiply(dLdZ, this.W), -1) as Matrix;"]],
	],
	"gradient-scaled": [
		[[dLdW, "this.dLdW = multiply(multiply(transpose(dLdZ), this.A), 2) as Matrix;"]],
		[[dLdA, "const dLdA = multiply(multiply(dLdZ, this.W), 1 / (this.W.size()[0] as number)) as Matrix;"]],
		[[dLdA, "const dLdA = multiply(multiply(dLdZ, this.W), 1.0009) as Matrix;"]],
	],

	"ignores-upstream": [[[dLdW, "this.dLdW = multiply(transpose(dLdZ.map(() => 1)), this.A);"]]],
	"mutates-input": [
		[
			[storesA, "this.A = A.clone();"],
			["return Z;", "A.set([0, 0], 0);\n\t\treturn Z;"],
		],
		[[end, "dLdZ.set([0, 0], 7);\n\t\treturn dLdA;"]],
	],
	"updates-parameters": [[[end, "this.W = add(this.W, multiply(this.dLdW, -0.01) as Matrix);\n\t\treturn dLdA;"]]],
	"mutates-parameters": [[[end, "this.b = multiply(this.b, 0.99) as Matrix;\n\t\treturn dLdA;"]]],
	"shared-state-between-instances": [
		[
			[top, `let last: Matrix;\n\n${top}`],
			[storesA, "this.A = last = A;"],
			[dLdW, "this.dLdW = multiply(transpose(dLdZ), last);"],
		],
		[
			[top, `let calls = 0;\n\n${top}`],
			[end, "calls += 1;\n\t\tthis.dLdW = multiply(this.dLdW, calls) as Matrix;\n\t\treturn dLdA;"],
		],
	],
	"overwrites-returned": [
		[
			[
				"return Z;",
				"const same = this.kept?.size().join() === Z.size().join();\n\t\tif (!same) this.kept = Z;\n\t\tZ.forEach((value, at) => this.kept.set(at as unknown as number[], value));\n\t\treturn this.kept;",
			],
			["A!: Matrix;", "A!: Matrix;\n\tkept!: Matrix;"],
		],
	],
	"stale-state": [
		[[storesA, "this.A ??= A;"]],
		[
			[storesA, "this.A = A;\n\t\tthis.queue.push(A);"],
			[dLdW, "this.dLdW = multiply(transpose(dLdZ), this.queue.length > 1 ? this.queue.shift() as Matrix : this.queue[0] as Matrix);"],
			["A!: Matrix;", "A!: Matrix;\n\tqueue: Matrix[] = [];"],
		],
	],
	"non-deterministic": [
		[["return Z;", "return Z.map((value) => value + Math.random() / 100);"]],
		[
			[
				dLdb,
				"const order = [...Array(this.N).keys()].sort(() => Math.random() - 0.5);\n\t\tthis.dLdb = (zeros(dLdZ.size()[1] as number, 1) as Matrix).map((_, [k]) => order.reduce((sum, n) => sum + dLdZ.get([n, k]), 0));",
			],
		],
	],
	"low-precision": [
		[["return Z;", "return Z.map(Math.fround);"]],
		[["return Z;", "return Z.map((value) => Math.round(value * 1e4) / 1e4);"]],
		[["return Z;", "return Z.map((value) => Number(value.toFixed(6)));"]],
	],
	"squeezes-results": [
		[
			["return Z;", "return squeeze(Z) as Matrix;"],
			["multiply, ones,", "multiply, ones, squeeze,"],
		],
	],
	"not-a-matrix": [[["return Z;", "return Z.map(String);"]], [["return Z;", 'return "Z" as any;']]],
	"non-finite": [[["return Z;", "return Z.map((value) => value / 0);"]]],
	"weight-decay": [[[dLdW, "this.dLdW = add(multiply(transpose(dLdZ), this.A), multiply(this.W, 0.01) as Matrix);"]]],
	"approximate-gradient": [
		[
			[
				dLdb,
				`const h = 1e-4;
		const loss = (n: number, k: number, b: number) => dLdZ.get([n, k]) * ((A[n] as number[]).reduce((sum, a) => sum + a, 0) + b);
		const A = this.A.toArray() as number[][];
		this.dLdb = this.b.map((b, [k]: any) => A.reduce((sum, _, n) => sum + (loss(n, k, b + h) - loss(n, k, b - h)) / (2.0001 * h), 0));`,
			],
		],
	],
	"hard-coded-size": [
		[["return Z;", "return this.N > 32 ? multiply(Z, 2) as Matrix : Z;"]],
		[["return Z;", "return this.N === 1 ? multiply(Z, 3) as Matrix : Z;"]],
		[["return Z;", "return this.W.size()[0] === this.W.size()[1] ? multiply(Z, 3) as Matrix : Z;"]],
		[["return Z;", "return this.W.size()[1] === 1 ? multiply(Z, 3) as Matrix : Z;"]],
		[[end, "return dLdZ.size()[1] === 1 ? multiply(dLdA, 3) as Matrix : dLdA;"]],
	],
	"depends-on-earlier-calls": [
		[
			["return Z;", "this.calls += 1;\n\t\treturn this.calls === 2 ? (multiply(Z, 2) as Matrix) : Z;"],
			["A!: Matrix;", "A!: Matrix;\n\tcalls = 0;"],
		],
	],
	"special-values": [
		[["return Z;", "return this.b.toArray().flat().some((value: any) => value < 0) ? (multiply(Z, 2) as Matrix) : Z;"]],
		[["return Z;", "return Z.map((value) => (Math.abs(value) > 1e12 ? value * 2 : value));"]],
		[[product, "multiply(A.map(Math.abs), transpose(this.W))"]],
		[[dLdW, "this.dLdW = multiply(transpose(dLdZ), this.A.map((value) => value || 1));"]],
	],
};
