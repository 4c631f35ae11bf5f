/** Modules and names that a Python submission asks for and that do not exist here: what they are, and what to do. */
import { NOTEBOOK_HINT, NOTEBOOK_PROMPT } from "./notebooks.ts";

const FRAMEWORKS = new Set([
	"torch",
	"torchvision",
	"torchaudio",
	"tensorflow",
	"keras",
	"jax",
	"flax",
	"mxnet",
	"paddle",
	"theano",
	"autograd",
	"cupy",
]);
const COMPUTING = new Set(["scipy", "sklearn", "pandas", "numba", "sympy", "einops", "statsmodels", "skimage", "cv2", "PIL"]);
const SHOWING = new Set([
	"matplotlib",
	"seaborn",
	"plotly",
	"tqdm",
	"wandb",
	"tensorboard",
	"rich",
	"torchsummary",
	"torchinfo",
	"tabulate",
	"termcolor",
]);
const TESTING = new Set(["pytest", "hypothesis", "ipdb", "pudb", "nose", "autograder", "gradescope_utils"]);
const NOTEBOOKS = new Set(["IPython", "google", "ipywidgets", "nbformat", "jupyter"]);

/** The staff's part of a hint. */
const STAFF = "Staff: `python.stubs` in the rubric stands in for a module of the handout, `python.allow` lets one in that is installed.";

/** For the first part of a module's name. */
export function moduleHint(top: string): string {
	if (FRAMEWORKS.has(top))
		return `${top} is a framework that has such layers ready-made: here they are written with numpy alone. Remove that import.`;
	if (COMPUTING.has(top)) return `Remove that import, and write what ${top} gave you with numpy. ${STAFF}`;
	if (SHOWING.has(top))
		return `${top} only shows things: remove that import, or move it and what uses it below \`if __name__ == "__main__":\`.`;
	if (TESTING.has(top)) return `${top} is for tests: keep them in a file of their own, and remove that import.`;
	if (NOTEBOOKS.has(top)) return "That belongs to notebooks, and does not exist here: remove that import and what uses it.";
	return `Remove that import, or write what it gave you yourself; if it is a file of yours, hand it in too. ${STAFF}`;
}

const ALIASES: Readonly<Record<string, string>> = {
	np: "import numpy as np",
	numpy: "import numpy",
	math: "import math",
	os: "import os",
	sys: "import sys",
	random: "import random",
	time: "import time",
};

/** For a name that the file uses while it is loaded; `line` is where. */
export function nameHint(message: string, line: string): string | undefined {
	if (NOTEBOOK_PROMPT.test(line)) return "`In [1]:` and `Out[1]:` are a notebook's prompts, not Python: copy the code alone.";
	if (/^EOFError/.test(message)) return "`input()` waits for somebody to type, and nobody does here: remove it.";
	const name = /^NameError: name '(\w+)' is not defined/.exec(message)?.[1];
	if (name === undefined) return undefined;
	if (name === "get_ipython" || name === "display")
		return name === "display" ? "`display` belongs to notebooks: write `print(…)`, or remove the line." : NOTEBOOK_HINT;
	const imports = ALIASES[name];
	if (imports !== undefined) return `Write \`${imports}\` above it.`;
	if (["torch", "nn", "tf", "plt", "pd", "F"].includes(name))
		return `\`${name}\` is not there, and cannot be imported here: remove what uses it.`;
	if (["true", "false", "null", "undefined"].includes(name)) return "Python writes `True`, `False` and `None`.";
	return undefined;
}
