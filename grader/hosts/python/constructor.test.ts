import { expect, it } from "vitest";
import { gradeFile, lostChecks } from "../../testing/grade-submission.ts";
import { describePython, pythonFile } from "../../testing/python.ts";

const METHODS = `
    def forward(self, A):
        self.A = A
        self.N = A.shape[0]
        return A @ self.W.T + self.b.T

    def backward(self, dLdZ):
        if self.debug or self.Linear__count != 0 or self._Linear__kept != [0]:
            raise ValueError("not as it was set up")
        self.dLdW = dLdZ.T @ self.A
        self.dLdb = dLdZ.T @ np.ones((self.N, 1))
        return dLdZ @ self.W
`;
const SETS = ["self.debug = debug", "self.Linear__count = 0", "self.__kept = [0]"];
const INIT = ["init.W", "init.b"];

const gradeWith = (head: string, ...lines: readonly string[]) =>
	gradeFile(pythonFile(`import numpy as np\n\n${head}\n${lines.map((line) => `        ${line}\n`).join("")}${METHODS}`), {
		samples: 20,
		timeLimit: 30,
	});

const LINEAR = "class Linear:\n    def __init__(self, n, m, debug=False):";

describePython("a constructor that stops in Python", () => {
	it.each<[string, string, readonly string[]]>([
		["before it sets up the rest", LINEAR, ["self.W = np.zeros(m, n)", ...SETS]],
		["inside of an if, a for and a with", LINEAR, ["if n > 0:", "    self.W = np.zeros(m, n)", ...SETS.map((line) => `    ${line}`)]],
		[
			"and is told from another by its place",
			`class Other:\n    def __init__(self):\n        pass\n\n${LINEAR}`,
			["nothing.at_all()", ...SETS],
		],
		[
			"after its base's",
			`class Base:\n    def __init__(self):\n        self.debug = False\n\n${LINEAR.replace("Linear:", "Linear(Base):")}`,
			["super().__init__()", "self.W = np.zeros(m, n)", ...SETS.slice(1)],
		],
		["for want of two more arguments", LINEAR.replace("debug", "weights, biases, debug"), ["self.W = weights(m, n)", ...SETS]],
		["for want of an argument with a name", LINEAR.replace("debug", "*, weights, debug"), ["self.W = np.zeros((m, n))", ...SETS]],
		["since it takes one argument less", LINEAR.replace("n, m, debug=False", "n"), ["debug = False", ...SETS]],
	])("costs what it creates alone: it stops %s", async (_, head, lines) => {
		const result = await gradeWith(head, ...lines);
		expect(lostChecks(result)).toEqual(INIT);
		expect(result.repaired).toContain("constructor");
	});

	it("is not run for ever where the line that fails ends a loop", async () => {
		const result = await gradeWith(LINEAR, ...SETS, "while n > 0:", "    n -= np.zeros(m, n)");
		expect(lostChecks(result)).toEqual(INIT);
	});

	it("excuses nothing that it does not set", async () => {
		const result = await gradeWith(LINEAR, "self.W = np.zeros(m, n)", ...SETS.slice(1));
		expect(lostChecks(result)).toEqual([
			...INIT,
			"backward.shape",
			"backward.dLdA",
			"backward.dLdW",
			"backward.dLdb",
			"gradcheck.A",
			"gradcheck.W",
			"gradcheck.b",
		]);
	});
});
