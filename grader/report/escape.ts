/** Student text on its way out: one function for each destination. Each takes anything and gives text that is inert there. */

/** Characters of one piece of student text. */
const MAX_LENGTH = 300;

/** Controls, marks of direction and other characters that are not seen, ends of lines that are no line feed, and halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A colour of our own reports. */
const COLOUR = "\\u001b\\[\\d+m";
const UNSEEN_OR_COLOUR = new RegExp(`(${COLOUR})|${UNSEEN.source}`, "gu");

/** How a line begins that a CI runner takes for a command: spaces of any kind before it do not count. */
const COMMAND = new RegExp(`^((?:[^\\S\\n]|${COLOUR})*):(?=:)`, "gm");

/** What other runners look for anywhere in a line: `##[`, `##vso[`, `##teamcity[`. */
const MARKED_COMMAND = /##(?=[\w.-]*\[)/g;

/** For a terminal or a plain text field: one line in which what cannot be seen is written out, and no sign of a command. */
export function forTerminal(text: string): string {
	return inert(text);
}

/** For the texts of a result, which may have several lines: no character acts, and no line is a command. */
export function forResult(text: string): string {
	return withoutCommands(text.replace(UNSEEN, visibleInLines));
}

/** For what is printed as a whole, where the pieces have been treated: the last look at how each line begins. It may be coloured. */
export function forLog(text: string): string {
	return withoutCommands(text.replace(UNSEEN_OR_COLOUR, (sign, colour?: string) => colour ?? visibleInLines(sign)));
}

/** No line begins with a command: its sign is broken by a space. */
export function withoutCommands(text: string): string {
	return text.replace(COMMAND, "$1: ").replace(MARKED_COMMAND, "## ");
}

/** For HTML, as text or in a quoted attribute. */
export function forHtml(text: string): string {
	return withoutMarkup(inert(text));
}

/** For HTML as well, of a whole text in which the pieces have been treated: it may be long and have several lines. */
export function forPage(text: string): string {
	return withoutMarkup(forResult(text));
}

function withoutMarkup(text: string): string {
	return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** For XML 1.0, as text or in a quoted attribute. */
export function forXml(text: string): string {
	return inert(text)
		.replace(/[\ufffe\uffff]/g, " ")
		.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * For a field of a CSV file, quotes included: no spreadsheet takes it for a formula, nor a part of it where cells end at semicolons
 * and the quotes around it do not count.
 */
export function forCsv(text: string): string {
	return `"${inert(text).replace(FORMULA, "$1'$2").replaceAll('"', '""')}"`;
}

const FORMULA = /(^|;)(["'\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%])/g;

/** For the message of a GitHub workflow command, behind its `::`. */
export function forWorkflowMessage(text: string): string {
	return forTerminal(text).replaceAll("%", "%25");
}

/** For a property of a GitHub workflow command, such as its title. */
export function forWorkflowProperty(text: string): string {
	return forWorkflowMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function inert(text: string): string {
	const line = text
		.slice(0, 4 * MAX_LENGTH)
		.replace(/[\t-\r\u0085\u2028\u2029]+/g, " ")
		.replace(UNSEEN, visible)
		.replace(MARKED_COMMAND, "## ");
	return line.slice(0, MAX_LENGTH).toWellFormed();
}

function visibleInLines(sign: string): string {
	return sign === "\n" || sign === "\t" ? sign : visible(sign);
}

/** As it is written in a program: `\u001b`. */
function visible(sign: string): string {
	const code = (sign.codePointAt(0) as number).toString(16).padStart(4, "0");
	return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
}
