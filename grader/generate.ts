/** Writes the files that are made from the declarations: the student template and the JSON Schema of the native result. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
for (const [path, text] of Object.entries(generatedFiles())) {
	mkdirSync(`${root}${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
	writeFileSync(`${root}${path}`, text);
}
