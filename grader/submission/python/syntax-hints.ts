/** What to do about a file that Python cannot read: by what Python says, and by what the line looks like. */
import { fill } from "../../problem/fill.ts";
import { SYNTAX_HINTS } from "../words/python.ts";
import { NOTEBOOK_COMMAND, NOTEBOOK_PROMPT } from "./notebooks.ts";

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

/** A line that ends where something has to follow. */
const UNFINISHED = /(@|\*\*|\/\/|[-+*/%&|^=]|\b(?:and|or|not))\s*(?:#.*)?$/;

/** Rules in order: what Python says, what the line looks like, and what to do about it. */
const HINTS: readonly { readonly message?: RegExp; readonly line?: RegExp; readonly hint: keyof typeof SYNTAX_HINTS }[] = [
	{ line: /^\s*(<{7}|={7}|>{7})/, hint: "merge" },
	{ line: /^\s*```/, hint: "fence" },
	{ line: NOTEBOOK_COMMAND, hint: "notebook-command" },
	{ line: NOTEBOOK_PROMPT, hint: "notebook-prompt" },
	{ line: /^\s*(>>>|\.\.\.( |$))/, hint: "console" },
	{ line: /^\s*(\$\s+\w|(pip3?|conda|apt(-get)?|python3?|git|cd|ls)\s+[\w./-]+)/, hint: "terminal" },
	{ message: /^SyntaxError: (invalid syntax|expected expression)/, line: UNFINISHED, hint: "unfinished" },
	{ message: /call to 'print'|call to 'exec'|multiple exception types must be parenthesized/, hint: "python-2" },
	{ line: /^\s*print\s+[^(=\s]|^\s*except\s+\w+\s*,\s*\w+\s*:|^\s*raise\s+\w+\s*,/, hint: "python-2-line" },
	{ message: /^TabError/, hint: "tabs" },
	{ message: /expected an indented block/, hint: "not-indented" },
	{ message: /unexpected indent/, hint: "indented-further" },
	{ message: /unindent does not match/, hint: "indented-otherwise" },
	{ message: /was never closed|unmatched|does not match opening/, hint: "brackets" },
	{ message: /unterminated|EOL while scanning|EOF while scanning/, hint: "quotes" },
	{ message: /expected ':'/, hint: "colon" },
	{ message: /'return' outside function|'yield' outside function/, hint: "outside-of-a-function" },
];

export function syntaxHint(message: string, line: string, column: number): string {
	const character = characterHint(message, line, column);
	if (character !== undefined) return character;
	const rule = HINTS.find((each) => (each.message?.test(message) ?? true) && (each.line?.test(line) ?? true));
	return fill(SYNTAX_HINTS[rule?.hint ?? "usual"], { ending: rule?.line?.exec(line)?.[1] ?? "" });
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
	const words = { place, code, character };
	if (name !== undefined) return fill(SYNTAX_HINTS.invisible, { ...words, name });
	const plain = LOOKALIKES[character] ?? character.normalize("NFKC");
	return fill(SYNTAX_HINTS[plain === character ? "no-python" : "looks-alike"], { ...words, plain });
}
