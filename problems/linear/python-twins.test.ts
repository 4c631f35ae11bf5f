import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { Result } from "../../grader/report/result.ts";
import { folderWith, gradeFile } from "../../grader/testing/grade-submission.ts";
import { describePython } from "../../grader/testing/python.ts";

const folder = fileURLToPath(new URL("submissions", import.meta.url));
const base = readFileSync(`${folder}/correct/numpy.py`, "utf8");

const [W, b, Z] = ["self.W = np.zeros((out_features, in_features))", "self.b = np.zeros((out_features, 1))", "        return Z\n"];
const [store, dLdA, dLdW] = ["        self.A = A\n", "dLdA = np.dot(dLdZ, self.W)", "dLdW = np.dot(dLdZ.T, self.A)"];
const dLdb = "dLdb = np.dot(dLdZ.T, np.ones((self.N, 1)))";

/** The wrong TypeScript submissions once more: which lines of the right Python one are replaced, and by what. */
const TWINS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
	"async-method": [["def forward", "async def forward"]],
	"backward-not-written": [[dLdA, 'raise NotImplementedError("backward is missing")']],
	"backward-scaled-input-gradient": [[dLdA, `${dLdA} * 1.0009`]],
	"backward-weight-transposed": [[dLdA, `${dLdA.replace("self.W", "self.W.T")}`]],
	"bias-gradient-averaged": [[dLdb, `${dLdb} / self.N`]],
	"bias-gradient-shape-row": [[dLdb, "dLdb = dLdZ.sum(axis=0, keepdims=True)"]],
	"bias-shape-flat": [
		[b, "self.b = np.zeros(out_features)"],
		// mathjs adds a column and refuses; numpy would broadcast.
		["np.dot(np.ones((self.N, 1)), self.b.T)", "np.dot(np.ones((self.N, 1)), self.b.reshape(-1, 1).T)"],
	],
	"constructor-throws": [
		[W, `${W}\n        self.W.fill_zeros(0)`],
		["        if self.debug:\n            self.dLdA = dLdA\n", ""],
	],
	"forward-input-not-stored": [
		[store, "        self.input = A\n"],
		["np.dot(self.A, self.W.T)", "np.dot(A, self.W.T)"],
		[dLdW, "dLdW = np.dot(dLdZ.T, self.input)"],
	],
	"forward-missing-bias": [[" + np.dot(np.ones((self.N, 1)), self.b.T)", ""]],
	"forward-returns-transposed": [[Z, "        return Z.T\n"]],
	"forward-throws": [["Z = np.dot", 'raise Exception("not implemented")\n        Z = np.dot']],
	"forward-wrong-batch-size": [
		["self.N = A.shape[0]", "self.N = A.shape[1]"],
		["np.ones((self.N, 1))", "np.ones((A.shape[0], 1))"],
		[dLdb, "dLdb = np.dot(dLdZ.T, np.ones((dLdZ.shape[0], 1)))"],
	],
	"init-nonzero": [[W, W.replace("zeros", "ones")]],
	"low-precision": [[Z, "        return Z.astype(np.float32)\n"]],
	"module-level-accumulation": [
		["class Linear:", "total = 0\n\n\nclass Linear:"],
		[dLdW, `global total\n        total += 1\n        ${dLdW} * total`],
	],
	"mutates-input": [[store, "        self.A = A.copy()\n        A[0, 0] = 0\n"]],
	"mutates-parameters": [["        self.dLdW = dLdW\n", "        self.dLdW = dLdW\n        self.W = self.W - 0.5 * dLdW\n"]],
	"non-deterministic": [
		[
			dLdb,
			"order = range(self.N)[::-1] if self.N > 1 and np.random.rand() < 0.5 else range(self.N)\n        dLdb = np.array([[sum([dLdZ[n, k] for n in order])] for k in range(dLdZ.shape[1])])",
		],
	],
	"noisy-output": [[Z, "        return Z + np.random.rand(*Z.shape) / 100\n"]],
	"out-of-memory": [[dLdA, `hoard = []\n        while True:\n            hoard.append([self.N] * 10**6)\n        ${dLdA}`]],
	"returned-buffer-is-reused": [
		[
			Z,
			"        if getattr(self, 'buffer', Z).shape != Z.shape or not hasattr(self, 'buffer'):\n            self.buffer = Z\n        self.buffer[:] = Z\n        return self.buffer\n",
		],
	],
	"rounds-to-four-decimals": [[Z, "        return np.floor(Z * 1e4 + 0.5) / 1e4\n"]],
	"shared-state-between-instances": [
		["class Linear:", "last_input = None\n\n\nclass Linear:"],
		[store, `        global last_input\n        last_input = A\n${store}`],
		[dLdW, "dLdW = np.dot(dLdZ.T, last_input)"],
	],
	"stale-state": [
		[store, "        if not hasattr(self, 'A'):\n            self.A = A\n"],
		["np.dot(self.A, self.W.T)", "np.dot(A, self.W.T)"],
	],
	"times-out": [[dLdA, `while self.N > 0:\n            pass\n        ${dLdA}`]],
	"weight-gradient-accumulates": [["self.dLdW = dLdW\n", "self.dLdW = self.dLdW + dLdW if hasattr(self, 'dLdW') else dLdW\n"]],
	"weight-gradient-averaged": [[dLdW, `${dLdW} / self.N`]],
	"weight-gradient-transposed": [[dLdW, "dLdW = np.dot(self.A.T, dLdZ)"]],
	"weight-shape-transposed": [
		[W, "self.W = np.zeros((in_features, out_features))"],
		["np.dot(self.A, self.W.T)", "np.dot(self.A, self.W)"],
		[dLdA, dLdA.replace("self.W", "self.W.T")],
		[dLdW, "dLdW = np.dot(self.A.T, dLdZ)"],
	],
};

/** Everything that was found, but for each language's words and the numbers that it drew. */
function found({ checks, repaired, score }: Result): unknown {
	const ownWords = checks.map((check) => {
		const own = ["message", "at", ...(check.misconceptions.includes("non-deterministic") ? ["expected", "received", "wrong"] : [])];
		return JSON.parse(JSON.stringify(check), (key, value) => (own.includes(key) ? undefined : value));
	});
	return { checks: ownWords, repaired, score };
}

describePython("the same submission in both languages gets the same verdicts", () => {
	it.each(Object.entries(TWINS))("%s", async (name, replacements) => {
		let text = base;
		for (const [line, other] of replacements) {
			expect(text).toContain(line);
			text = text.replace(line, () => other);
		}
		const options = { seed: 3, timeLimit: 20 };
		const script = await gradeFile(`${folder}/wrong/${name}.ts`, options);
		const python = await gradeFile(join(folderWith({ "linear.py": text }), "linear.py"), options);
		expect(found(python)).toEqual(found(script));
		expect(python.score).toBeLessThan(100);
	});

	it.each(["loops", "mean-times-n"])("%s, which is right", async (name) => {
		const [script, python] = [await gradeFile(`${folder}/correct/${name}.ts`), await gradeFile(`${folder}/correct/${name}.py`)];
		expect(found(python)).toEqual(found(script));
		expect(python.score).toBe(100);
	});
});
