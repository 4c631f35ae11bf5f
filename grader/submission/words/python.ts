/** What is said of Python that cannot be read, or asks for what is not there. */
import type { Message } from "./message.ts";

/** `{said}` is Python's own word. */
export const READING = {
	syntax: { id: "does-not-compile", message: "{where}: {said}", hint: "{hint}" },
} as const satisfies Record<string, Message>;

export const IMPORTS = {
	package: {
		id: "forbidden-import",
		message: "{where} imports `{name}`; only {packages}, Python's standard library and the submission's own files can be imported.",
		hint: "{hint}",
	},
	"of-a-package": { id: "forbidden-import", message: "{where} imports `{name}`, which does not exist.", hint: "Mend the name." },
} as const satisfies Record<string, Message>;

/** The staff's part of a hint. */
const STAFF = "Staff: `python.stubs` in the rubric stands in for a module of the handout, `python.allow` lets one in that is installed.";

export const MODULE_HINTS = {
	"own-file": "Hand in that file too, or mend the name.",
	framework: "{name} is a framework that has such layers ready-made: here they are written with numpy alone. Remove that import.",
	computing: `Remove that import, and write what {name} gave you with numpy. ${STAFF}`,
	showing: '{name} only shows things: remove that import, or move it and what uses it below `if __name__ == "__main__":`.',
	testing: "{name} is for tests: keep them in a file of their own, and remove that import.",
	notebook: "That belongs to notebooks, and does not exist here: remove that import and what uses it.",
	usual: `Remove that import, or write what it gave you yourself; if it is a file of yours, hand it in too. ${STAFF}`,
} as const;

const PROMPT = "`In [1]:` and `Out[1]:` are a notebook's prompts, not Python: copy the code alone.";
const COMMAND =
	"This is a notebook's own command, not Python: remove the line. (Jupyter: File, Save and Export Notebook As, Executable Script saves the code.)";

/** Of a file that stopped while it was loaded. */
export const NAME_HINTS = {
	prompt: PROMPT,
	input: "`input()` waits for somebody to type, and nobody does here: remove it.",
	display: "`display` belongs to notebooks: write `print(…)`, or remove the line.",
	"notebook-command": COMMAND,
	import: "Write `{import}` above it.",
	framework: "`{name}` is not there, and cannot be imported here: remove what uses it.",
	constant: "Python writes `True`, `False` and `None`.",
} as const;

export const SYNTAX_HINTS = {
	merge: "This is a mark of a merge that was left half done: choose one of the two versions.",
	fence: "This line is not Python: it comes from the text around the code. Remove it.",
	"notebook-command": COMMAND,
	"notebook-prompt": PROMPT,
	console:
		"`>>>` and `...` are the prompts of Python's interactive console: copy the code alone, without them and without what was printed.",
	terminal: "This is a command for a terminal, not Python: remove the line.",
	unfinished: "Nothing stands behind the `{ending}`: write your code there, in place of the TODO.",
	"python-2": "This is Python 2; submissions run in Python 3, where it is written `print(…)`, `except Error as error:` and so on.",
	"python-2-line": "This is Python 2; in Python 3 `print(…)` is a function, and it is `except Error as error:`.",
	tabs: "Some lines are indented by tabs and some by spaces. Let your editor convert the whole file's indentation to spaces.",
	"not-indented": "The line above ends with a colon, so the next one must be indented; a body that is still empty is written `pass`.",
	"indented-further": "This line is indented further than the one above it, which does not end with a colon. Line them up.",
	"indented-otherwise": "This line lines up with no line above it. Use four spaces for each level, and no tabs.",
	brackets: "Count the brackets of this line and of the ones around it.",
	quotes: "A text begins here and has no end: close the quotes.",
	colon: "`class`, `def`, `if`, `else`, `for` and `while` lines end with a colon.",
	"outside-of-a-function": "This line is not indented as far as the function's body that it belongs to.",
	/** `{place}` is `Column 7 holds` or `This line holds`. */
	invisible: "{place} {name} (U+{code}), which cannot be seen; it comes from copied text. Delete it and type a plain space.",
	"no-python": "{place} {character} (U+{code}), which is no part of Python. Delete it.",
	"looks-alike": "{place} {character} (U+{code}), which only looks like `{plain}`. Type `{plain}` instead.",
	usual: "Nothing can be graded until Python can read the file. Mend this line first, or the one above it.",
} as const;

/** Of syntax that the Python that grades does not know yet. */
export const NEWER_HINT = "{what} came with Python 3.{since}, and this is graded with Python {version}. {instead}";

export const NEWER = {
	"f-string-quotes": {
		since: 12,
		what: "An f-string with its own kind of quotes inside of the braces",
		instead: "Write the other kind of quotes inside of the braces.",
	},
	"f-string-backslash": {
		since: 12,
		what: "A backslash or a comment inside of the braces of an f-string",
		instead: "Give the expression a name first, and write the name into the f-string.",
	},
	"type-statement": { since: 12, what: "`type X = …`", instead: "Write `X = …`." },
	"type-parameter": { since: 12, what: "A type parameter behind the name of a class or function", instead: "Leave it out." },
	"except-group": { since: 11, what: "`except*`", instead: "Write `except`." },
	"star-in-brackets": { since: 11, what: "A `*` inside of square brackets", instead: "Write the index as a tuple." },
	match: { since: 10, what: "`match`", instead: "Write `if` and `elif`." },
	"with-in-brackets": { since: 9, what: "`with` and several names in brackets", instead: "Write them without the brackets." },
	walrus: { since: 8, what: "`:=`", instead: "Write the assignment on a line of its own." },
	"template-string": { since: 14, what: "A template string", instead: "Write an f-string." },
} as const;
