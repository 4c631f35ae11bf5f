/** Why a Python submission could not be loaded, in Python's own words, with what to do about it. */
import type { Fault } from "../../oracle/script.ts";
import type { LoadFault } from "../submission.ts";

/** What the host said of loading; `column` counts characters from 1. */
export interface PythonFault {
	readonly id: Fault["id"] | "does-not-compile" | "forbidden-import";
	readonly message: string;
	readonly at?: { readonly file: string; readonly line: number };
	readonly column?: number;
	/** The line at that place, where the host has its text. */
	readonly text?: string;
}

export interface PythonSubmission {
	readonly file: string;
	/** Of all its files. */
	readonly paths: readonly string[];
	readonly className: string;
	/** What may be imported beside Python's own library. */
	readonly packages: readonly string[];
}

export function pythonLoadFault({ id, message, at, column = 1, text = "" }: PythonFault, submission: PythonSubmission): LoadFault {
	const { file, paths, className, packages } = submission;
	const where = at === undefined ? file : `${at.file}, line ${at.line}`;
	const isInLine = id === "does-not-compile" && !/^(IndentationError|TabError)/.test(message);
	const place = at !== undefined && {
		at: { ...at, column: isInLine ? column : text.search(/\S|$/) + 1, text: text.slice(0, 200) },
	};
	switch (id) {
		case "does-not-compile":
			return { id, message: `${where}: ${sentence(message)}`, hint: syntaxHint(message, text, column), ...place };
		case "forbidden-import":
			if (packages.includes(topOf(message)))
				return { id, message: `${where} imports \`${message}\`, which does not exist.`, hint: "Mend the name.", ...place };
			return {
				id,
				message: `${where} imports \`${message}\`; only ${packages.join(", ")}, Python's standard library and the submission's own files can be imported.`,
				hint: isOwnName(message, paths)
					? "Hand in that file too, or mend the name."
					: "Remove that import, or write what it gave you yourself; if it is a file of yours, hand it in too.",
				...place,
			};
		default:
			return {
				id,
				message: `${where}: the file stopped while it was being loaded: ${message}`,
				hint: `Code outside of class ${className} runs on import; remove what fails there.`,
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

/** Characters that look like what was meant: what to type instead. */
const LOOKALIKES: Readonly<Record<string, string>> = {
	"‘": "'",
	"’": "'",
	"‚": "'",
	"“": '"',
	"”": '"',
	"„": '"',
	"«": '"',
	"»": '"',
	"–": "-",
	"—": "-",
	"−": "-",
	"×": "*",
	"·": "*",
	"⋅": "*",
	"∗": "*",
	"÷": "/",
	"。": ".",
	"、": ",",
	"【": "[",
	"】": "]",
	"≤": "<=",
	"≥": ">=",
	"≠": "!=",
};

const INVISIBLE: Readonly<Record<string, string>> = {
	"00A0": "a no-break space",
	"00AD": "a soft hyphen",
	"200B": "a zero-width space",
	"200C": "a zero-width non-joiner",
	"200D": "a zero-width joiner",
	"200E": "a left-to-right mark",
	"200F": "a right-to-left mark",
	"202A": "a direction mark",
	"202C": "a direction mark",
	"2060": "a word joiner",
	"3000": "a full-width space",
	FEFF: "a byte-order mark",
};

/** Rules in order: what Python says, what the line looks like, and what to do about it. */
const HINTS: readonly { readonly message?: RegExp; readonly line?: RegExp; readonly hint: string }[] = [
	{ line: /^\s*(<{7}|={7}|>{7})/, hint: "This is a mark of a merge that was left half done: choose one of the two versions." },
	{ line: /^\s*```/, hint: "This line is not Python: it comes from the text around the code. Remove it." },
	{ line: /^\s*[%!]\s*\w/, hint: "This is a notebook's own command, not Python: remove the line." },
	{
		line: /(?:[-=+*/@%&|^<>]|\b(?:and|or|not|in|is))\s*(?:#.*)?$/,
		message: /^SyntaxError: invalid syntax/,
		hint: "Nothing stands behind the last sign of this line: write your code there, in place of the TODO.",
	},
	{
		message: /call to 'print'|call to 'exec'|multiple exception types must be parenthesized/,
		hint: "This is Python 2; submissions run in Python 3, where it is written `print(…)`, `except Error as error:` and so on.",
	},
	{
		line: /^\s*print\s+[^(=\s]|^\s*except\s+\w+\s*,\s*\w+\s*:|^\s*raise\s+\w+\s*,/,
		hint: "This is Python 2; in Python 3 `print(…)` is a function, and it is `except Error as error:`.",
	},
	{
		message: /^TabError/,
		hint: "Some lines are indented by tabs and some by spaces. Let your editor convert the whole file's indentation to spaces.",
	},
	{
		message: /expected an indented block/,
		hint: "The line above ends with a colon, so the next one must be indented; a body that is still empty is written `pass`.",
	},
	{
		message: /unexpected indent/,
		hint: "This line is indented further than the one above it, which does not end with a colon. Line them up.",
	},
	{ message: /unindent does not match/, hint: "This line lines up with no line above it. Use four spaces for each level, and no tabs." },
	{ message: /was never closed|unmatched|does not match opening/, hint: "Count the brackets of this line and of the ones around it." },
	{ message: /unterminated|EOL while scanning|EOF while scanning/, hint: "A text begins here and has no end: close the quotes." },
	{ message: /expected ':'/, hint: "`class`, `def`, `if`, `else`, `for` and `while` lines end with a colon." },
	{
		message: /'return' outside function|'yield' outside function/,
		hint: "This line is not indented as far as the function's body that it belongs to.",
	},
];

function syntaxHint(message: string, line: string, column: number): string {
	const character = characterHint(message, line, column);
	if (character !== undefined) return character;
	const rule = HINTS.find((each) => (each.message?.test(message) ?? true) && (each.line?.test(line) ?? true));
	return rule?.hint ?? "Nothing can be graded until Python can read the file. Mend this line first, or the one above it.";
}

/** For a character that no Python program has: which one it is, and what to type instead. */
function characterHint(message: string, line: string, column: number): string | undefined {
	const code = /(?:invalid character .*|invalid non-printable character )\(?U\+([0-9A-F]{4,6})\)?/.exec(message)?.[1];
	if (code === undefined) return undefined;
	// Python's own words, or a message that only looks like them.
	const point = Number.parseInt(code, 16);
	if (point > 0x10ffff) return undefined;
	const character = String.fromCodePoint(point);
	const isThere = [...line][column - 1] === character;
	const place = isThere ? `Column ${column} holds` : "This line holds";
	const name = INVISIBLE[code];
	if (name !== undefined)
		return `${place} ${name} (U+${code}), which cannot be seen; it comes from copied text. Delete it and type a plain space.`;
	const plain = LOOKALIKES[character] ?? character.normalize("NFKC");
	return plain === character
		? `${place} ${character} (U+${code}), which is no part of Python. Delete it.`
		: `${place} ${character} (U+${code}), which only looks like \`${plain}\`. Type \`${plain}\` instead.`;
}
