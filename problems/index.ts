/** The problems that can be graded. */
import type { Problem } from "../grader/problem/problem.ts";
import { linear } from "./linear/index.ts";

export const problems: readonly Problem[] = [linear];
