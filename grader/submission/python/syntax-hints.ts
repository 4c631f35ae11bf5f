/** What to do about a file that Python cannot read: by what Python says, and by what the line looks like. */
import { NOTEBOOK_COMMAND, NOTEBOOK_HINT, NOTEBOOK_PROMPT } from "./notebooks.ts";

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
const HINTS: readonly { readonly message?: RegExp; readonly line?: RegExp; readonly hint: string | ((ending: string) => string) }[] = [
	{ line: /^\s*(<{7}|={7}|>{7})/, hint: "This is a mark of a merge that was left half done: choose one of the two versions." },
	{ line: /^\s*```/, hint: "This line is not Python: it comes from the text around the code. Remove it." },
	{ line: NOTEBOOK_COMMAND, hint: NOTEBOOK_HINT },
	{ line: NOTEBOOK_PROMPT, hint: "`In [1]:` and `Out[1]:` are a notebook's prompts, not Python: copy the code alone." },
	{
		line: /^\s*(>>>|\.\.\.( |$))/,
		hint: "`>>>` and `...` are the prompts of Python's interactive console: copy the code alone, without them and without what was printed.",
	},
	{
		line: /^\s*(\$\s+\w|(pip3?|conda|apt(-get)?|python3?|git|cd|ls)\s+[\w./-]+)/,
		hint: "This is a command for a terminal, not Python: remove the line.",
	},
	{
		message: /^SyntaxError: (invalid syntax|expected expression)/,
		line: UNFINISHED,
		hint: (ending) => `Nothing stands behind the \`${ending}\`: write your code there, in place of the TODO.`,
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

export function syntaxHint(message: string, line: string, column: number): string {
	const character = characterHint(message, line, column);
	if (character !== undefined) return character;
	const rule = HINTS.find((each) => (each.message?.test(message) ?? true) && (each.line?.test(line) ?? true));
	if (typeof rule?.hint === "function") return rule.hint(rule.line?.exec(line)?.[1] ?? "");
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
