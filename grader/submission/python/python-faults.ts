/** Why a Python submission could not be loaded, in Python's own words, with what to do about it. */
import type { Fault, Neighbours } from "../../oracle/script.ts";
import { fill } from "../../problem/fill.ts";
import type { LoadFault } from "../submission.ts";
import { STOPPED, STOPPED_HINTS } from "../words/loading.ts";
import { told } from "../words/message.ts";
import { IMPORTS, MODULE_HINTS, READING } from "../words/python.ts";
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
	const place = at && {
		at: { ...at, column: isInLine ? column : text.search(/\S|$/) + 1, text: text.slice(0, 200) },
	};
	switch (id) {
		case "does-not-compile":
			return told(
				READING.syntax,
				{ where, said: sentence(message), hint: newerHint(message, text, version) ?? syntaxHint(message, text, column) },
				place,
			);
		case "forbidden-import":
			if (packages.includes(topOf(message))) return told(IMPORTS["of-a-package"], { where, name: message }, place);
			return told(
				IMPORTS.package,
				{
					where,
					name: message,
					packages: packages.join(", "),
					hint: isOwnName(message, paths) ? MODULE_HINTS["own-file"] : moduleHint(topOf(message)),
				},
				place,
			);
		default:
			return told(
				STOPPED.stopped,
				{ where, said: message, hint: nameHint(message, text) ?? fill(STOPPED_HINTS.usual, { class: className }) },
				{ id, ...place },
			);
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
