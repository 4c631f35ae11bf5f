/** `gradecheck`: sets the engine up for what is asked, then runs the command line. */
import { compileMain, tuneForOneGrading } from "./compiled-main.ts";

const [command] = process.argv.slice(2);
if (command === "grade" || command === "check") tuneForOneGrading();
compileMain(__dirname).run();
