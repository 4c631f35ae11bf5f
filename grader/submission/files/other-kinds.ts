/** Files that are handed in in place of source text: what each is, by its name or by its first bytes. */
import { type KindName, OTHER_KINDS, type OtherKind } from "../words/other-kinds.ts";

/** Bytes, of which no more are looked at. */
export const HEAD = 1_000;

interface Known {
	readonly kind: KindName;
	readonly name?: RegExp;
	/** How it begins, each byte a character; white space and a byte-order mark before it are left out. */
	readonly head?: (head: string) => boolean;
}

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
		kind: "notebook",
	},
	{
		name: /\.(docx?|odt|pages|pptx?|xlsx?)$/i,
		head: (head) => head.startsWith(OLE) || (head.startsWith(ZIP) && /\[Content_Types\]\.xml|opendocument|word\//.test(head)),
		kind: "office",
	},
	{ name: /\.pdf$/i, head: begins("%PDF-"), kind: "pdf" },
	{ name: /\.rtf$/i, head: begins("{\\rtf"), kind: "rtf" },
	{
		name: /\.(zip|tar|tgz|gz|bz2|xz|7z|rar)$/i,
		head: (head) => begins(ZIP, "\u001f\u008b", "BZh", "\u00fd7zXZ", "7z\u00bc\u00af", "Rar!")(head) || head.startsWith("ustar", TAR_MARK),
		kind: "archive",
	},
	{ name: /\.html?$/i, head: (head) => /^<(!doctype html|html|head|body|\?xml|!--)/i.test(head), kind: "web-page" },
	{
		name: /\.(pyc|class|o|so|wasm)$/i,
		head: (head) =>
			begins("\u007fELF", "\u0000asm", "\u00ca\u00fe\u00ba\u00be", "MZ\u0090")(head) ||
			(head.startsWith("\r\n", 2) && head.startsWith("\0\0\0", 5)),
		kind: "compiled",
	},
	{ name: /\.(png|jpe?g|gif|heic)$/i, head: begins("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8"), kind: "picture" },
	{ head: begins("version https://git-lfs"), kind: "git-lfs" },
	{ head: begins("diff --git ", "Index: "), kind: "changes" },
	{ head: isWide, kind: "utf-16" },
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
	return withWords(KINDS.find(({ name }) => name?.test(path)));
}

/** What nobody can read as source text, whatever it is called. */
export function otherKindByHead(bytes: Uint8Array): OtherKind | undefined {
	const head = Buffer.from(bytes.subarray(0, HEAD))
		.toString("latin1")
		.replace(/^(\xef\xbb\xbf)?[ \t\r\n]{0,100}/, "");
	return withWords(KINDS.find((known) => known.head?.(head)));
}

function withWords(known: Known | undefined): OtherKind | undefined {
	return known && OTHER_KINDS[known.kind];
}
