/** Where to look when a call stopped, by what was thrown and by the line, where that is known. Pure. */
import type { Fault } from "../oracle/script.ts";
import type { Failure } from "../problem/failure.ts";
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

/** For a name or a thing without a value. */
export function lookForValue(problem: LoadedProblem, failure: Failure): string {
	if (failure.kind !== "fault") return "Which name was never given a value?";
	const { message, at } = failure.fault;
	const line = at?.text ?? "";
	if (/NoneType/.test(message))
		return "What is None there? It is a line that is still to be filled in, or a function that gives nothing back.";
	const name = /(?:name '(\w+)' is not defined|\b(\w+) is not defined)/.exec(message)?.slice(1).find(Boolean);
	if (name === "self" && !/^NameError/.test(message)) return "The instance is called `this` in TypeScript and JavaScript, and not `self`.";
	if (name === "self") return "`self` is the first parameter of a method: has this one got it?";
	if (name === "this") return "The instance is called `self` in Python, and not `this`.";
	if (name !== undefined && problem.quantities[name] !== undefined)
		return `Is ${name} an attribute of the instance here (\`self.${name}\`, \`this.${name}\`), or a parameter of the method?`;
	if (name === "np" || name === "numpy")
		return /^NameError/.test(message)
			? "Is `import numpy as np` at the top of the file?"
			: `\`${name}\` is Python's, and does not exist here.`;
	if (name !== undefined && MATHJS.has(name) && !/^NameError/.test(message))
		return `Is \`${name}\` among what the file imports from mathjs?`;
	if (name !== undefined && Object.hasOwn(ELSEWHERE, name)) return `\`${name}\` is ${ELSEWHERE[name]}, and does not exist here.`;
	if (/\.T\b/.test(line) && /actual: .*undefined|reading|undefined/.test(message))
		return "A matrix of mathjs has no `.T`, so that there is nothing behind it: its transpose is `transpose(…)`.";
	if (/has no attribute|is not a function/.test(message))
		return "Is that its name, and is what stands before the dot what you take it for?";
	return at === undefined
		? "Which name was never given a value, or is spelt differently where it was?"
		: "Which name on that line was never given a value, or is spelt differently where it was?";
}

export function lookForError(failure: Failure): string {
	return failure.kind === "fault" && failure.fault.at !== undefined
		? "Run that line by hand with the example: what is it given?"
		: "Call it by hand with the example: what does the message say of it?";
}

/** `message` is the host's own: `backward is not a method of Linear; it has Backward`. */
export function lookForMethod(message: string): string {
	const name = /^(\w+) is not a method/.exec(message)?.[1] ?? "";
	if (message.includes(" outside of the class"))
		return `A function ${name} stands outside of the class. Is it indented like the other methods?`;
	const methods = (/; it has (.*)$/.exec(message)?.[1] ?? "").split(", ").filter((each) => /^\w+$/.test(each));
	const near = methods.find((each) => isNearlySpelt(each, name));
	if (near !== undefined) return `Did you mean \`${near}\`? It must be called exactly \`${name}\`.`;
	return "Is it spelt exactly so, and does it stand inside of the class, indented like the other methods?";
}

export function lookForArguments({ className, construct }: LoadedProblem, { message }: Fault, call: string): string {
	if (call === "constructor" && /takes no arguments/.test(message))
		return "Is the constructor called `__init__`, with two underscores on each side?";
	if (call === "constructor")
		return `The layer is made by \`${className}(${construct.join(", ")})\`: has every other parameter of the constructor a default?`;
	if (/missing \d+ required/.test(message)) return "Has it a parameter more than the contract, without a default?";
	return "In Python the first parameter of every method is `self`, and what it is given comes after that: has yours got them all?";
}

/** Whether a message is about a sum, a product or the like that is taken entry by entry. */
export function isEntryByEntry(message: string): boolean {
	return /could not be broadcast|not possible to broadcast|Dimension mismatch\. Matrix A \(/i.test(message);
}

export function lookForOperator(line: string): string {
	const code = line.replace(/#.*|\/\/.*/, "").replaceAll("**", "");
	if (/dotMultiply/.test(code)) return "`dotMultiply` multiplies entry by entry: which product does the equation have there?";
	if (/\bnp\.multiply\b/.test(code)) return "`np.multiply` multiplies entry by entry: which product does the equation have there?";
	if (code.includes("*")) return "`*` multiplies entry by entry: which product does the equation have there?";
	return "Write the shape of both sides beside them, by the table: where do they differ?";
}
