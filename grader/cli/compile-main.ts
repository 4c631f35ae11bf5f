/** Compiles the command line ahead: grades what it is given, one after the other, and keeps what the engine compiled for that. */
import { writeFileSync } from "node:fs";
import { compileMain } from "./compiled-main.ts";
import { startEarly } from "./early-start.ts";
import { tuneForOneGrading } from "./engine-flags.ts";

const [folder, ...submissions] = process.argv.slice(2) as [string, ...string[]];
tuneForOneGrading();
const main = compileMain(folder);
process.on("beforeExit", () => {
	const submission = submissions.shift();
	if (submission === undefined) {
		writeFileSync(`${folder}/main.cache`, main.compiled());
		process.exit(0);
	}
	const [problem, path] = submission.split(":", 2) as [string, string];
	process.argv.splice(2, process.argv.length, "grade", path, "--problem", problem, "--allow-weak-isolation");
	main.run(startEarly(process.argv.slice(2)));
});
