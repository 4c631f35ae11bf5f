/** Lets the engine keep what it compiles of the command line: of each problem, right and wrong submissions are graded. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

export function compileAhead(root: string): void {
	for (const kind of readdirSync(join(root, "problems"), { recursive: true, encoding: "utf8" })) {
		const [problem, , folder, ...rest] = kind.split("/");
		if (problem === undefined || folder === undefined || rest.length > 0 || !kind.includes("/submissions/")) continue;
		const submission = readdirSync(join(root, "problems", kind)).find((file) => file.endsWith(".ts"));
		if (submission === undefined) continue;
		const arguments_ = ["grade", join(root, "problems", kind, submission), "--problem", problem];
		spawnSync(process.execPath, [join(root, "dist/gradecheck.js"), ...arguments_], { stdio: "ignore" });
	}
}
