/** Every message of a submission that cannot be graded, each with what brings it. */
import type { Message } from "../../submission/words/message.ts";
import type { Example } from "./example.ts";

export interface LoadRow {
	/** Its name among the words. */
	readonly key: string;
	readonly id?: string;
	/** What is said, or an end of it. */
	readonly message?: string;
	readonly hint?: string;
	/** The version of Python 3 from which on it is no fault. */
	readonly before?: number;
	readonly example: Example;
}

export interface LoadSection {
	readonly title: string;
	/** Where the words stand. */
	readonly file: string;
	readonly rows: readonly LoadRow[];
}

type Of<Words, Value> = Readonly<Record<keyof Words & string, Value>>;

/** A row for each of the words: tsc asks for the examples. */
export function rowsOf<Words extends object>(
	words: Words,
	examples: Of<Words, Example>,
	put: (word: Words[keyof Words & string]) => Omit<LoadRow, "key" | "example">,
): LoadRow[] {
	return (Object.keys(words) as (keyof Words & string)[]).map((key) => ({ key, ...put(words[key]), example: examples[key] }));
}

/** Where the hint depends on more, the hints have rows of their own. */
export const asMessage = ({ id, message, hint }: Message) => ({ id, message, ...(hint !== "{hint}" && { hint }) });
export const asHint = (hint: string) => ({ hint });
export const asEnd = (message: string) => ({ message });

export const file = (name: string, text: string): Example => ({ kind: "files", files: { [name]: text } });
export const ts = (text: string): Example => file("linear.ts", text);
export const py = (text: string): Example => file("linear.py", text);
