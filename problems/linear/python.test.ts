import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { sentenceOf } from "../../grader/report/sentence.ts";
import { openHandedIn } from "../../grader/submission/files/handed-in.ts";
import { findEntries } from "../../grader/submission/find-entries.ts";
import { gradeFile, linear, lostChecks } from "../../grader/testing/grade-submission.ts";
import { describePython, pythonFile } from "../../grader/testing/python.ts";

const folder = fileURLToPath(new URL("submissions/correct", import.meta.url));
const isPython = (name: string): boolean => {
	const handedIn = openHandedIn(`${folder}/${name}`, false);
	const found = findEntries(handedIn, linear);
	handedIn.close();
	return found.status === "found" && found.language === "Python";
};

describePython("a correct submission in Python", () => {
	it.each(readdirSync(folder).filter(isPython))("%s gets every point", async (name) => {
		const result = await gradeFile(`${folder}/${name}`);
		expect(lostChecks(result)).toEqual([]);
		expect(result.score).toBe(100);
		expect(result.printed).toBe("");
	});

	it("is never failed by chance, whatever the seed", async () => {
		for (let seed = 2; seed < 8; seed += 1)
			expect((await gradeFile(`${folder}/numpy.py`, { seed, samples: 40 })).score, `seed ${seed}`).toBe(100);
	});
});

/** The course text's class with its two faults: `debug` is read and never set, and `N` is not stored. */
const PRINTED = `
#mytorch.nn.linear.py
import numpy as np

class Linear:

    def __init__(self, in_features, out_features, debug=False):
        """
        Initialize the weights and biases with zeros
        """
        self.W = np.zeros((out_features, in_features))
        self.b = np.zeros((out_features, 1))

    def forward(self, A):
        """
        :param A: Input to the linear layer with shape (N, C0)
        :return: Output Z of linear layer with shape (N, C1)
        """
        self.A = A
        Z = A.dot(self.W.T) + self.b.T
        return Z


    def backward(self, dLdZ):
        self.Ones = np.ones((dLdZ.shape[0], 1))
        dLdA = dLdZ.dot(self.W)
        self.dLdW = dLdZ.T.dot(self.A)
        self.dLdb = dLdZ.T.dot(self.Ones)
        if self.debug:
            self.dLdA = dLdA
        return dLdA
`;

describePython("the class as the course text prints it", () => {
	it("is graded as it stands: the report names debug and the missing N", async () => {
		const result = await gradeFile(pythonFile(PRINTED));
		expect(lostChecks(result)).toEqual(["forward.state", "backward.dLdA", "gradcheck.A"]);
		const findings = result.checks.flatMap(({ verdict }) => (verdict.status === "failed" ? verdict.findings : []));
		expect(findings.map(({ failure }) => sentenceOf(linear, failure))).toEqual([
			"N was not stored: the instance has no attribute N.",
			"backward stopped with an error (linear.py, line 29): AttributeError: 'Linear' object has no attribute 'debug'",
		]);
		expect(findings.map(({ mistakes }) => mistakes.map(({ id }) => id))).toEqual([
			["forward-batch-size-not-stored"],
			["reads-debug-attribute"],
		]);
	});

	it("gets every point with those two lines mended", async () => {
		const mended = PRINTED.replace("        self.b =", "        self.debug = debug\n        self.b =").replace(
			"        self.A = A\n",
			"        self.A = A\n        self.N = A.shape[0]\n",
		);
		expect((await gradeFile(pythonFile(mended))).score).toBe(100);
	});
});
