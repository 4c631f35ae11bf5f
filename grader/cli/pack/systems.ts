/** Every place that something is packed for, in the order in which `--help` shows them. */
import { autolab } from "./autolab.ts";
import { gitHubClassroom } from "./github-classroom.ts";
import { gradescope } from "./gradescope.ts";
import { prairieLearn } from "./prairielearn.ts";
import type { System } from "./system.ts";

export const SYSTEMS: readonly System[] = [gradescope, prairieLearn, autolab, gitHubClassroom];
