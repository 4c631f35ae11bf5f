/** Lets the engine keep what it compiles of the command line: one grading of a right and of a wrong submission. */
import { spawnSync } from "node:child_process";

export function compileAhead(root: string): void {
	for (const submission of ["correct/mathjs.ts", "wrong/weight-gradient-averaged.ts"])
		spawnSync(process.execPath, [`${root}dist/gradecheck.js`, "grade", `${root}problems/linear/submissions/${submission}`], {
			stdio: "ignore",
		});
}
