/** What brings the messages of Python that cannot be graded. */

import { fill } from "../../problem/fill.ts";
import { IMPORTS, MODULE_HINTS, NAME_HINTS, NEWER, NEWER_HINT, READING, SYNTAX_HINTS } from "../../submission/words/python.ts";
import { asHint, asMessage, type LoadSection, py, rowsOf } from "./load-rows.ts";

const FILE = "grader/submission/words/python.ts";
const imports = (name: string) => py(`import ${name}\n`);
const line = (text: string) => py(`${text}\n`);

export const PYTHON_SECTIONS: readonly LoadSection[] = [
	{
		title: "Python that cannot be read",
		file: FILE,
		rows: rowsOf(READING, { syntax: py("class Linear\n") }, asMessage),
	},
	{
		title: "A line that Python cannot read",
		file: FILE,
		rows: rowsOf(
			SYNTAX_HINTS,
			{
				merge: line("<<<<<<< HEAD"),
				fence: line("```python"),
				"notebook-command": line("!pip install numpy"),
				"notebook-prompt": line("In [1]: import numpy"),
				console: line(">>> import numpy"),
				terminal: line("pip install numpy"),
				unfinished: line("Z = A @"),
				"python-2": line('print "Z"'),
				"python-2-line": line("raise ValueError, 'shape'"),
				tabs: py("if True:\n\tA = 1\n        Z = 2\n"),
				"not-indented": py("class Linear:\nA = 1\n"),
				"indented-further": py("A = 1\n    Z = 2\n"),
				"indented-otherwise": py("if True:\n        A = 1\n    Z = 2\n"),
				brackets: line("A = [1, 2"),
				quotes: line('A = "shape'),
				colon: line("class Linear"),
				"outside-of-a-function": line("return Z"),
				invisible: line("A =\u00a01"),
				"no-python": line("A = 1 €"),
				"looks-alike": line("A = ‘shape’"),
				usual: line("A = 1 2 Z"),
			},
			asHint,
		),
	},
	{
		title: "Syntax that the Python that grades does not know yet",
		file: FILE,
		rows: rowsOf(
			NEWER,
			{
				"f-string-quotes": line('A = f"{sizes["N"]}"'),
				"f-string-backslash": line("A = f\"{'\\\\n'.join([])}\""),
				"type-statement": line("type Rows = list[int]"),
				"type-parameter": py("class Linear[T]:\n    pass\n"),
				"except-group": py("try:\n    pass\nexcept* ValueError:\n    pass\n"),
				"star-in-brackets": line("A = Z[*rows]"),
				match: py("match 1:\n    case 1:\n        pass\n"),
				"with-in-brackets": py('with (open("a") as a, open("b") as b):\n    pass\n'),
				walrus: py("if (n := 1) > 0:\n    pass\n"),
				"template-string": line('A = t"{n}"'),
			},
			({ what, since, instead }) => ({ hint: fill(NEWER_HINT, { what, since: String(since), instead }), before: since }),
		),
	},
	{
		title: "An import that is refused",
		file: FILE,
		rows: rowsOf(IMPORTS, { package: imports("torch"), "of-a-package": imports("numpy.linear") }, asMessage),
	},
	{
		title: "Somebody else's module",
		file: FILE,
		rows: rowsOf(
			MODULE_HINTS,
			{
				"own-file": { kind: "files", files: { "linear.py": "import lib.sizes\n", "lib/rates.py": "rate = 0.1\n" } },
				framework: imports("torch"),
				computing: imports("scipy"),
				showing: imports("matplotlib"),
				testing: imports("pytest"),
				notebook: imports("IPython"),
				usual: imports("handout"),
			},
			asHint,
		),
	},
	{
		title: "A file that stops while it is loaded",
		file: FILE,
		rows: rowsOf(
			NAME_HINTS,
			{
				prompt: line("Out[1]: 3"),
				input: line('N = input("N: ")'),
				display: line("display(1)"),
				"notebook-command": line("get_ipython()"),
				import: line("A = np.zeros((1, 1))"),
				framework: line("A = torch.zeros(1)"),
				constant: line("A = null"),
			},
			asHint,
		),
	},
];
