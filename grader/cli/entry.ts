/** The program: starts what takes longest, then does the rest. */
import { startEarly } from "./early-start.ts";

const early = startEarly(process.argv.slice(2));
// Not imported at the top, so that the line above runs before any of it.
void import("./main.ts").then(({ main }) => main(early));
