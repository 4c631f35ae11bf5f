import { join } from "node:path";
import { expect, it } from "vitest";
import type { Result } from "../../report/result.ts";
import { sentenceOf } from "../../report/sentence.ts";
import { pythonCommand } from "../../sandbox/engines/python-interpreter.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { StudentOracle } from "../../sandbox/student/student-oracle.ts";
import { folderWith, gradeFile, linear, lostChecks } from "../../testing/grade-submission.ts";
import { correctPython, describePython, pythonFile, type Replacement, withLines } from "../../testing/python.ts";

const FORWARD = ["forward.shape", "forward.value"];
const RETURN = "        return Z\n";
const COMPUTE = "        Z = np.dot(self.A, self.W.T)";
const IMPORT = "import numpy as np\n";

const gradeWith = (...replacements: readonly Replacement[]): Promise<Result> =>
	gradeFile(pythonFile(withLines(...replacements)), { samples: 20, timeLimit: 30 });

function sentences({ checks }: Result): string[] {
	return checks.flatMap(({ verdict }) =>
		verdict.status === "failed" ? verdict.findings.map(({ failure }) => sentenceOf(linear, failure)) : [],
	);
}

/** With statements before Z is computed, or with another result. */
const doing = (statements: string): Replacement => [COMPUTE, `        ${statements}\n${COMPUTE}`];
const returning = (expression: string): Replacement => [RETURN, `        return ${expression}\n`];

describePython("what Python gives back", () => {
	it.each([
		["nested lists", "Z.tolist()"],
		["tuples of numpy numbers", "tuple(tuple(row) for row in Z)"],
		["a list of arrays", "list(Z)"],
		["np.matrix", "np.matrix(Z)"],
		["Fortran order", "np.asfortranarray(Z)"],
		["the other byte order", "Z.astype('>f8')"],
		["an object array of numbers", "Z.astype(object)"],
		["more than float64", "Z.astype(np.longdouble)"],
		["a view with negative strides", "Z[::-1, ::-1][::-1, ::-1]"],
	])("counts as a matrix: %s", async (_, expression) => {
		expect(lostChecks(await gradeWith(returning(expression)))).toEqual([]);
	});

	it.each([
		["a tuple", "Z, self.A", /tuple whose parts differ in shape/],
		["rows of different lengths", "[[1.0], [1.0, 2.0]]", /a list whose parts differ in shape/],
		["fractions", "[[Fraction(1)]]", /a list with a Fraction in it/],
		["text", "[['1']]", /a list with a string in it/],
		["an array of text", "Z.astype(str)", /an array of strings/],
		["complex numbers", "Z.astype(complex)", /an array of complex numbers/],
		["booleans", "Z > 0", /an array of booleans/],
		["a masked array", "np.ma.array(Z)", /a masked array/],
		["a generator", "(row for row in Z)", /a generator/],
		["a method", "Z.copy", /was not called/],
		["a dict", "{'Z': Z}", /a dict/],
		["a place to be filled in", "...", /still to be filled in/],
		["a class of its own", "Tensor(Z)", /is a Tensor/],
		["something that says it is an array", "Pretender()", /is a Pretender/],
		["a cycle", "cycle", /nested more than 4 deep/],
		["an enormous array", "np.broadcast_to(1.0, (10**9, 10**9))", /a matrix of 1000000000000000000 entries/],
		["six dimensions", "np.zeros((1,) * 6)", /an array of 6 dimensions/],
		["nothing", "None", /was not returned/],
		["NaN", "Z * np.nan", /wrong/],
	])("is named where it is none: %s", async (_, expression, text) => {
		const kinds =
			"from fractions import Fraction\n\ncycle = []\ncycle.append(cycle)\n\nclass Tensor:\n    def __init__(self, data):\n        self.data = data\n    def __array__(self, *args):\n        return self.data\n\nclass Pretender:\n    __class__ = np.ndarray\n    shape = (1, 1)\n";
		const result = await gradeWith([IMPORT, `${IMPORT}${kinds}`], returning(expression));
		expect(lostChecks(result)).toEqual(expression.includes("nan") ? ["forward.value"] : FORWARD);
		expect(sentences(result)[0]).toMatch(text);
	});

	it("is read by numpy's own methods, whatever a subclass says of itself", async () => {
		const liar =
			"class Liar(np.ndarray):\n    shape = (9, 9)\n    dtype = 'no'\n    def tobytes(self, *args):\n        return b'no'\n    astype = view = tolist = ravel = __array__ = tobytes\n\nclass Float(float):\n    def __float__(self):\n        return 7.0\n";
		const classes: Replacement = [IMPORT, `${IMPORT}\n${liar}\n`];
		expect(lostChecks(await gradeWith(classes, returning("np.ndarray.view(Z, Liar)")))).toEqual([]);
		expect(lostChecks(await gradeWith(classes, returning("[[Float(entry) for entry in row] for row in Z]")))).toEqual([]);
		expect(lostChecks(await gradeWith(classes, returning("np.ndarray.view(Z * 2, Liar)")))).toEqual(["forward.value"]);
	});

	it("has its type reported: float32 is low precision, and whole numbers are named where they are wrong", async () => {
		const narrow = await gradeWith(["np.zeros((out_features, in_features))", "np.zeros((out_features, in_features), dtype=np.float32)"]);
		expect(lostChecks(narrow)).toEqual(["hygiene.precision"]);
		expect(narrow.checks.at(-1)?.misconceptions).toEqual(["low-precision"]);
		const whole = await gradeWith(["self.dLdW = dLdW", "self.dLdW = dLdW.astype(int)"]);
		expect(lostChecks(whole)).toEqual(["backward.dLdW"]);
		expect(sentences(whole)[0]).toMatch(/dtype is int64, which has no fractions/);
	});

	it.each([
		["a flat gradient", "dLdb = np.dot(dLdZ.T, np.ones((self.N, 1)))", "dLdb = dLdZ.sum(axis=0)", ["backward.shape"], /has shape \(\d,\)/],
		["(N, 1) + (N,)", COMPUTE, `${COMPUTE}[:, :1] + np.zeros(self.N)`, FORWARD, /shape|broadcast/],
		["a bias that numpy stretches", " + np.dot(np.ones((self.N, 1)), self.b.T)", " + self.b[0]", ["forward.value"], /wrong/],
		[
			"a sum of everything",
			"dLdb = np.dot(dLdZ.T, np.ones((self.N, 1)))",
			"dLdb = dLdZ.sum()",
			["backward.dLdb", "gradcheck.b"],
			/a single number/,
		],
	])("keeps the shape that numpy gave it: %s", async (_, line, other, lost, text) => {
		const result = await gradeWith([line, other]);
		expect(lostChecks(result)).toEqual(lost);
		expect(sentences(result).join(" ")).toMatch(text);
	});

	it("is read again after later calls: a view that they overwrite is found", async () => {
		const result = await gradeWith(
			["self.debug = debug", "self.debug = debug\n        self.buffer = np.zeros((300, 300))"],
			[RETURN, "        view = self.buffer[: Z.shape[0], : Z.shape[1]]\n        view[:] = Z\n        return view\n"],
		);
		expect(lostChecks(result)).toEqual(["hygiene.repeat"]);
		expect(sentences(result)[0]).toMatch(/the matrix that was returned is used again/);
	});
});

