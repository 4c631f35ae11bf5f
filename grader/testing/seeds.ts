/** `npm run seeds -- <submission> <count>`: judges a correct submission under many seeds and exits 1 when any of them costs a point. */
import { judge } from "../checks/judge.ts";
import { makePlan } from "../checks/plan.ts";
import { nodeCommand } from "../sandbox/node-command.ts";
import { pythonCommand } from "../sandbox/python-command.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { StudentOracle } from "../sandbox/student-oracle.ts";
import { findSubmission, readSubmission } from "../submission/submission.ts";
import { linear } from "./grade-submission.ts";

async function main([path = "reference/linear.ts", count = "2000"]: string[]): Promise<void> {
	const found = findSubmission(path, linear);
	const submission = found.status === "found" ? await readSubmission(found, linear) : found;
	if (submission.status !== "ready") throw new Error(submission.fault.message);
	const command = "files" in submission.compiled.source ? pythonCommand() : nodeCommand();
	const oracle = new StudentOracle(new Sandbox(command), { callMs: 10_000, totalMs: 3_600_000 });
	await oracle.load({ ...submission.compiled, className: linear.className, method: "forward" });
	let failures = 0;
	for (let seed = 1; seed <= Number(count); seed += 1) {
		const { verdicts } = await judge(linear, oracle, makePlan(linear, seed, 100));
		const lost = Object.entries(verdicts).filter(([, { status }]) => status !== "passed");
		if (lost.length > 0) console.log(`seed ${seed}: ${lost.map(([id]) => id).join(", ")}`);
		failures += lost.length > 0 ? 1 : 0;
	}
	oracle.close();
	console.log(`${path}: ${failures} of ${count} seeds cost a point`);
	process.exitCode = failures > 0 ? 1 : 0;
}

main(process.argv.slice(2));
