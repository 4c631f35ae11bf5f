/**
 * `gradecheck`: sets the engine up for what is asked, starts the student's process, since it takes longest to come up, and only then loads
 * and runs the command line.
 */
import { compileMain, tuneForOneGrading } from "./compiled-main.ts";
import { startEarly } from "./early-start.ts";

const words = process.argv.slice(2);
if (words[0] === "grade" || words[0] === "check") tuneForOneGrading();
const started = startEarly(words);
compileMain(__dirname).run(started);
