/** Syntax that is newer than the Python that grades: it is right elsewhere, and is told so. */
import { fill } from "../../problem/fill.ts";
import { NEWER, NEWER_HINT } from "../words/python.ts";

interface Sign {
	readonly line?: RegExp;
	readonly message?: RegExp;
}

/** The same quotes inside of the braces as around the f-string. */
const NESTED_QUOTES = /\b[rR]?[fF][rR]?(["'])(?:(?!\1)[^{])*\{[^{}"']*\1[^"'{}]*\1[^{}"']*\}/;

/** The first that fits. */
const SIGNS: Readonly<Record<keyof typeof NEWER, Sign>> = {
	"f-string-quotes": { line: NESTED_QUOTES },
	"f-string-backslash": { message: /f-string expression part cannot include/ },
	"type-statement": { line: /^\s*type\s+[A-Za-z_]\w*\s*(\[.*\])?\s*=/ },
	"type-parameter": { line: /^\s*(async\s+)?(def|class)\s+\w+\s*\[/ },
	"except-group": { line: /^\s*except\s*\*/ },
	"star-in-brackets": { line: /\[\s*\*\w/ },
	match: { line: /^\s*(match\s+\S.*|case\s+\S.*):\s*(#.*)?$/ },
	"with-in-brackets": { line: /^\s*with\s*\(.*\bas\b/ },
	walrus: { line: /:=/ },
	"template-string": { line: /(^|[^\w"'])[rR]?[tT][rR]?["']/ },
};

/** `version` is that of the Python that grades, `3.11`; `undefined` for what no Python reads. */
export function newerHint(message: string, line: string, version: string | undefined): string | undefined {
	const [major, minor] = version?.split(".").map(Number) ?? [];
	if (major !== 3 || minor === undefined || version === undefined || !/^SyntaxError/.test(message)) return undefined;
	const fits = (sign: Sign) => (sign.line?.test(line) ?? true) && (sign.message?.test(message) ?? true);
	const newer = (Object.keys(SIGNS) as (keyof typeof NEWER)[]).find((each) => minor < NEWER[each].since && fits(SIGNS[each]));
	if (newer === undefined) return undefined;
	const { what, since, instead } = NEWER[newer];
	return fill(NEWER_HINT, { what, since: String(since), version, instead });
}
