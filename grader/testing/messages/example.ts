/** What is handed in to bring a message. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LoadedProblem } from "../../problem/loaded-problem.ts";
import { applyEdits, type Edit } from "../../problem/wrong-submissions.ts";

export type Example =
	/** A folder, as its files: path → text. */
	| { readonly kind: "files"; readonly files: Readonly<Record<string, string>> }
	/** A single file, by itself. */
	| { readonly kind: "alone"; readonly name: string; readonly text: string }
	/** One of a problem's correct submissions, with pieces of it replaced. */
	| { readonly kind: "edited"; readonly base: string; readonly edits: readonly Edit[] }
	/** What is told in words; `make` writes it into a folder and gives the path to grade. */
	| { readonly kind: "made"; readonly what: string; readonly make: (folder: string) => string }
	/** What is told in words, and cannot be brought about for sure. */
	| { readonly kind: "told"; readonly what: string };

/** The path to grade; what an example needs is written into the folder, which is there. */
export function handIn(problem: LoadedProblem, example: Exclude<Example, { kind: "told" }>, folder: string): string {
	switch (example.kind) {
		case "files":
			for (const [name, text] of Object.entries(example.files)) write(join(folder, name), text);
			return folder;
		case "alone":
			return write(join(folder, example.name), example.text);
		case "edited": {
			const path = join(folder, problem.fileName + extname(example.base));
			const correct = correctPath(problem.id, example.base);
			if (example.edits.length === 0) copyFileSync(correct, path);
			else writeFileSync(path, applyEdits(readFileSync(correct, "utf8"), example.edits));
			return path;
		}
		case "made":
			return example.make(folder);
	}
}

export function write(path: string, content: string | Uint8Array): string {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, content);
	return path;
}

function correctPath(problem: string, base: string): string {
	return fileURLToPath(new URL(`../../../problems/${problem}/submissions/correct/${base}`, import.meta.url));
}
