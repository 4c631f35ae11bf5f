/** Writes the files that are made from the declarations: the students' templates, the JSON Schemas and the page of messages. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
for (const [path, text] of Object.entries(generatedFiles())) {
	mkdirSync(`${root}${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
	writeFileSync(`${root}${path}`, text);
}
