/** Files that are handed in in place of source text: what each is, by its name or by its first bytes, and what to do with it. */

export interface OtherKind {
	/** `a notebook`. */
	readonly is: string;
	/** `expected` are the names that a solution may have. */
	readonly hint: (expected: string) => string;
}

/** Bytes, of which no more are looked at. */
export const HEAD = 1_000;

interface Known extends OtherKind {
	readonly name?: RegExp;
	/** How it begins, each byte a character; white space and a byte-order mark before it are left out. */
	readonly head?: (head: string) => boolean;
}

const asText = (expected: string) => `Save the code in it as plain text, in a file named ${expected}.`;
const unpacked = (expected: string) => `Unpack it, and hand in the files themselves, ${expected} among them.`;
const asSource = (expected: string) => `Hand in the source text that it was made from, named ${expected}.`;
const instead = (expected: string) => `Hand in your source text instead, as ${expected}.`;
const inUtf8 = () => "Save the file as UTF-8 (most editors: Save As, Encoding), and hand it in again.";

const begins =
	(...beginnings: readonly string[]) =>
	(head: string) =>
		beginnings.some((each) => head.startsWith(each));

const ZIP = "PK\u0003\u0004";
const OLE = "\u00d0\u00cf\u0011\u00e0";

/** The first that fits. */
const KINDS: readonly Known[] = [
	{
		name: /\.ipynb$/i,
		head: (head) => /^\{\s*"(cells|nbformat|nbformat_minor|metadata|worksheets)"\s*:/.test(head),
		is: "a notebook",
		hint: (expected) =>
			`Notebooks are not graded: save it as a script (Jupyter: File, Save and Export Notebook As, Executable Script; Colab: File, Download, Download .py), take out its commands (lines that begin with \`%\`, \`!\` or \`get_ipython()\`), and hand that in as ${expected}.`,
	},
	{
		name: /\.(docx?|odt|pages|pptx?|xlsx?)$/i,
		head: (head) => head.startsWith(OLE) || (head.startsWith(ZIP) && /\[Content_Types\]\.xml|opendocument|word\//.test(head)),
		is: "an office document",
		hint: asText,
	},
	{ name: /\.pdf$/i, head: begins("%PDF-"), is: "a PDF document", hint: asText },
	{ name: /\.rtf$/i, head: begins("{\\rtf"), is: "a document with formatting (RTF)", hint: asText },
	{
		name: /\.(zip|tar|tgz|gz|bz2|xz|7z|rar)$/i,
		head: (head) => begins(ZIP, "\u001f\u008b", "BZh", "\u00fd7zXZ", "7z\u00bc\u00af", "Rar!")(head) || head.startsWith("ustar", TAR_MARK),
		is: "an archive",
		hint: unpacked,
	},
	{ name: /\.html?$/i, head: (head) => /^<(!doctype html|html|head|body|\?xml|!--)/i.test(head), is: "a web page", hint: asText },
	{
		name: /\.(pyc|class|o|so|wasm)$/i,
		head: (head) =>
			begins("\u007fELF", "\u0000asm", "\u00ca\u00fe\u00ba\u00be", "MZ\u0090")(head) ||
			(head.startsWith("\r\n", 2) && head.startsWith("\0\0\0", 5)),
		is: "compiled code",
		hint: asSource,
	},
	{
		name: /\.(png|jpe?g|gif|heic)$/i,
		head: begins("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8"),
		is: "a picture",
		hint: instead,
	},
	{ head: begins("version https://git-lfs"), is: "what Git keeps in place of a large file", hint: instead },
	{
		head: begins("diff --git ", "Index: "),
		is: "a list of changes",
		hint: (expected) => `Hand in the whole file as it is after the changes, named ${expected}.`,
	},
	{ head: isWide, is: "text in UTF-16", hint: inUtf8 },
];

/** Where an archive of tar's has its name. */
const TAR_MARK = 257;

/** With a byte-order mark of two bytes, or a zero in every second one. */
function isWide(head: string): boolean {
	if (begins("\u00ff\u00fe", "\u00fe\u00ff")(head)) return true;
	const pairs = [...head.slice(0, 8)].map((byte) => byte === "\0");
	return (
		pairs.length === 8 &&
		(pairs.join() === "false,true,false,true,false,true,false,true" || pairs.join() === "true,false,true,false,true,false,true,false")
	);
}

export function otherKindByName(path: string): OtherKind | undefined {
	return KINDS.find(({ name }) => name?.test(path));
}

/** What nobody can read as source text, whatever it is called. */
export function otherKindByHead(bytes: Uint8Array): OtherKind | undefined {
	const head = Buffer.from(bytes.subarray(0, HEAD))
		.toString("latin1")
		.replace(/^(\xef\xbb\xbf)?[ \t\r\n]{0,100}/, "");
	return KINDS.find((kind) => kind.head?.(head));
}
