import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { grade } from "../../cli/grade.ts";
import { loadProblem } from "../../problem/load.ts";
import { terminalReport } from "../../report/terminal.ts";
import { gradeFile, linear } from "../../testing/grade-submission.ts";
import { correctPython, describePython, pythonFile, type Replacement, withLines } from "../../testing/python.ts";
import { openHandedIn } from "../files/handed-in.ts";
import { findEntries } from "../find-entries.ts";

const W = "self.W = np.zeros((out_features, in_features))";
const b = "        self.b = np.zeros((out_features, 1))";
const IMPORT = "import numpy as np\n";

/** Writes files at paths into a new folder. */
function tree(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), "gradecheck-test-"));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(folder, dirname(path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

const report = async (text: string): Promise<string> => {
	const result = await gradeFile(pythonFile(text), { timeLimit: 10 });
	expect(result.score).toBe(0);
	return terminalReport(linear, result, { isColoured: false, replay: "", showsPrinted: false, explain: "where" });
};

describePython("a Python file that cannot be loaded", () => {
	it.each<[string, readonly Replacement[], RegExp]>([
		[
			"a TODO",
			[[W, "self.W = # TODO"]],
			/line 7: SyntaxError: invalid syntax\.[\s\S]*7 \| {9}self\.W = # TODO\n {6}\| {18}\^[\s\S]*in place of the TODO/,
		],
		["an indent", [[b, `${b}\n            pass`]], /line 9: IndentationError: unexpected indent[\s\S]*\| {13}\^[\s\S]*Line them up/],
		["a lost indent", [[b, b.slice(1)]], /unindent does not match[\s\S]*four spaces/],
		[
			"an empty body",
			[
				[`        ${W}\n`, ""],
				[`${b}\n`, ""],
				["        self.debug = debug\n", ""],
			],
			/expected an indented block[\s\S]*`pass`/,
		],
		[
			"tabs among spaces",
			[[b, `\t${b.trim()}`]],
			/TabError: inconsistent use of tabs and spaces[\s\S]*\| {5}self\.b[\s\S]*\| {5}\^[\s\S]*convert the whole file/,
		],
		[
			"a print of Python 2",
			[["        return Z\n", "        print Z\n        return Z\n"]],
			/Missing parentheses in call to 'print'[\s\S]*Python 2/,
		],
		[
			"an except of Python 2",
			[["        return Z\n", "        try: pass\n        except ValueError, error: pass\n        return Z\n"]],
			/Python 2/,
		],
		[
			"a full-width comma",
			[[W, "self.W = np.zeros((out_features， in_features))"]],
			/invalid character '，' \(U\+FF0C\)[\s\S]*Type `,` instead/,
		],
		[
			"a curly quote",
			[["        return Z\n", "        print(“Z”)\n        return Z\n"]],
			/Column 15 holds “ \(U\+201C\)[\s\S]*Type `"` instead/,
		],
		["a dash for a minus", [["        return Z\n", "        return Z − 0\n"]], /only looks like `-`/],
		["a character behind wide ones", [["        return Z\n", "        x = '日本' + （Z）\n"]], /\n {7}\| {22}\^[\s\S]*`\(`/],
		["a no-break space", [[W, `self.W =\u00a0np.zeros(1)`]], /a no-break space \(U\+00A0\)/],
		["a zero-width space", [[W, `self.W = \u200bnp.zeros(1)`]], /a zero-width space \(U\+200B\)/],
		["a null byte", [["        return Z\n", "        return Z\n\0"]], /line 16: SyntaxError: source code .*null bytes/],
		["a bracket left open", [[W, W.slice(0, -1)]], /was never closed[\s\S]*Count the brackets/],
		["a missing colon", [["def forward(self, A):", "def forward(self, A)"]], /expected ':'/],
		["a notebook's line", [[IMPORT, `%matplotlib inline\n${IMPORT}`]], /notebook's own command/],
		["a fence", [[IMPORT, `\`\`\`python\n${IMPORT}`]], /line 1[\s\S]*not Python/],
		["a merge", [["        return Z\n", "<<<<<<< HEAD\n        return Z\n=======\n"]], /merge/],
		["a wrong case", [["class Linear", "class linear"]], /found `linear`, expected `Linear`/],
		["another class", [["class Linear", "class Dense"]], /defines Dense \(a class\); expected a class Linear/],
		[
			"an instance",
			[
				["            self.dLdA = dLdA\n", "            self.dLdA = dLdA\n\n\n#"],
				["#        return dLdA\n", "Linear = Linear(2, 3)\n"],
			],
			/`Linear` is an instance; expected a class/,
		],
		["torch", [[IMPORT, `${IMPORT}import torch.nn as nn\n`]], /line 2 imports `torch`; only numpy, Python's standard library/],
		["a file that was not handed in", [[IMPORT, `${IMPORT}from helper import product\n`]], /imports `helper`[\s\S]*hand it in too/],
		["a module that numpy lacks", [[IMPORT, `${IMPORT}import numpy.matrices\n`]], /imports `numpy\.matrices`, which does not exist/],
		["a name that numpy lacks", [[IMPORT, `${IMPORT}from numpy import products\n`]], /cannot import name 'products' from 'numpy'\n/],
		[
			"an error at the top",
			[[IMPORT, `${IMPORT}\nprint(missing)\n`]],
			/linear\.py, line 3: the file stopped[\s\S]*NameError: name 'missing' is not defined[\s\S]*3 \| print\(missing\)/,
		],
		["an exit at the top", [[IMPORT, `${IMPORT}exit(3)\n`]], /it called exit\(3\)/],
		["a loop at the top", [[IMPORT, `${IMPORT}while True: pass\n`]], /no answer within/],
	])("is told in Python's words and where: %s", async (_, replacements, text) => {
		expect(await report(withLines(...replacements))).toMatch(text);
	});

	it("is told the line of a call that the file makes itself", async () => {
		expect(await report(`${correctPython}\nprint(Linear(2, 3).forward(np.zeros((4, 5))))\n`)).toMatch(/linear\.py, line 14: .*not aligned/);
	});

	it("may try an import that it can do without", async () => {
		const result = await gradeFile(
			pythonFile(withLines([IMPORT, `${IMPORT}try:\n    import torch\nexcept ImportError:\n    torch = None\n`])),
		);
		expect(result.score).toBe(100);
	});

	it("is read in the encoding that it names", async () => {
		const file = pythonFile("");
		writeFileSync(file, Buffer.from(`# -*- coding: latin-1 -*-\n# größer\n${correctPython}`, "latin1"));
		expect((await gradeFile(file)).score).toBe(100);
		writeFileSync(file, Buffer.from(`# größer\n${correctPython}`, "latin1"));
		expect((await gradeFile(file)).fault?.message).toMatch(/line 1: SyntaxError: the file is not UTF-8 text/);
	});
});

function foundIn(files: Readonly<Record<string, string>>) {
	const handedIn = openHandedIn(tree(files), false);
	try {
		return findEntries(handedIn, linear);
	} finally {
		handedIn.close();
	}
}

describe("which file is graded", () => {
	it.each([
		["linear.py at the top", { "linear.py": correctPython, "test.py": "class Linear: pass" }, "linear.py"],
		["mytorch/nn/linear.py", { "mytorch/nn/linear.py": correctPython, "old/linear.py": "" }, "mytorch/nn/linear.py"],
		[
			"linear.py in the nearest folder",
			{ "hw1/linear.py": correctPython, "hw1/tests/linear.py": "", "hw1/old/x/linear.py": "" },
			"hw1/linear.py",
		],
		["Linear.PY", { "Linear.PY": correctPython }, "Linear.PY"],
		[
			"mytorch/nn/linear.py below a wrapper",
			{ "me/mytorch/nn/linear.py": correctPython, "me/models/linear.py": "" },
			"me/mytorch/nn/linear.py",
		],
	])("%s", (_, files, file) => {
		expect(foundIn(files)).toEqual({ status: "found", entries: [file], isSure: true, language: "Python" });
	});

	it.each([
		["the only one that defines the class", { "a/layers.py": correctPython, "b.py": "x = 'class Linear'" }, "a/layers.py"],
		["of two of the right name the one that defines it", { "a/linear.py": correctPython, "b/linear.py": "x = 1" }, "a/linear.py"],
	])("by what is in it: %s", async (_, files, file) => {
		expect(await gradeFile(tree(files))).toMatchObject({ score: 100, submission: { file } });
	});

	it.each([
		["both languages", { "linear.py": correctPython, "linear.ts": "" }, "found linear.py and linear.ts: which of them is to be graded?"],
	])("is not guessed at: %s", (_, files, message) => {
		expect(foundIn(files)).toMatchObject({ status: "refused", fault: { message } });
	});

	it.each([
		["two that define the class", { "a.py": correctPython, "b.py": correctPython }, "found a.py and b.py: which of them is to be graded?"],
		["none", { "a.py": "x = 1" }, "found a.py, expected linear.ts or linear.py."],
	])("is not guessed at either: %s", async (_, files, message) => {
		expect((await gradeFile(tree(files))).fault?.message).toBe(message);
	});
});

const helper = "def product(left, right):\n    return left @ right.T\n";
const using = (line: string): string => withLines([IMPORT, `${IMPORT}${line}\n`], ["np.dot(self.A, self.W.T)", "product(self.A, self.W)"]);

describePython("files of a submission", () => {
	it.each([
		["beside it", { "linear.py": using("from helper import product"), "helper.py": helper }],
		["in a package", { "linear.py": using("from lib.helper import product"), "lib/__init__.py": "", "lib/helper.py": helper }],
		["in a folder", { "linear.py": using("import lib.helper\nproduct = lib.helper.product"), "lib/helper.py": helper }],
		[
			"through a package's own import",
			{ "linear.py": using("from lib import product"), "lib/__init__.py": "from .helper import product", "lib/helper.py": helper },
		],
		["from the top", { "mytorch/nn/linear.py": using("from mytorch.products import product"), "mytorch/products.py": helper }],
		["from inside of the package", { "mytorch/nn/linear.py": using("from nn.helper import product"), "mytorch/nn/helper.py": helper }],
		["from beside it, deep down", { "mytorch/nn/linear.py": using("from helper import product"), "mytorch/nn/helper.py": helper }],
		["by dots", { "hw 1.0/my-torch/nn/linear.py": using("from ..helper import product"), "hw 1.0/my-torch/helper.py": helper }],
		["by a dot, without a package", { "linear.py": using("from .helper import (\n    product,\n)"), "helper.py": helper }],
		[
			"on a path that it sets itself",
			{
				"linear.py": using("import os, sys\nsys.path.append(os.path.join(os.path.dirname(__file__), 'lib'))\nfrom helper import product"),
				"lib/helper.py": helper,
			},
		],
		["named like a module of Python's", { "linear.py": using("from calendar import product"), "calendar.py": helper }],
	])("are imported: %s", async (_, files) => {
		expect((await gradeFile(tree({ ...files, "broken.py": "def (" }))).score).toBe(100);
	});

	it("are told from one another in a fault", async () => {
		const folder = tree({ "linear.py": using("from helper import product"), "helper.py": helper.replace("@", "@@") });
		expect((await gradeFile(folder)).fault).toMatchObject({
			id: "does-not-compile",
			at: { file: "helper.py", line: 2, text: "    return left @@ right.T" },
		});
		const failing = await gradeFile(
			tree({ "linear.py": using("from helper import product"), "helper.py": helper.replace("@ right.T", "@ right") }),
		);
		expect(JSON.stringify(failing.checks)).toMatch(/"file":"helper\.py","line":2/);
	});

	it("are not reached through links", async () => {
		const outside = tree({ "helper.py": helper });
		const folder = tree({ "linear.py": using("from lib.helper import product") });
		symlinkSync(outside, join(folder, "lib"));
		expect((await gradeFile(folder)).fault?.id).toBe("forbidden-import");
	});

	it("do not include a neighbour's", async () => {
		const folder = tree({ "alice/linear.py": using("from bob.linear import product"), "bob/linear.py": helper });
		expect((await gradeFile(join(folder, "alice"))).fault?.id).toBe("forbidden-import");
	});
});

describePython("what a rubric allows", () => {
	const rubric = linear.rubric as object;
	const gradeWith = (python: object, text: string) =>
		grade(loadProblem({ ...linear, rubric: { ...rubric, points: 100, python } }), pythonFile(text), {
			seed: 1,
			samples: 20,
			timeLimit: 60,
		});

	it("a stand-in for a module of the handout", async () => {
		const text = using("from mytorch.products import *");
		const stubs = { "mytorch.products": helper.split("\n") };
		expect((await gradeWith({ stubs }, text)).score).toBe(100);
		expect((await gradeWith({}, text)).fault?.message).toMatch(/imports `mytorch`/);
	});

	it("a package that must be on the machine: without it the machine is at fault", async () => {
		await expect(gradeWith({ allow: ["gradecheck_has_no_such_package"] }, correctPython)).rejects.toThrow(
			/lacks gradecheck_has_no_such_package[\s\S]*install[\s\S]*GRADECHECK_PYTHON/,
		);
	});

	it.each([
		[{ allow: ["sci py"] }, /python\.allow\.0: expected a package's name/],
		[{ stubs: { "../mytorch": "" } }, /python\.stubs/],
		[{ imports: [] }, /python: Unrecognized key/],
	])("is checked where it is read: %o", async (python, text) => {
		expect(() => loadProblem({ ...linear, rubric: { ...rubric, points: 100, python } })).toThrow(text);
	});
});
