/** What brings the sentences about what a submission computes, as edits of a correct one. */
import { WHEN, WHY_BLOCKED } from "../../checks/words.ts";
import { LOOKS } from "../../diagnosis/fault-hints.ts";
import type { FaultId } from "../../oracle/script.ts";
import type { Edit } from "../../problem/wrong-submissions.ts";
import { BLOCKED, ENTRIES, STOPPED, WRONG } from "../../report/words.ts";
import type { Example } from "./example.ts";

export interface VerdictSection {
	readonly title: string;
	/** Where the words stand. */
	readonly file: string;
	readonly rows: readonly { readonly key: string; readonly says: string; readonly example: Example }[];
}

const edited =
	(base: string) =>
	(...edits: readonly Edit[]): Example => ({ kind: "edited", base, edits });
const ts = edited("mathjs.ts");
const py = edited("numpy.py");

/** In `backward`, before its `return`. */
const beforeReturn = (line: string): Edit => ["        return dLdA", `        ${line}\n        return dLdA`];
const instead = (of: "Z" | "dLdA", line: string): Edit => [`        return ${of}\n`, `        ${line}\n`];

const wrongZ = (text: string) => py(instead("Z", `return ${text}`));
const dLdW = "dLdW = np.dot(dLdZ.T, self.A)";
const stops = (of: "Z" | "dLdA") => instead(of, 'raise ValueError("what now?")');

/** Every way in which a call does not come back. */
export const STOPPING: Readonly<Record<FaultId, Example>> = {
	throws: py(stops("Z")),
	"async-method": py(["def forward", "async def forward"]),
	"times-out": py(instead("Z", "while True: pass")),
	"out-of-memory": py(instead("Z", "while True: self.A = [self.A] * 10**8, self.A")),
	"touches-files": py(instead("Z", 'open("/etc/Z", "w")')),
	"starts-processes": py(instead("Z", '__import__("subprocess").run(["ls"])')),
	"prints-too-much": { kind: "told", what: "a call that prints without end, past the host" },
	"breaks-protocol": py(
		instead(
			"Z",
			'import os\n        for file in range(3, 64):\n            try: os.write(file, b"Z\\n")\n            except OSError: pass',
		),
	),
	"exits-process": py(instead("Z", "exit()")),
};

function rowsOf<Words extends Readonly<Record<string, string>>>(words: Words, examples: Readonly<Record<keyof Words & string, Example>>) {
	return Object.entries(words).map(([key, says]) => ({ key, says, example: examples[key] as Example }));
}

export const VERDICT_SECTIONS: readonly VerdictSection[] = [
	{
		title: "What is wrong with an answer",
		file: "grader/report/words.ts",
		rows: rowsOf(WRONG, {
			"not-returned": ts(["return Z;", "Z;"]),
			"holds-nothing": py(["self.dLdb = dLdb", "self.dLdb = None"]),
			absent: ts(["this.A = A;", ""]),
			"absent-but-near": py(["self.dLdW = dLdW", "self.dW = dLdW"]),
			unreadable: wrongZ('"Z"'),
			shape: wrongZ("Z.T"),
			number: py(["dLdb = np.dot(dLdZ.T, np.ones((self.N, 1)))", "dLdb = np.sum(dLdZ)"]),
			values: wrongZ("np.maximum(Z, 0)"),
			"values-of-a-dtype": wrongZ("Z.astype(np.float16)"),
			"values-of-whole-numbers": wrongZ("Z.astype(int)"),
			changed: py(beforeReturn("dLdZ *= 2")),
			differs: ts(["this.A = A;", "this.A ??= A;"]),
			dtype: py(["np.zeros((out_features, in_features))", "np.zeros((out_features, in_features), dtype=np.float32)"]),
			precision: wrongZ("np.round(Z, 6)"),
		}),
	},
	{
		title: "How many entries",
		file: "grader/report/words.ts",
		rows: rowsOf(ENTRIES, {
			several: wrongZ("Z + 1e-8"),
			"one-of-several": wrongZ("np.maximum(Z, 0)"),
			one: ts(["return Z;", "return this.W;"]),
		}),
	},
	{ title: "In which company an answer is another one", file: "grader/checks/words.ts", rows: rowsOf(WHEN, whenExamples()) },
	{ title: "A call that does not come back", file: "grader/report/words.ts", rows: rowsOf(STOPPED, STOPPING) },
	{
		title: "A check that is not judged",
		file: "grader/report/words.ts",
		rows: rowsOf(BLOCKED, {
			load: ts(["export class Linear", "class Linear"]),
			unseen: { kind: "told", what: "a check that needs one which is hidden, and failed" },
			check: py(["def backward", "def gradient"]),
		}),
	},
	{
		title: "Why a check is not judged",
		file: "grader/checks/words.ts",
		rows: rowsOf(WHY_BLOCKED, {
			"call-before": { kind: "told", what: "a call that is left out, since the one before it did not come back" },
			"call-before-often": {
				kind: "told",
				what: "a call that is left out on most samples, since the one before it did not come back on them",
			},
			call: py(["def backward", "def gradient"]),
			"call-often": py(["self.A = A", "assert A.shape[0] == 1\n        self.A = A"]),
			"call-hardly": py(["np.dot(self.A, self.W.T)", "np.dot(self.A.T, self.W)"]),
			"nothing-ran": py(stops("Z"), stops("dLdA")),
			"nothing-computed": py(stops("Z"), stops("dLdA")),
			"no-gradient": ts(["return dLdA;", ""]),
			"no-precision": { kind: "told", what: "a submission in which every number is a whole one, or none is right" },
			"nothing-to-shape": ts(["return Z;", "Z;"]),
			"same-numbers": wrongZ("np.ones((self.N, self.W.shape[0]))"),
		}),
	},
	{ title: "Where to look when a call stopped", file: "grader/diagnosis/fault-hints.ts", rows: rowsOf(LOOKS, lookExamples()) },
];

