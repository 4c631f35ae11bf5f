/**
 * Grades as a class is graded, an honest submission before and after, all by copies of one process:
 * `grade-in-class.mjs <time limit> <submission> <result>`. Ends with 9 when the honest ones do not get all points, or afterwards
 * anything else than before.
 */
import { fileURLToPath } from "node:url";
import { problems } from "../../../problems/index.ts";
import { makePlan } from "../../checks/make-plan.ts";
import { grade, keepSandboxes } from "../../cli/grade.ts";
import { writeFileWhole } from "../../cli/write-file.ts";
import { loadProblem } from "../../problem/load.ts";
import { terminalReport } from "../../report/terminal.ts";
import { pythonCommand } from "../../sandbox/engines/python-interpreter.ts";

const [timeLimit = "6", path = "", out = ""] = process.argv.slice(2);
const problem = loadProblem(problems[0] as (typeof problems)[number]);
const plan = makePlan(problem, 1, 100);
const options = { seed: 1, samples: 100, timeLimit: 60, plan };
const kept = keepSandboxes(problem, options);
const honest = [...(hasPython() ? ["numpy.py"] : []), "loops.ts"].map((name) =>
	fileURLToPath(new URL(`../../problems/linear/submissions/correct/${name}`, import.meta.url)),
);

function hasPython(): boolean {
	try {
		return pythonCommand() !== undefined;
	} catch {
		return false;
	}
}

/** By path, without the time that it took. */
const before = new Map<string, string>();

async function gradeHonest(when: string): Promise<void> {
	for (const file of honest) {
		const { timing: _, ...result } = await grade(problem, file, { ...options, kept });
		const { score, maxScore, checks } = result;
		const got = JSON.stringify(result);
		if (!before.has(file)) before.set(file, got);
		if (score === maxScore && before.get(file) === got) continue;
		const lost = checks.filter(({ points, maxPoints }) => points < maxPoints).map(({ id }) => id);
		console.error(
			`an honest submission graded ${when} it got ${got === before.get(file) ? "" : "something else, and "}lost ${lost.join(", ") || "nothing"}`,
		);
		process.exitCode = 9;
	}
}

await gradeHonest("before");
const result = await grade(problem, path, { ...options, timeLimit: Number(timeLimit), kept });
writeFileWhole(out, JSON.stringify(result));
process.stdout.write(terminalReport(problem, result, { isColoured: false, replay: "", showsPrinted: true, explain: "where" }));
await gradeHonest("after");
kept.close();
