import { describe, expect, it } from "vitest";
import { pythonLoadFault } from "./python-faults.ts";

const SUBMISSION = { file: "linear.py", paths: ["linear.py"], className: "Linear", packages: ["numpy"] };
const at = { file: "linear.py", line: 3 };

const syntax = (text: string, message = "SyntaxError: invalid syntax", version = "3.11") =>
	pythonLoadFault({ id: "does-not-compile", message, at, column: 1, text, version }, SUBMISSION).hint;

describe("a line that Python cannot read", () => {
	it.each([
		["%%time", /notebook's own command/],
		["%matplotlib inline", /notebook's own command/],
		["!pip install numpy", /notebook's own command/],
		["files = !ls", /notebook's own command/],
		["t = %timeit -o f()", /notebook's own command/],
		["np.zeros?", /notebook's own command/],
		["?np.zeros", /notebook's own command/],
		["In [1]: import numpy as np", /notebook's prompts/],
		["Out[3]: array([1, 2])", /notebook's prompts/],
		[">>> import numpy as np", /interactive console/],
		["... return Z", /interactive console/],
		["$ python linear.py", /a terminal/],
		["pip install numpy", /a terminal/],
		["<<<<<<< HEAD", /merge/],
		["```python", /the text around the code/],
		["        self.dLdW = dLdZ.T @  # TODO", /Nothing stands behind the `@`.*in place of the TODO/],
		["        self.dLdW =", /Nothing stands behind the `=`/],
		["        return A +", /Nothing stands behind the `\+`/],
		["        x = a and # TODO", /Nothing stands behind the `and`/],
		["        x = a b", /Mend this line first/],
	])("is told as what it is: %s", (line, hint) => {
		expect(syntax(line)).toMatch(hint);
	});

	it.each([
		['f"batch of {sizes["rows"]}"', "SyntaxError: f-string: expecting '}'", "3.11", /quotes inside.*3\.12.*graded with Python 3\.11/],
		["x = f'{d['a']}' + f'{1}'", "SyntaxError: f-string: unmatched '['", "3.11", /3\.12/],
		["f'{chr(10)}'", "SyntaxError: f-string expression part cannot include a backslash", "3.8", /3\.12/],
		["type Rows = list[int]", "SyntaxError: invalid syntax", "3.11", /`type X = …` came with Python 3\.12/],
		["def f[T](x: T) -> T:", "SyntaxError: expected '('", "3.11", /type parameter.*3\.12/],
		["class Linear[T]:", "SyntaxError: invalid syntax", "3.10", /type parameter/],
		["    except* ValueError:", "SyntaxError: invalid syntax", "3.10", /`except\*` came with Python 3\.11/],
		["    match A.shape:", "SyntaxError: invalid syntax", "3.9", /`match` came with Python 3\.10/],
		["with (open(a) as b, open(c) as d):", "SyntaxError: invalid syntax", "3.8", /`with`.*3\.9/],
		["if (n := len(a)) > 1:", "SyntaxError: invalid syntax", "3.7", /`:=` came with Python 3\.8/],
		['x = t"{a}"', "SyntaxError: invalid syntax", "3.13", /template string came with Python 3\.14/],
	])("and is right in a newer Python says so: %s", (line, message, version, hint) => {
		expect(syntax(line, message, version)).toMatch(hint);
	});

	it.each([
		["what this Python knows", "class Linear[T]:", "SyntaxError: invalid syntax", "3.12"],
		["an f-string that is not closed", 'x = f"{a"', "SyntaxError: f-string: expecting '}'", "3.11"],
		["a list that is not closed", "x = [1, 2", "SyntaxError: '[' was never closed", "3.9"],
		["an indent", "    match x:", "IndentationError: unexpected indent", "3.9"],
	])("but not of %s", (_, line, message, version) => {
		expect(syntax(line, message, version)).not.toMatch(/came with/);
	});
});

describe("what does not exist here", () => {
	const importing = (name: string) =>
		pythonLoadFault({ id: "forbidden-import", message: name, at, text: `import ${name}` }, SUBMISSION).hint;
	const naming = (name: string) =>
		pythonLoadFault({ id: "throws", message: `NameError: name '${name}' is not defined`, at, text: `${name}()` }, SUBMISSION).hint;

	it.each([
		["torch.nn", /torch is a framework/],
		["tensorflow", /framework/],
		["scipy.special", /with numpy\. Staff: .*`python\.allow`/],
		["matplotlib.pyplot", /only shows things.*__main__/],
		["tqdm", /only shows things/],
		["pytest", /for tests/],
		["google.colab", /belongs to notebooks/],
		["handout.flags", /hand it in too\. Staff: `python\.stubs`/],
	])("is told with what to do: import %s", (name, hint) => {
		expect(importing(name)).toMatch(hint);
	});

	it.each([
		["get_ipython", /notebook's own command/],
		["display", /belongs to notebooks/],
		["np", /Write `import numpy as np`/],
		["torch", /cannot be imported here/],
		["null", /`True`, `False` and `None`/],
		["anything", /runs on import/],
	])("is told with what to do: the name %s", (name, hint) => {
		expect(naming(name)).toMatch(hint);
	});
});
