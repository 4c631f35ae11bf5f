/** Files that are handed in in place of source text: what each is called, and what to do with it. */

export interface OtherKind {
	/** `a notebook`. */
	readonly is: string;
	/** `{expected}` are the names that a solution may have. */
	readonly hint: string;
}

const AS_TEXT = "Save the code in it as plain text, in a file named {expected}.";
const INSTEAD = "Hand in your source text instead, as {expected}.";

export const OTHER_KINDS = {
	notebook: {
		is: "a notebook",
		hint: "Notebooks are not graded: save it as a script (Jupyter: File, Save and Export Notebook As, Executable Script; Colab: File, Download, Download .py), take out its commands (lines that begin with `%`, `!` or `get_ipython()`), and hand that in as {expected}.",
	},
	office: { is: "an office document", hint: AS_TEXT },
	pdf: { is: "a PDF document", hint: AS_TEXT },
	rtf: { is: "a document with formatting (RTF)", hint: AS_TEXT },
	archive: { is: "an archive", hint: "Unpack it, and hand in the files themselves, {expected} among them." },
	"web-page": { is: "a web page", hint: AS_TEXT },
	compiled: { is: "compiled code", hint: "Hand in the source text that it was made from, named {expected}." },
	picture: { is: "a picture", hint: INSTEAD },
	"git-lfs": { is: "what Git keeps in place of a large file", hint: INSTEAD },
	changes: { is: "a list of changes", hint: "Hand in the whole file as it is after the changes, named {expected}." },
	"utf-16": { is: "text in UTF-16", hint: "Save the file as UTF-8 (most editors: Save As, Encoding), and hand it in again." },
} as const satisfies Record<string, OtherKind>;

export type KindName = keyof typeof OTHER_KINDS;
