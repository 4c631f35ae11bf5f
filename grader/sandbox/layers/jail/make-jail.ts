/** Run by npm when gradecheck has been installed. Where it does not run, or there is no compiler yet, the jail is built at its first use. */
import { findJail } from "./find-jail.ts";

findJail();
