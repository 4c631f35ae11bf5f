/** Where to look when a call stopped, by what was thrown and by the line, where that is known. Pure. */
import type { Fault } from "../oracle/script.ts";
import { fill } from "../problem/fill.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { isNearlySpelt } from "../problem/spelling.ts";

/** Names that people know from elsewhere, and that mean nothing here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
	process: "Node's",
	require: "Node's",
	module: "Node's",
	Buffer: "Node's",
	global: "Node's",
	setTimeout: "a browser's or Node's",
	fetch: "a browser's or Node's",
	window: "a browser's",
	document: "a browser's",
	localStorage: "a browser's",
	torch: "PyTorch's",
	nn: "PyTorch's",
	tf: "TensorFlow's",
	tensorflow: "TensorFlow's",
	jnp: "JAX's",
};

/** Functions of mathjs that a layer is written with. */
const MATHJS: ReadonlySet<string> = new Set(
	"add subtract multiply dotMultiply dotDivide divide transpose zeros ones matrix sum mean map size subset index math row column reshape".split(
		" ",
	),
);

/** Where to look when a call stopped, in the student's words. */
export const LOOKS = {
	none: "What is None there? It is a line that is still to be filled in, or a function that gives nothing back.",
	"self-in-typescript": "The instance is called `this` in TypeScript and JavaScript, and not `self`.",
	"self-in-python": "`self` is the first parameter of a method: has this one got it?",
	"this-in-python": "The instance is called `self` in Python, and not `this`.",
	quantity: "Is {name} an attribute of the instance here (`self.{name}`, `this.{name}`), or a parameter of the method?",
	numpy: "Is `import numpy as np` at the top of the file?",
	"numpy-in-typescript": "`{name}` is Python's, and does not exist here.",
	mathjs: "Is `{name}` among what the file imports from mathjs?",
	elsewhere: "`{name}` is {whose}, and does not exist here.",
	transpose: "A matrix of mathjs has no `.T`, so that there is nothing behind it: its transpose is `transpose(…)`.",
	attribute: "Is that its name, and is what stands before the dot what you take it for?",
	"name-somewhere": "Which name was never given a value, or is spelt differently where it was?",
	"name-on-the-line": "Which name on that line was never given a value, or is spelt differently where it was?",
	"error-on-a-line": "Run that line by hand with the example: what is it given?",
	"error-somewhere": "Call it by hand with the example: what does the message say of it?",
	"outside-of-the-class": "A function {name} stands outside of the class. Is it indented like the other methods?",
	"near-method": "Did you mean `{near}`? It must be called exactly `{name}`.",
	"no-method": "Is it spelt exactly so, and does it stand inside of the class, indented like the other methods?",
	init: "Is the constructor called `__init__`, with two underscores on each side?",
	constructor: "The layer is made by `{construct}`: has every other parameter of the constructor a default?",
	"more-parameters": "Has it a parameter more than the contract, without a default?",
	"first-parameter":
		"In Python the first parameter of every method is `self`, and what it is given comes after that: has yours got them all?",
	"entry-by-entry": "`{sign}` multiplies entry by entry: which product does the equation have there?",
	shapes: "Write the shape of both sides beside them, by the table: where do they differ?",
} as const;

/** For a name or a thing without a value. */
export function lookForValue(problem: LoadedProblem, { message, at }: Fault): string {
	const line = at?.text ?? "";
	if (/NoneType/.test(message)) return LOOKS.none;
	const name = /(?:name '(\w+)' is not defined|\b(\w+) is not defined)/.exec(message)?.slice(1).find(Boolean);
	if (name === "self" && !/^NameError/.test(message)) return LOOKS["self-in-typescript"];
	if (name === "self") return LOOKS["self-in-python"];
	if (name === "this") return LOOKS["this-in-python"];
	if (name !== undefined && problem.quantities[name] !== undefined) return fill(LOOKS.quantity, { name });
	if (name === "np" || name === "numpy") return /^NameError/.test(message) ? LOOKS.numpy : fill(LOOKS["numpy-in-typescript"], { name });
	if (name !== undefined && MATHJS.has(name) && !/^NameError/.test(message)) return fill(LOOKS.mathjs, { name });
	const whose = name !== undefined && Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : undefined;
	if (name !== undefined && whose !== undefined) return fill(LOOKS.elsewhere, { name, whose });
	if (/\.T\b/.test(line) && /actual: .*undefined|reading|undefined/.test(message)) return LOOKS.transpose;
	if (/has no attribute|is not a function/.test(message)) return LOOKS.attribute;
	return at === undefined ? LOOKS["name-somewhere"] : LOOKS["name-on-the-line"];
}

export function lookForError({ at }: Fault): string {
	return at === undefined ? LOOKS["error-somewhere"] : LOOKS["error-on-a-line"];
}

/** `message` is the host's own, or pretends to be: `backward is not a method of Linear; it has Backward`. `name` is the call's. */
export function lookForMethod(message: string, name: string): string {
	if (message.includes(" outside of the class")) return fill(LOOKS["outside-of-the-class"], { name });
	const methods = (/; it has (.*)$/.exec(message)?.[1] ?? "").split(", ").filter((each) => /^\w+$/.test(each));
	const near = methods.find((each) => isNearlySpelt(each, name));
	if (near !== undefined) return fill(LOOKS["near-method"], { near, name });
	return LOOKS["no-method"];
}

export function lookForArguments({ className, construct }: LoadedProblem, { message }: Fault, call: string): string {
	if (call === "constructor" && /takes no arguments/.test(message)) return LOOKS.init;
	if (call === "constructor") return fill(LOOKS.constructor, { construct: `${className}(${construct.join(", ")})` });
	if (/missing \d+ required/.test(message)) return LOOKS["more-parameters"];
	return LOOKS["first-parameter"];
}

/** Whether a message is about a sum, a product or the like that is taken entry by entry. */
export function isEntryByEntry(message: string): boolean {
	return /could not be broadcast|not possible to broadcast|Dimension mismatch\. Matrix A \(/i.test(message);
}

export function lookForOperator(line: string): string {
	const code = line.replace(/#.*|\/\/.*/, "").replaceAll("**", "");
	const sign = /dotMultiply/.exec(code)?.[0] ?? /\bnp\.multiply\b/.exec(code)?.[0] ?? (code.includes("*") ? "*" : undefined);
	return sign === undefined ? LOOKS.shapes : fill(LOOKS["entry-by-entry"], { sign });
}