function whenExamples(): Readonly<Record<keyof typeof WHEN, Example>> {
	return {
		"other-instance": py(["class Linear:", "calls = []\n\n\nclass Linear:"], [dLdW, `calls.append(self)\n        ${dLdW} * len(calls)`]),
		"in-turns": py(["self.A = A", "self.A = Linear.A = A"], [dLdW, "dLdW = np.dot(dLdZ.T, Linear.A)"]),
		"used-instance": ts(["this.A = A;", "this.A ??= A;"]),
		"called-again": py(beforeReturn("self.A = 2 * self.A")),
		"first-twice": py(
			["self.A = A", 'self.A = A\n        self.calls = getattr(self, "calls", 0) + 1'],
			[dLdW, `${dLdW} * max(self.calls, 1)`],
			beforeReturn("self.calls = 0"),
		),
		"returned-again": py(
			["self.debug = debug", "self.debug = debug\n        self.kept = {}"],
			instead("Z", "kept = self.kept.setdefault(Z.shape, Z)\n        kept[:] = Z\n        return kept"),
		),
		"same-inputs": py([dLdW, `${dLdW} * np.random.choice([1, 1 + 1e-9])`]),
	};
}

function lookExamples(): Readonly<Record<keyof typeof LOOKS, Example>> {
	return {
		none: wrongZ("Z + None"),
		"self-in-typescript": ts(["this.A = A;", "(self as any).A = A;"]),
		"self-in-python": py(["def backward(self, dLdZ)", "def backward(this, dLdZ)"]),
		"this-in-python": py(["self.A = A", "this.A = A"]),
		quantity: py(["np.dot(dLdZ, self.W)", "np.dot(dLdZ, W)"]),
		numpy: py(["import numpy as np\n", ""]),
		"numpy-in-typescript": ts(["multiply(dLdZ, this.W)", "(np as any).dot(dLdZ, this.W)"]),
		mathjs: ts([" ones, ", " "]),
		elsewhere: ts(["this.A = A;", 'fetch("https://example.org"); this.A = A;']),
		transpose: ts(["transpose(this.W)", "(this.W as any).T"]),
		attribute: py(["np.dot(dLdZ, self.W)", "np.dot(dLdZ, self.weight)"]),
		"name-somewhere": ts(["return dLdA;", 'throw "the rate is undefined";']),
		"name-on-the-line": wrongZ("Z * rate"),
		"error-on-a-line": py(stops("Z")),
		"error-somewhere": ts(["return dLdA;", 'throw "what now?";']),
		"outside-of-the-class": py(["    def backward", "def backward"]),
		"near-method": py(["def backward", "def backwards"]),
		"no-method": py(["def backward", "def gradient"]),
		init: py(["def __init__", "def _init_"]),
		constructor: py(["out_features, debug=False", "out_features, rate, decay, debug=False"]),
		"more-parameters": py(["def backward(self, dLdZ)", "def backward(self, dLdZ, rate)"]),
		"first-parameter": py(["def forward(self, A)", "def forward(A)"]),
		"entry-by-entry": py([dLdW, "dLdW = dLdZ * self.A"]),
		shapes: py([dLdW, "dLdW = self.W + np.ones((7, 7))"]),
	};
}
