/** Modules and names that a Python submission asks for and that do not exist here: what they are, and what to do. */
import { fill } from "../../problem/fill.ts";
import { MODULE_HINTS, NAME_HINTS } from "../words/python.ts";
import { NOTEBOOK_PROMPT } from "./notebooks.ts";

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

/** For the first part of a module's name. */
export function moduleHint(top: string): string {
	return fill(MODULE_HINTS[kindOf(top)], { name: top });
}

function kindOf(top: string): keyof typeof MODULE_HINTS {
	if (FRAMEWORKS.has(top)) return "framework";
	if (COMPUTING.has(top)) return "computing";
	if (SHOWING.has(top)) return "showing";
	if (TESTING.has(top)) return "testing";
	return NOTEBOOKS.has(top) ? "notebook" : "usual";
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
	if (NOTEBOOK_PROMPT.test(line)) return NAME_HINTS.prompt;
	if (/^EOFError/.test(message)) return NAME_HINTS.input;
	const name = /^NameError: name '(\w+)' is not defined/.exec(message)?.[1];
	if (name === undefined) return undefined;
	if (name === "get_ipython") return NAME_HINTS["notebook-command"];
	if (name === "display") return NAME_HINTS.display;
	const imports = ALIASES[name];
	if (imports !== undefined) return fill(NAME_HINTS.import, { import: imports });
	if (["torch", "nn", "tf", "plt", "pd", "F"].includes(name)) return fill(NAME_HINTS.framework, { name });
	return ["true", "false", "null", "undefined"].includes(name) ? NAME_HINTS.constant : undefined;
}
