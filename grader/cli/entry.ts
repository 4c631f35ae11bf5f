/** The program: starts what takes longest, then does the rest. */
import { createRequire } from "node:module";
import { startEarly } from "./early-start.ts";

const early = startEarly(process.argv.slice(2));
// A file of its own, so that the line above runs before it is loaded.
createRequire(import.meta.url)("./main.js").main(early);
