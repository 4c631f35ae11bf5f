/** Sentences and submissions as Markdown. */
import type { Edit } from "../../problem/wrong-submissions.ts";
import type { Example } from "./example.ts";

/** A sentence, in which nothing formats but its own code. */
export function prose(text: string): string {
	return text
		.split(/(`[^`]+`)/)
		.map((piece, at) => (at % 2 === 1 ? piece : piece.replace(/[\\`*_[\]<>|#~]/g, "\\$&")))
		.join("");
}

export function quoted(sentences: readonly string[]): string {
	return `${sentences.map((sentence) => `> ${prose(sentence)}`).join("\n>\n")}\n`;
}

export function code(text: string): string {
	const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	const room = /^`|`$/.test(text) ? " " : "";
	return `${fence}${room}${text}${room}${fence}`;
}

/** What is handed in, as a sentence with the text in it. */
export function handedIn(example: Example): string {
	switch (example.kind) {
		case "files":
			return Object.entries(example.files)
				.map(([name, text]) => fileText(name, text))
				.join("\n\n");
		case "alone":
			return `${fileText(example.name, example.text)}\n\nIt is handed in by itself, and not in a folder.`;
		case "edited":
			return editsText(example.base, example.edits);
		case "made":
			return `Brought by ${example.what}.`;
		case "told":
			return `Brought by ${example.what}; no test brings it.`;
	}
}

function fileText(name: string, text: string): string {
	const line = text.replace(/\n$/, "");
	if (line === "") return `\`${name}\` is empty.`;
	return line.includes("\n") ? `\`${name}\`:\n\n${block(languageOf(name), line)}` : `\`${name}\`: ${code(line)}`;
}

function editsText(base: string, edits: readonly Edit[]): string {
	const [only] = edits;
	if (edits.length === 1 && only !== undefined && only.every((text) => !text.trim().includes("\n"))) {
		const [find, replace] = only.map((text) => text.trim()) as [string, string];
		return replace === "" ? `In \`${base}\` without ${code(find)}.` : `In \`${base}\`, ${code(find)} becomes ${code(replace)}.`;
	}
	const lines = edits.flatMap(([find, replace]) => [...signed("-", find), ...signed("+", replace)]);
	return `In \`${base}\`:\n\n${block("diff", lines.join("\n"))}`;
}

/** A piece of a file begins in the middle of a line: the others are moved to the left with it. */
function signed(sign: string, text: string): string[] {
	const [first = "", ...others] = text.replace(/^\n+|\s+$/g, "").split("\n");
	const indents = others.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
	const lines = [first.trimStart(), ...others.map((line) => line.slice(Math.min(...indents)))];
	return text.trim() === "" ? [] : lines.map((line) => `${sign} ${line}`.trimEnd());
}

function block(language: string, text: string): string {
	return `\`\`\`${language}\n${text}\n\`\`\``;
}

function languageOf(name: string): string {
	return name.endsWith(".py") ? "python" : name.endsWith(".ts") ? "ts" : "text";
}
