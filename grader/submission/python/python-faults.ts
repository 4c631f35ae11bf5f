/** Why a Python submission could not be loaded, in Python's own words, with what to do about it. */
import type { Fault, Neighbours } from "../../oracle/script.ts";
import type { LoadFault } from "../submission.ts";
import { moduleHint, nameHint } from "./missing-names.ts";
import { newerHint } from "./newer-python.ts";
import { syntaxHint } from "./syntax-hints.ts";

/** What the host said of loading; `column` counts characters from 1. */
export interface PythonFault {
	readonly id: Fault["id"] | "does-not-compile" | "forbidden-import";
	readonly message: string;
	readonly at?: { readonly file: string; readonly line: number } & Neighbours;
	readonly column?: number;
	/** The line at that place, where the host has its text. */
	readonly text?: string;
	/** Of the Python that grades, where it could not read the file: `3.11`. */
	readonly version?: string;
}

export interface PythonSubmission {
	readonly file: string;
	/** Of all its files. */
	readonly paths: readonly string[];
	readonly className: string;
	/** What may be imported beside Python's own library. */
	readonly packages: readonly string[];
}

export function pythonLoadFault({ id, message, at, column = 1, text = "", version }: PythonFault, submission: PythonSubmission): LoadFault {
	const { file, paths, className, packages } = submission;
	const where = at === undefined ? file : `${at.file}, line ${at.line}`;
	const isInLine = id === "does-not-compile" && !/^(IndentationError|TabError)/.test(message);
	const place = at !== undefined && {
		at: { ...at, column: isInLine ? column : text.search(/\S|$/) + 1, text: text.slice(0, 200) },
	};
	switch (id) {
		case "does-not-compile":
			return {
				id,
				message: `${where}: ${sentence(message)}`,
				hint: newerHint(message, text, version) ?? syntaxHint(message, text, column),
				...place,
			};
		case "forbidden-import":
			if (packages.includes(topOf(message)))
				return { id, message: `${where} imports \`${message}\`, which does not exist.`, hint: "Mend the name.", ...place };
			return {
				id,
				message: `${where} imports \`${message}\`; only ${packages.join(", ")}, Python's standard library and the submission's own files can be imported.`,
				hint: isOwnName(message, paths) ? "Hand in that file too, or mend the name." : moduleHint(topOf(message)),
				...place,
			};
		default:
			return {
				id,
				message: `${where}: the file stopped while it was being loaded: ${message}`,
				hint: nameHint(message, text) ?? `Code outside of class ${className} runs on import; remove what fails there.`,
				...place,
			};
	}
}

function sentence(message: string): string {
	return /[.?!]$/.test(message) ? message : `${message}.`;
}

function isOwnName(name: string, paths: readonly string[]): boolean {
	const top = topOf(name);
	return paths.some((path) => path.split("/").includes(top));
}

function topOf(name: string): string {
	return name.split(".")[0] as string;
}
