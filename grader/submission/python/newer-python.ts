/** Syntax that is newer than the Python that grades: it is right elsewhere, and is told so. */

interface Newer {
	/** The version of Python 3 that brought it. */
	readonly since: number;
	readonly what: string;
	readonly line?: RegExp;
	readonly message?: RegExp;
	/** How it is written in older ones. */
	readonly instead: string;
}

/** The same quotes inside of the braces as around the f-string. */
const NESTED_QUOTES = /\b[rR]?[fF][rR]?(["'])(?:(?!\1)[^{])*\{[^{}"']*\1[^"'{}]*\1[^{}"']*\}/;

const NEWER: readonly Newer[] = [
	{
		since: 12,
		what: "An f-string with its own kind of quotes inside of the braces",
		line: NESTED_QUOTES,
		instead: "Write the other kind of quotes inside of the braces.",
	},
	{
		since: 12,
		what: "A backslash or a comment inside of the braces of an f-string",
		message: /f-string expression part cannot include/,
		instead: "Give the expression a name first, and write the name into the f-string.",
	},
	{ since: 12, what: "`type X = …`", line: /^\s*type\s+[A-Za-z_]\w*\s*(\[.*\])?\s*=/, instead: "Write `X = …`." },
	{
		since: 12,
		what: "A type parameter behind the name of a class or function",
		line: /^\s*(async\s+)?(def|class)\s+\w+\s*\[/,
		instead: "Leave it out.",
	},
	{ since: 11, what: "`except*`", line: /^\s*except\s*\*/, instead: "Write `except`." },
	{ since: 11, what: "A `*` inside of square brackets", line: /\[\s*\*\w/, instead: "Write the index as a tuple." },
	{ since: 10, what: "`match`", line: /^\s*(match\s+\S.*|case\s+\S.*):\s*(#.*)?$/, instead: "Write `if` and `elif`." },
	{ since: 9, what: "`with` and several names in brackets", line: /^\s*with\s*\(.*\bas\b/, instead: "Write them without the brackets." },
	{ since: 8, what: "`:=`", line: /:=/, instead: "Write the assignment on a line of its own." },
	{ since: 14, what: "A template string", line: /(^|[^\w"'])[rR]?[tT][rR]?["']/, instead: "Write an f-string." },
];

/** `version` is that of the Python that grades, `3.11`; `undefined` for what no Python reads. */
export function newerHint(message: string, line: string, version: string | undefined): string | undefined {
	const [major, minor] = version?.split(".").map(Number) ?? [];
	if (major !== 3 || minor === undefined || !/^SyntaxError/.test(message)) return undefined;
	const newer = NEWER.find((each) => minor < each.since && (each.line?.test(line) ?? true) && (each.message?.test(message) ?? true));
	return newer && `${newer.what} came with Python 3.${newer.since}, and this is graded with Python ${version}. ${newer.instead}`;
}
