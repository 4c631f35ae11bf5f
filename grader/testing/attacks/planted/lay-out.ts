/** How what is handed in is laid out, and what such files have in common. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Attack } from "../attack.ts";

/** Writes into the folder; gives the path to hand in, where it is not the folder itself. */
export type LayOut = (folder: string, places: Readonly<Record<string, string>>) => unknown;

/** Attacks of one kind, by their names. */
export interface Ways extends Pick<Attack, "language" | "most" | "least"> {
	readonly ways: Readonly<Record<string, LayOut>>;
}

/** Worth nothing. */
export const EMPTY = "export class Linear {\n\tforward() {}\n\tbackward() {}\n}\n";
export const EMPTY_PYTHON = "class Linear:\n    pass\n";

export function shows(what: string): string {
	return `import * as stolen from "${what}";\nconsole.log(JSON.stringify(stolen));\n${EMPTY}`;
}

/** Text or bytes by paths, into folders that are made. */
export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
}

/** So many files, named and filled by their numbers. */
export function numbered(count: number, file: (at: number) => readonly [path: string, text: string]): Record<string, string> {
	return Object.fromEntries(Array.from({ length: count }, (_, at) => file(at)));
}