describePython("a class in Python", () => {
	it.each<[string, readonly Replacement[]]>([
		[
			"takes two arguments",
			[
				["in_features, out_features, debug=False", "rows, columns"],
				["out_features, in_features", "columns, rows"],
				["(out_features, 1)", "(columns, 1)"],
				["= debug", "= False"],
			],
		],
		["takes three, the third without a default", [["debug=False", "debug"]]],
		[
			"takes any",
			[
				["self, in_features, out_features, debug=False", "self, *sizes, debug=False"],
				["self.W", "in_features, out_features = sizes\n        self.W"],
			],
		],
		[
			"computes N by a property",
			[
				["        self.N = A.shape[0]\n", ""],
				["    def backward", "    @property\n    def N(self):\n        return len(self.A)\n\n    def backward"],
			],
		],
		["keeps N as a numpy number", [["A.shape[0]", "np.int32(len(A))"]]],
	])("may be one that %s", async (_, replacements) => {
		expect(lostChecks(await gradeWith(...replacements))).toEqual([]);
	});

	it("that reads an attribute which it never set is told its line", async () => {
		const result = await gradeWith(["        self.debug = debug\n", ""]);
		expect(lostChecks(result)).toEqual(["backward.dLdA", "gradcheck.A"]);
		expect(sentences(result)[0]).toMatch(/linear\.py, line 22\): AttributeError: 'Linear' object has no attribute 'debug'/);
	});
});

describePython("a call that goes wrong in Python", () => {
	it.each([
		["with the lines next to its own", "", ["        self.A = A", "        self.N = A.shape[0]"], ["        return Z", ""]],
		["without them, in an encoding that only Python knows", "# coding: latin-1\n# \xe9\n", [], []],
	])("is told %s", async (_, head, before, after) => {
		const text = Buffer.from(head + withLines([COMPUTE, "        Z = A.nothing #"]), "latin1");
		const { checks } = await gradeFile(join(folderWith({ "linear.py": text }), "linear.py"), { samples: 20, timeLimit: 30 });
		const failures = checks.flatMap(({ verdict }) => (verdict.status === "failed" ? verdict.findings.map(({ failure }) => failure) : []));
		const at = failures[0]?.kind === "fault" ? failures[0].fault.at : undefined;
		expect(at?.text).toContain("Z = A.nothing");
		expect([at?.before, at?.after]).toEqual([before, after]);
	});

	it.each([
		["sys.exit", "raise SystemExit(1)", "exits-process"],
		["KeyboardInterrupt", "raise KeyboardInterrupt", "throws"],
		["endless recursion", "return self.forward(A)", "throws"],
		["too large an array", "np.ones((10**7, 10**7))", "out-of-memory"],
		["an async method", "pass", "async-method"],
	])("costs itself and nothing that was stored before: %s", async (name, statement, id) => {
		const result = await gradeWith(doing(statement), ...(name.includes("async") ? ([["def forward", "async def forward"]] as const) : []));
		expect(lostChecks(result)).toEqual(FORWARD);
		expect(result.checks.find((check) => check.id === "forward.shape")?.misconceptions).toEqual([id]);
		expect(result.printed).toBe("");
	});

	it.each([
		["os._exit", "__import__('os')._exit(0)", "exits-process"],
		["a list that grows", "hoard = [np.ones(10**6) for _ in range(10**4)]", "out-of-memory"],
		["an endless loop", "while True: pass", "times-out"],
		["writing to every descriptor", "[__import__('os').dup2(1, file) for file in range(3, 60)]", "exits-process"],
	])("may end the process: %s", async (_, statement, id) => {
		const result = await gradeWith(doing(statement));
		expect(lostChecks(result)).toEqual(["forward.shape", "forward.state", "forward.value"]);
		expect(result.checks.find((check) => check.id === "forward.shape")?.misconceptions).toEqual([id]);
	});
});

