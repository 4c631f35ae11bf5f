/** TypeScript and JavaScript in tests. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderWith } from "./grade-submission.ts";

/** A right layer, with a default export. */
export const correctScript = readFileSync(
	fileURLToPath(new URL("../../problems/linear/submissions/correct/default-export.mjs", import.meta.url)),
	"utf8",
);

/** The path of a new file with that text. */
export function scriptFile(text: string, name = "linear.ts"): string {
	return join(folderWith({ [name]: text }), name);
}
