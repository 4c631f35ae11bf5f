/** The problems that can be graded. */
import type { Problem } from "../grader/problem/problem.ts";
import { linear } from "./linear/index.ts";
import { mseloss } from "./mseloss/index.ts";
import { relu } from "./relu/index.ts";

export const problems: readonly Problem[] = [linear, mseloss, relu];