describePython("what a Python submission finds around it", () => {
	it.each([
		["numpy.random", "np.random.rand()"],
		["a generator without a seed", "np.random.default_rng().random()"],
		["RandomState", "np.random.RandomState().rand()"],
		["random", "random.random()"],
		["a generator of random's", "random.Random().random()"],
		["a seed that is none", "(random.seed(), random.random())[1]"],
		["numpy's seed that is none", "(np.random.seed(), np.random.rand())[1]"],
		["secrets", "secrets.randbelow(1000)"],
		["os.urandom", "os.urandom(1)[0]"],
		["the time", "time.time() % 1"],
		["the date", "datetime.datetime.now().microsecond"],
	])("follows the script's entropy: %s", async (_, expression) => {
		const text = withLines([IMPORT, `import datetime, os, random, secrets, time\n${IMPORT}`], returning(`Z + ${expression}`));
		const [first, second] = [await gradeFile(pythonFile(text), { samples: 20 }), await gradeFile(pythonFile(text), { samples: 20 })];
		expect(lostChecks(first)).toEqual(["forward.value"]);
		expect(first.checks.find(({ id }) => id === "forward.value")?.misconceptions).toEqual(["non-deterministic"]);
		expect(second.checks).toEqual(first.checks);
	});

	it("is free to print, wait and draw what it does not use", async () => {
		const result = await gradeWith(
			[IMPORT, `import os, sys, time\n${IMPORT}`],
			doing("start = time.time()\n        while time.time() - start < 60: time.sleep(1)"),
			doing("np.random.default_rng().random()"),
			doing("print('score: 100', '\\ud83d\\ude00' * 30000); sys.stderr.write('done'); os.write(1, b'{}'); os.write(2, b'x' * 9000)"),
		);
		expect(lostChecks(result)).toEqual([]);
		expect(result.printed).toMatch(/^score: 100 /);
		expect(result.printed.length).toBeLessThanOrEqual(20_000);
	});

	it("may be patched without reaching the host", async () => {
		const patches =
			"import builtins, gc, json, os, sys\nbuiltins.isinstance = lambda *args: True\nbuiltins.len = lambda *args: 3\njson.JSONDecoder.decode = json.JSONDecoder.raw_decode = os.read = os.write = None\nnp.frombuffer = np.asarray = None\nsys.modules.clear()\n";
		expect(lostChecks(await gradeWith([IMPORT, `${IMPORT}${patches}`]))).toEqual([]);
	});

	it("has no host in its modules, and a channel that is not where it was", async () => {
		const look =
			"import os, sys\nassert not [name for name in sys.modules if name.startswith('python_')]\nassert not vars(sys.modules['__main__']).keys() - {'__name__', '__doc__', '__package__', '__loader__', '__spec__'}\nassert sys.argv == ['']\ntry:\n    os.fstat(3)\n    raise SystemExit('3 is open')\nexcept OSError:\n    pass\n";
		expect((await gradeWith([IMPORT, `${IMPORT}${look}`])).fault).toBeNull();
	});
});

describePython("the border", () => {
	it("lets every bit of a float64 pass, both ways", async () => {
		const oracle = new StudentOracle(new Sandbox(pythonCommand(), { allowsWeak: true }), { callMs: 10_000, totalMs: 30_000 });
		const source = { files: { "linear.py": Buffer.from(correctPython).toString("base64") }, entries: ["linear.py"], isSure: true };
		await oracle.load({ source, className: "Linear", method: "forward", locate: () => undefined });
		const data = [0.1, -0, 5e-324, Number.MAX_VALUE, 1 / 3, Number.NaN, Number.NEGATIVE_INFINITY, 2 ** 53 + 2];
		const value = { shape: [2, 4], data };
		const [transcript] = await oracle.run([
			{
				entropy: 1,
				steps: [
					{ do: "construct", as: "x", args: [0, 1] },
					{ do: "set", on: "x", name: "W", value: 2 },
					{ do: "get", on: "x", name: "W" },
				],
				values: [4, 2, value],
			},
		]);
		oracle.close();
		expect(transcript?.[2]).toEqual({ kind: "value", value });
	});
});
