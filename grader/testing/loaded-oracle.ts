/** A submission loaded in a process of its own, to be judged as often as is wanted. */
import { commandFor } from "../cli/grade.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { type Limits, StudentOracle } from "../sandbox/student/student-oracle.ts";
import { openHandedIn } from "../submission/files/handed-in.ts";
import { findEntries } from "../submission/find-entries.ts";
import { load, readSubmission } from "../submission/load.ts";

/** Close it afterwards. Throws an error for a submission that cannot be loaded. */
export async function loadedOracle(problem: LoadedProblem, path: string, limits: Limits): Promise<StudentOracle> {
	const handedIn = openHandedIn(path, false);
	try {
		const found = findEntries(handedIn, problem);
		if (found.status === "refused") throw new Error(found.fault.message);
		const sandbox = new Sandbox(commandFor(problem, found.language), { allowsWeak: true });
		const oracle = new StudentOracle(sandbox, limits);
		const ready = oracle.ready();
		const read = await readSubmission(handedIn, found, problem, (...asked) => sandbox.filter(ready, ...asked));
		const loaded = await load(read, problem, problem.calls[0]?.name ?? "", oracle, []);
		if (loaded.status === "loaded") return oracle;
		oracle.close();
		throw new Error(loaded.fault.message);
	} finally {
		handedIn.close();
	}
}
