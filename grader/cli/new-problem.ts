/** `gradecheck new`: the files of a problem, with a layer that only passes its input on; `verify` then says what is missing. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../submission/usage-error.ts";
import { repositoryRoot } from "./repository.ts";

/** Writes the files and lists the problem in `problems/index.ts`; gives their paths. Throws `UsageError` where anything is there already. */
export function writeNewProblem(id: string, root = repositoryRoot()): string[] {
	if (!/^[a-z][a-z0-9]*$/.test(id))
		throw new UsageError(`${JSON.stringify(id)} cannot name a problem`, "Use small letters and digits, as in `softmax`.");
	const files = filesOf(id);
	const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
	if (taken !== undefined) throw new UsageError(`${taken} exists already`, "Choose another name, or remove what is there.");
	const list = join(root, "problems/index.ts");
	const listed = withProblem(readFileSync(list, "utf8"), id);
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	writeFileSync(list, listed);
	return [...Object.keys(files), "problems/index.ts"];
}

function withProblem(text: string, id: string): string {
	const imports = text.match(/^import \{ \w+ \} from "\.\/.*$/gm) ?? [];
	const last = imports.at(-1);
	if (last === undefined || !text.includes("= ["))
		throw new UsageError("problems/index.ts has no list to add to", "Add the problem there by hand.");
	const line = `import { ${id} } from "./${id}/index.ts";`;
	return text.replace(last, `${last}\n${line}`).replace(/= \[([^\]]*)\]/, (_, names: string) => `= [${names}, ${id}]`);
}

function filesOf(id: string): Record<string, string> {
	const name = id.charAt(0).toUpperCase() + id.slice(1);
	return {
		[`reference/${id}.ts`]: `/**
 * The model solution of \`${name}\`, in mathjs.
 *
 * TODO: write it as the course text asks for it. Shapes: X, Y, dLdY and dLdX are N × C.
 */
import { type Matrix, matrix } from "mathjs";

export class ${name} {
	/** The batch that \`forward\` saw last. */
	X: Matrix = matrix();

	/** Equation (1): Y = X. */
	forward(X: Matrix): Matrix {
		this.X = X;
		return X.clone();
	}

	/** Equation (2): dLdX = dLdY. */
	backward(dLdY: Matrix): Matrix {
		return dLdY.clone();
	}
}
`,
		[`reference/${id}-by-loops.ts`]: `/**
 * \`${name}\` once more, by explicit loops and without a line of \`${id}.ts\`: the numbers that submissions are judged by.
 *
 * TODO: write it. Shapes: X, Y, dLdY and dLdX are N × C.
 */
type Rows = number[][];

export class ${name}ByLoops {
	X: Rows = [];

	/** Equation (1), entry by entry: Y[n,j] = X[n,j]. */
	forward(X: Rows): Rows {
		this.X = X;
		return X.map((row) => row.map((x) => x));
	}

	/** Equation (2), entry by entry: dLdX[n,j] = dLdY[n,j]. */
	backward(dLdY: Rows): Rows {
		return dLdY.map((row) => row.map((d) => d));
	}
}
`,
		[`problems/${id}/index.ts`]: `/** \`${name}\`. TODO: the course text's table, equations and calls; docs/writing-a-problem.md walks through it. */
import { entry } from "../../grader/problem/formula.ts";
import { declareProblem } from "../../grader/problem/problem.ts";
import { ${name}ByLoops } from "../../reference/${id}-by-loops.ts";
import cases from "./cases.json" with { type: "json" };
import { misconceptions } from "./misconceptions.ts";
import rubric from "./rubric.json" with { type: "json" };
import { wrongSubmissions } from "./wrong-submissions.ts";

export const ${id} = declareProblem({
	id: "${id}",
	title: "${name}",
	className: "${name}",
	fileName: "${id}",
	summary: "TODO: one sentence on what it does.",
	sizes: {
		N: { symbol: "N", meaning: "batch size", option: "batch", example: 2 },
		features: { symbol: "C", meaning: "number of features", option: "features", example: 3 },
	},
	quantities: {
		X: { symbol: "X", shape: ["N", "features"], meaning: "batch of N inputs, one row each, stored by forward" },
		Y: {
			symbol: "Y",
			shape: ["N", "features"],
			meaning: "batch of N outputs, one row each",
			equation: { number: "(1)", text: "Y = X" },
			entry: { at: ["n", "j"], is: entry("X", "n", "j") },
		},
		dLdY: { symbol: "∂L/∂Y", shape: ["N", "features"], meaning: "how changes in the outputs affect the loss" },
		dLdX: {
			symbol: "∂L/∂X",
			shape: ["N", "features"],
			meaning: "how changes in the inputs affect the loss",
			equation: { number: "(2)", text: "dLdX = dLdY" },
			entry: { at: ["n", "j"], is: entry("dLdY", "n", "j") },
		},
	},
	construct: [],
	parameters: [],
	calls: [
		{ name: "forward", takes: ["X"], returns: "Y", stores: ["X"] },
		{ name: "backward", takes: ["dLdY"], returns: "dLdX", stores: [] },
	],
	output: "Y",
	upstream: "dLdY",
	gradients: [{ of: "X", is: "dLdX" }],
	reference: ${name}ByLoops,
	misconceptions,
	wrongSubmissions,
	rubric,
	cases,
});
`,
		[`problems/${id}/misconceptions.ts`]: `/** What can be wrong with a \`${name}\`. */
import type { Misconception } from "../../grader/problem/misconception.ts";

// TODO: the mistakes that students make, each a wrong version of the reference or a sign of it. Those of any layer are known already.
export const misconceptions: Misconception[] = [];
`,
		[`problems/${id}/wrong-submissions.ts`]: `/** Wrong versions of this problem's correct submissions. */
import type { WrongSubmissions } from "../../grader/problem/wrong-submissions.ts";

// TODO: for each mistake what to replace in a correct submission, by its file name.
export const wrongSubmissions: WrongSubmissions = {};
`,
		[`problems/${id}/cases.json`]: `[
	{ "id": "first", "title": "N = 2, C = 3", "rounds": [
		{
			"X": [[1, -2, 3], [0, 4, -1]],
			"dLdY": [[2, 1, -1], [3, 0, 5]],
			"Y": [[1, -2, 3], [0, 4, -1]],
			"dLdX": [[2, 1, -1], [3, 0, 5]]
		}
	] }
]
`,
		[`problems/${id}/rubric.json`]: `{
	"points": 40,
	"explain": "where",
	"checks": {
		"forward.shape": { "weight": 3 },
		"forward.state": { "weight": 3 },
		"forward.value": { "weight": 10 },
		"backward.shape": { "weight": 3 },
		"backward.dLdX": { "weight": 8 },
		"gradcheck.X": { "weight": 3 },
		"hygiene.inputs": { "weight": 2 },
		"hygiene.instances": { "weight": 2 },
		"hygiene.repeat": { "weight": 2 },
		"hygiene.deterministic": { "weight": 2 },
		"hygiene.precision": { "weight": 2 }
	}
}
`,
	};
}
