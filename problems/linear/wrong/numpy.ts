/** Wrong versions of `submissions/correct/numpy.py`; those that `mathjs.ts` has too stand in the same order. */
import type { WrongVersions } from "../../../grader/problem/wrong-submissions.ts";

const zerosW = "self.W = np.zeros((out_features, in_features))";
const zerosB = "self.b = np.zeros((out_features, 1))";
const storesA = "self.A = A\n";
const storesN = "self.N = A.shape[0]";
const product = "np.dot(self.A, self.W.T)";
const bias = "np.dot(np.ones((self.N, 1)), self.b.T)";
const Z = `Z = ${product} + ${bias}`;
const endForward = "return Z\n";
const dLdA = "dLdA = np.dot(dLdZ, self.W)";
const dLdW = "dLdW = np.dot(dLdZ.T, self.A)";
const dLdb = "dLdb = np.dot(dLdZ.T, np.ones((self.N, 1)))";
const [setW, setB] = ["self.dLdW = dLdW\n", "self.dLdb = dLdb\n"];
const end = "        return dLdA\n";
const top = "class Linear:";
const returns = (what: string) => `        return ${what}\n`;

export const wrongNumpy: WrongVersions = {
	"does-not-compile": [[["def forward(self, A):", "def forward(self, A)"]], [[dLdA, `  ${dLdA}`]], [[dLdA, `print dLdZ\n        ${dLdA}`]]],
	"no-linear-export": [[[top, "class LinearLayer:"]], [[top, "class linear:"]]],
	throws: [
		[[dLdA, 'raise ValueError("what now?")']],
		[[storesA, `if A.shape[1] == 1:\n            raise ValueError("one input")\n        ${storesA}`]],
	],
	"not-written-yet": [
		[[end, '        raise NotImplementedError("backward is not written yet")\n']],
		[[endForward, "raise NotImplementedError\n"]],
	],
	"uses-undefined": [[[dLdA, "dLdA = np.dot(dLdZ, self.weight)"]]],
	"no-such-method": [[["def backward", "def backwards"]], [["    def backward", "def backward"]]],
	"other-arguments": [[["def forward(self, A)", "def forward(A)"]], [["def backward(self, dLdZ)", "def backward(self, dLdZ, rate)"]]],
	"entry-by-entry": [[[dLdW, "dLdW = dLdZ * self.A"]], [[Z, `Z = self.A * self.W.T + ${bias}`]]],
	"shapes-do-not-fit": [[[product, "np.dot(self.A.T, self.W)"]], [[dLdA, "dLdA = np.dot(dLdZ, np.dot(self.W, self.W).T)"]]],
	"times-out": [[[dLdA, `while self.N > 0:\n            pass\n        ${dLdA}`]]],
	"out-of-memory": [[[dLdA, `everything = []\n        while True:\n            everything.append([self.N] * 10**6)\n        ${dLdA}`]]],
	"async-method": [[["def forward", "async def forward"]]],

	"init-nonzero": [
		[[zerosW, zerosW.replace("zeros", "ones")]],
		[[zerosB, zerosB.replace("zeros", "ones")]],
		[[zerosW, "self.W = np.random.randn(out_features, in_features)"]],
	],
	"zeros-without-tuple": [[[zerosW, "self.W = np.zeros(out_features, in_features)"]]],
	"weight-shape-transposed": [
		[
			[zerosW, "self.W = np.zeros((in_features, out_features))"],
			[product, "np.dot(self.A, self.W)"],
			[dLdA, "dLdA = np.dot(dLdZ, self.W.T)"],
			[dLdW, "dLdW = np.dot(self.A.T, dLdZ)"],
		],
		[[zerosW, "self.W = np.zeros((in_features, out_features))"]],
	],
	"bias-shape-row": [
		[
			[zerosB, "self.b = np.zeros((1, out_features))"],
			[bias, "self.b"],
			[dLdb, "dLdb = dLdZ.sum(axis=0, keepdims=True)"],
		],
		[[zerosB, "self.b = np.zeros((1, out_features))"]],
	],
	"bias-shape-flat": [
		[
			[zerosB, "self.b = np.zeros(out_features)"],
			[bias, "self.b"],
			[dLdb, "dLdb = dLdZ.sum(axis=0)"],
		],
		[
			[zerosB, "self.b = np.zeros(out_features)"],
			[bias, "self.b.reshape(1, -1)"],
		],
	],
	"missing-attribute": [[[zerosB, "b = np.zeros((out_features, 1))"]], [[zerosW, "self.weights = np.zeros((out_features, in_features))"]]],

	"parameter-cannot-be-assigned": [
		[
			[zerosW, "self._W = np.zeros((out_features, in_features))"],
			["    def forward", "    @property\n    def W(self):\n        return self._W\n\n    def forward"],
		],
	],
	"ignores-parameter": [
		[
			[zerosW, `${zerosW}\n        self.weights = self.W`],
			[product, "np.dot(self.A, self.weights.T)"],
		],
	],
	"left-empty": [[[setB, "self.dLdb = None\n"]]],
	"wrong-shape": [[[zerosB, "self.b = np.zeros((in_features, 1))"]], [[zerosW, "self.W = np.zeros((in_features, in_features))"]]],
	"leaves-out-terms": [[[endForward, "Z[-1] = 0\n        return Z\n"]], [[dLdW, "dLdW = np.outer(dLdZ[-1], self.A[-1])"]]],
	"constant-added": [[[endForward, "return Z + 1e-8\n"]]],
	scaled: [[[endForward, "return Z / 2\n"]]],
	"drops-small-numbers": [[[endForward, "Z[np.abs(Z) < 1e-10] = 0\n        return Z\n"]]],

	"forward-missing-bias": [[[Z, `Z = ${product}`]]],
	"forward-bias-sign": [[[`+ ${bias}`, `- ${bias}`]]],
	"forward-bias-wrong-axis": [[[bias, "self.b"]]],
	"forward-weight-not-transposed": [[[product, "np.dot(self.A, self.W)"]]],
	"forward-extra-activation": [[[endForward, "return np.maximum(Z, 0)\n"]], [[endForward, "return 1 / (1 + np.exp(-Z))\n"]]],
	"forward-returns-transposed": [[[endForward, "return Z.T\n"]], [[Z, "Z = self.W @ A.T + self.b"]]],
	"forward-returns-something-else": [[[endForward, "return self.A\n"]], [[endForward, "return self.W\n"]]],
	"forward-not-returned": [[[endForward, "self.Z = Z\n"]]],
	"forward-input-not-stored": [
		[
			[storesA, "self.input = A\n"],
			[product, "np.dot(A, self.W.T)"],
			[dLdW, "dLdW = np.dot(dLdZ.T, self.input)"],
		],
		[
			[storesA, "\n"],
			[product, "np.dot(A, self.W.T)"],
		],
	],
	"forward-stores-other-input": [
		[
			[storesA, "self.A = A.T\n"],
			[product, "np.dot(A, self.W.T)"],
			[dLdW, "dLdW = np.dot(dLdZ.T, self.A.T)"],
		],
	],
	"forward-batch-size-not-stored": [
		[
			[storesN, "N = A.shape[0]"],
			[bias, "np.dot(np.ones((N, 1)), self.b.T)"],
			[dLdb, "dLdb = dLdZ.sum(axis=0).reshape(-1, 1)"],
		],
	],
	"forward-wrong-batch-size": [
		[
			[storesN, "self.N = A.shape[1]"],
			[bias, "self.b.T"],
			[dLdb, "dLdb = dLdZ.sum(axis=0).reshape(-1, 1)"],
		],
	],

	"backward-weight-transposed": [[[dLdA, "dLdA = np.dot(dLdZ, self.W.T)"]]],
	"backward-returns-wrong-gradient": [[[end, returns("dLdW")]], [[end, returns("dLdZ")]]],
	"backward-not-returned": [[[end, ""]]],
	"input-gradient-averaged": [[[end, returns("dLdA / self.N")]]],
	"weight-gradient-transposed": [[[dLdW, "dLdW = np.dot(self.A.T, dLdZ)"]]],
	"weight-gradient-averaged": [[[dLdW, `${dLdW} / self.N`]]],
	"weight-gradient-accumulates": [[[setW, "self.dLdW = getattr(self, 'dLdW', 0) + dLdW\n"]]],
	"weight-gradient-not-stored": [[[setW, "\n"]], [[setW, "self.dW = dLdW\n"]]],
	"bias-gradient-averaged": [[[dLdb, `${dLdb} / self.N`]]],
	"bias-gradient-wrong-axis": [[[dLdb, "dLdb = dLdZ.sum(axis=1, keepdims=True)"]]],
	"bias-gradient-shape-row": [[[dLdb, "dLdb = dLdZ.sum(axis=0, keepdims=True)"]]],
	"bias-gradient-shape-flat": [[[dLdb, "dLdb = dLdZ.sum(axis=0)"]]],
	"bias-gradient-not-summed": [[[dLdb, "dLdb = dLdZ"]], [[dLdb, "dLdb = dLdZ.T"]]],
	"bias-gradient-one-sum": [
		[[dLdb, "dLdb = np.sum(dLdZ)"]],
		[[dLdb, "dLdb = np.sum(dLdZ, keepdims=True)"]],
		[[dLdb, "dLdb = np.full_like(self.b, dLdZ.mean())"]],
	],
	"bias-gradient-accumulates": [[[setB, "self.dLdb = getattr(self, 'dLdb', 0) + dLdb\n"]]],
	"bias-gradient-not-stored": [[[setB, "\n"]]],
	"gradient-sign-flipped": [[[dLdW, `dLdW = -np.dot(dLdZ.T, self.A)`]], [[dLdA, "dLdA = -np.dot(dLdZ, self.W)"]]],
	"gradient-scaled": [[[dLdW, `${dLdW} * 2`]], [[dLdA, `${dLdA} / self.W.shape[0]`]], [[dLdA, `${dLdA} * 1.0009`]]],
	"reads-debug-attribute": [[["        self.debug = debug\n", ""]], [[end, returns("self.dLdA")]]],

	"ignores-upstream": [[[dLdW, "dLdW = np.dot(np.ones_like(dLdZ).T, self.A)"]]],
	"mutates-input": [
		[
			[storesA, "self.A = A.copy()\n"],
			[endForward, "A[0, 0] = 0\n        return Z\n"],
		],
		[[end, `        dLdZ[0, 0] = 7\n${end}`]],
	],
	"updates-parameters": [[[end, `        self.W -= 0.01 * dLdW\n${end}`]]],
	"mutates-parameters": [[[end, `        self.b *= 0.99\n${end}`]]],
	"shared-state-between-instances": [
		[
			[top, `last = None\n\n\n${top}`],
			[storesA, "global last\n        self.A = last = A\n"],
			[dLdW, "dLdW = np.dot(dLdZ.T, last)"],
		],
		[
			[top, `calls = 0\n\n\n${top}`],
			[dLdW, `global calls\n        calls += 1\n        ${dLdW} * calls`],
		],
	],
	"overwrites-returned": [
		[
			[
				endForward,
				"if getattr(self, 'kept', Z).shape != Z.shape or not hasattr(self, 'kept'):\n            self.kept = Z\n        self.kept[:] = Z\n        return self.kept\n",
			],
		],
	],
	"stale-state": [
		[
			[storesA, "if not hasattr(self, 'A'):\n            self.A = A\n"],
			[product, "np.dot(A, self.W.T)"],
		],
	],
	"non-deterministic": [[[endForward, "return Z + np.random.rand(*Z.shape) / 100\n"]]],
	"low-precision": [
		[[endForward, "return Z.astype(np.float32)\n"]],
		[[endForward, "return np.floor(Z * 1e4 + 0.5) / 1e4\n"]],
		[[endForward, "return np.round(Z, 6)\n"]],
		[[zerosW, "self.W = np.zeros((out_features, in_features), dtype=np.float32)"]],
	],
	"squeezes-results": [[[endForward, "return np.squeeze(Z)\n"]]],
	"not-a-matrix": [[[endForward, "return Z.astype(str)\n"]], [[endForward, 'return "Z"\n']]],
	"non-finite": [[[endForward, "return Z / 0\n"]]],
	"weight-decay": [[[dLdW, `${dLdW} + 0.01 * self.W`]]],
	"approximate-gradient": [
		[
			[
				dLdb,
				"h = 1e-4\n        f = lambda b: dLdZ * (self.A.sum(axis=1, keepdims=True) + b.T)\n        dLdb = ((f(self.b + h) - f(self.b - h)) / (2.0001 * h)).sum(axis=0).reshape(-1, 1)",
			],
		],
	],
	"hard-coded-size": [
		[[endForward, "return Z * 2 if self.N > 32 else Z\n"]],
		[[endForward, "return Z * 3 if self.N == 1 else Z\n"]],
		[[endForward, "return Z * 3 if self.W.shape[0] == self.W.shape[1] else Z\n"]],
	],
	"special-values": [[[product, "np.dot(np.abs(self.A), self.W.T)"]], [[dLdW, "dLdW = np.dot(dLdZ.T, np.where(self.A == 0, 1, self.A))"]]],
};
