/**
 * `gradecheck`: sets the engine up for one grading, starts the student's process, since it takes longest to come up, and only then loads
 * and runs the command line. What keeps a class's results is run by the pinned engine, whatever Node it was started by.
 */

import { runInPinnedEngine } from "../sandbox/engines/run-in-engine.ts";
import { compileMain } from "./compiled-main.ts";
import { startEarly } from "./early-start.ts";
import { tuneForOneGrading } from "./engine-flags.ts";

const words = process.argv.slice(2);
if (!runInPinnedEngine(__filename, words)) {
	tuneForOneGrading();
	const started = startEarly(words);
	compileMain(__dirname).run(started);
}
