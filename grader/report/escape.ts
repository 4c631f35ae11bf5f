/** Student text on its way out: one function for each destination. Each takes anything and gives text that is inert there. */

/** Characters of one piece of student text. */
const MAX_LENGTH = 300;

/**
 * For a terminal or a plain text field: one line without control characters and marks of direction, and without the sign that makes
 * a log line a command.
 */
export function forTerminal(text: string): string {
	return inert(text).replaceAll("##[", "## [");
}

/** For Markdown as GitHub reads it, within a line: nothing is formatted, linked or mentioned. */
export function forMarkdown(text: string): string {
	return inert(text)
		.replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`)
		.replace(/&#(35|64);/g, "&#$1;\u2060");
}

/** For HTML, as text or in a quoted attribute. */
export function forHtml(text: string): string {
	return inert(text).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** For XML 1.0, as text or in a quoted attribute. */
export function forXml(text: string): string {
	return inert(text)
		.replace(/[\ufffe\uffff]/g, " ")
		.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** For a field of a CSV file, quotes included: no spreadsheet takes it for a formula. */
export function forCsv(text: string): string {
	const line = inert(text);
	return `"${/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/.test(line) ? "'" : ""}${line.replaceAll('"', '""')}"`;
}

/** For the message of a GitHub workflow command, behind its `::`. */
export function forWorkflowMessage(text: string): string {
	return forTerminal(text).replaceAll("%", "%25");
}

/** For a property of a GitHub workflow command, such as its title. */
export function forWorkflowProperty(text: string): string {
	return forWorkflowMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function inert(text: string): string {
	return text
		.slice(0, 4 * MAX_LENGTH)
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
		.slice(0, MAX_LENGTH)
		.toWellFormed();
}
