/** Gradings to look at: one of each kind that a report must be good at. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { problems } from "../../problems/index.ts";
import { grade } from "../cli/grade.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { applyEdits, type Edit } from "../problem/wrong-submissions.ts";
import type { Graded, Part } from "../report/graded.ts";
import { worthAsUsual } from "./worth.ts";

const declarations = fileURLToPath(new URL("../../problems", import.meta.url));
const [linear, mseloss, relu] = worthAsUsual(problems.toSorted((left, right) => (left.id < right.id ? -1 : 1))) as [
	LoadedProblem,
	LoadedProblem,
	LoadedProblem,
];

/** What a student writes who wants to be more than text in a report. */
export const HOSTILE = "</code></p><script>document.title='taken'</script><img src=x onerror=alert(1)><!-- \u202e &lt; ]]> `";

const averaged: Edit = ["dW[k][i] += d[n][k] * a[n][i];", "dW[k][i] += (d[n][k] * a[n][i]) / this.N;"];

/** Each writes what it grades into a folder. */
export const GRADINGS = {
	perfect: async (folder) => whole([await part(folder, linear, "loops.ts")]),
	averaged: async (folder) => whole([await part(folder, linear, "loops.ts", [averaged])]),
	"partly-wrong": async (folder) =>
		whole([
			await part(folder, linear, "loops.ts", [
				averaged,
				["let sum = b[k][0];", "let sum = 0;"],
				["this.N = a.length;", "const N = a.length;"],
				["n < this.N; n++) {", "n < N; n++) {"],
				["return matrix(dA);", "return dLdZ.map((value) => value * 2).scaled();"],
			]),
		]),
	hostile: async (folder) =>
		whole([
			await part(folder, linear, "loops.ts", [
				["this.A = A;", `this.A = A; Object.assign(this, { ${JSON.stringify(HOSTILE)}: 1 });`],
				["this.N = a.length;", "const N = a.length;"],
				["n < this.N; n++) {", "n < N; n++) {"],
				["return matrix(dA);", `throw new Error(${JSON.stringify(`${HOSTILE}\u0007${"a".repeat(2000)}`)}); // <b onclick="x">`],
			]),
		]),
	"not-loading": async (folder) => whole([await part(folder, linear, "loops.ts", [["this.N = a.length;", "this.N = a.length];"]])]),
	"many-problems": async (folder) => {
		const parts = [
			await part(folder, linear, "loops.ts", [["return matrix(dA);", "return matrix(dA[0].map((_, i) => dA.map((row) => row[i])));"]]),
			await part(folder, mseloss, "mathjs.ts", [["return sum(squares) / (N * C);", "return sum(squares) / N;"]]),
			await part(folder, relu, "mathjs.ts"),
		];
		const graded = whole(parts, "Homework 3");
		return {
			...graded,
			score: graded.score - 10,
			lateness: { deduction: 10, says: "Handed in 5 hours after the due date: 10 points are taken off." },
		};
	},
} satisfies Record<string, (folder: string) => Promise<Graded>>;

async function part(folder: string, problem: LoadedProblem, base: string, edits: readonly Edit[] = []): Promise<Part> {
	const text = applyEdits(readFileSync(join(declarations, problem.id, "submissions/correct", base), "utf8"), edits);
	const path = join(folder, `${problem.fileName}.ts`);
	writeFileSync(path, text);
	const result = await grade(problem, path, { seed: 1, samples: 100, timeLimit: 60 });
	// Whatever its version.
	return { problem, result: { ...result, grader: "gradecheck" }, level: problem.explain };
}

function whole(parts: readonly Part[], title = parts[0]?.problem.title ?? ""): Graded {
	const sum = (of: "score" | "maxScore") => parts.reduce((total, { result }) => total + result[of], 0);
	return { title, parts, score: sum("score"), maxScore: sum("maxScore") };
}
