/**
 * Holds a text against what a student must not learn from it. It goes by the grading alone, and not by what took things away before. Both
 * are to be of our own words (`own-words.ts`): what a student says, however it is escaped, is no leak of ours and never found.
 */
import type { Graded, Part } from "./graded.ts";
import type { CheckResult, FailureResult, FindingResult } from "./result.ts";
import { numberText, titleOf } from "./sentence.ts";

/** Digits that tell a number from others: what has fewer can stand anywhere. */
const TELLING_DIGITS = 6;
/** Letters and digits that tell a sentence from others. */
const TELLING_LETTERS = 12;

export interface Known {
	/** What it is, for staff. */
	readonly what: string;
	readonly text: string;
}

/**
 * What stands in a text and must not: a secret seed, one of `secrets` (paths and the like), of a hidden check its id, its sentences and its
 * numbers, and of any check what its level of explanation leaves out. What a student may be told elsewhere in the same grading is no
 * secret. Sentences are found however they are broken into lines or escaped.
 */
export function leakFinder(graded: Graded, secrets: readonly Known[] = []): (text: string) => string[] {
	const open = openTexts(graded).join("\n");
	const [openLetters, openNumbers] = [lettersOf(open), numbersOf(open)];
	const paths = secrets.filter(({ text }) => text.length >= TELLING_DIGITS && !open.includes(text));
	const sentences = closedSentences(graded)
		.map(({ what, text }) => ({ what, text: lettersOf(text) }))
		.filter(({ text }) => text.length >= TELLING_LETTERS && !openLetters.includes(text));
	const numbers = closedNumbers(graded).filter(({ text }) => !openNumbers.has(text));
	const ids = closedIds(graded).filter((id) => !stands(id, open));
	return (text) => {
		const plain = readable(text);
		const [letters, written] = [lettersOf(plain), numbersOf(plain)];
		const found = [
			...seedLeaks(graded, plain),
			...paths.filter((path) => plain.includes(path.text)).map(({ what }) => what),
			...sentences.filter((sentence) => letters.includes(sentence.text)).map(({ what }) => what),
			...numbers.filter((number) => written.has(number.text)).map(({ what }) => what),
			...ids.filter((id) => stands(id, plain)).map((id) => `the hidden check ${id}`),
		];
		return [...new Set(found)];
	};
}

/** The one thing that must not stand either in what a place keeps from students: it lies within reach of the next submission. */
export function seedLeaksIn(text: string, graded: Graded): string[] {
	return seedLeaks(graded, readable(text));
}

function seedLeaks({ parts }: Graded, plain: string): string[] {
	const seeds = parts.filter(({ result }) => result.seedFrom === "secret").map(({ result }) => String(result.seed));
	const isThere = seeds.some((seed) => seed.length >= TELLING_DIGITS && new RegExp(`(?<![\\d.])${seed}(?!\\d)`).test(plain));
	return isThere ? ["the secret seed"] : [];
}

/** What may be told: of the visible checks as far as their level goes, and of the problem itself. */
function openTexts({ title, parts, lateness, attempt }: Graded): string[] {
	const texts = parts.flatMap((part) => {
		const { problem } = part;
		const declared = [problem.title, problem.summary, ...Object.values(problem.quantities).map(({ equation }) => equation?.text ?? "")];
		const checks = visible(part).flatMap((check) => [check.id, titleOf(problem, check.id), ...openOf(part, check)]);
		return [...declared, ...checks];
	});
	return [title, lateness?.says ?? "", attempt?.says ?? "", ...texts];
}

function openOf({ level }: Part, check: CheckResult): string[] {
	return findingsOf(check).flatMap(({ failure, example, mistakes, arithmetic = [], pattern = "" }) => [
		...mistakes.map(({ says }) => says),
		pattern,
		...stringsIn(level === "fact" ? wordsOf(failure) : failure),
		...(level === "fact" ? [] : [...mistakes.map(({ hint }) => hint), arithmetic.join(" "), ...stringsIn(example?.values)]),
		...(level === "fix" ? mistakes.map(({ fix }) => fix) : []),
	]);
}

function closedSentences({ parts }: Graded): Known[] {
	return parts.flatMap((part) =>
		part.result.checks.flatMap((check) => {
			const isHidden = !isVisible(check);
			const name = `${isHidden ? "the hidden check" : "the check"} ${check.id}`;
			return findingsOf(check).flatMap(({ mistakes, arithmetic = [] }) => [
				...(isHidden ? mistakes.map(({ says }) => ({ what: `the mistake behind ${name}`, text: says })) : []),
				...(isHidden || part.level === "fact"
					? [
							...mistakes.map(({ hint }) => ({ what: `the hint of ${name}`, text: hint })),
							{ what: `the arithmetic of ${name}`, text: arithmetic.join(" ") },
						]
					: []),
				...(isHidden || part.level !== "fix" ? mistakes.map(({ fix }) => ({ what: `the fix of ${name}`, text: fix })) : []),
			]);
		}),
	);
}

/** The numbers of the inputs and of the right answers. */
function closedNumbers({ parts }: Graded): Known[] {
	return parts.flatMap((part) =>
		part.result.checks
			.filter((check) => !isVisible(check) || part.level === "fact")
			.flatMap((check) =>
				findingsOf(check).flatMap(({ failure, example }) =>
					[...numbersOf(stringsIn([numbersIn(failure), example?.values]).join("\n"))].map((text) => ({
						what: `a number of ${isVisible(check) ? "the check" : "the hidden check"} ${check.id}`,
						text,
					})),
				),
			),
	);
}

/** Ids that are hidden wherever they are. */
function closedIds({ parts }: Graded): string[] {
	const shown = new Set(parts.flatMap((part) => visible(part).map(({ id }) => id)));
	return parts.flatMap(({ result }) => result.checks.filter((check) => !isVisible(check) && !shown.has(check.id)).map(({ id }) => id));
}

function findingsOf({ verdict }: CheckResult): readonly FindingResult[] {
	return verdict.status === "failed" ? verdict.findings : [];
}

function visible({ result }: Part): CheckResult[] {
	return result.checks.filter(isVisible);
}

function isVisible({ visibility }: CheckResult): boolean {
	return visibility === "visible";
}

function numbersIn(failure: FailureResult): unknown {
	return "wrong" in failure ? [failure.expected.data, failure.received.data] : [];
}

function wordsOf(failure: FailureResult): unknown {
	return "wrong" in failure ? { ...failure, expected: undefined, received: undefined } : failure;
}

/** All strings below a value, and its numbers as they may be written. */
function stringsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (typeof value === "number") return [String(value), numberText(value)];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(stringsIn);
}

/** A text without the escapes of JSON, XML, HTML and workflow commands; what is base64 stands behind it, read. */
function readable(text: string): string {
	const packed = [...text.matchAll(/[A-Za-z0-9+/]{60,}={0,2}/g)].map(([run]) => Buffer.from(run, "base64").toString("utf8"));
	return [text, ...packed].join("\n").replace(ESCAPE, (sign, hex?: string, decimal?: string, percent?: string) => {
		const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : percent ? Number.parseInt(percent, 16) : undefined;
		if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
		return NAMED[sign] ?? sign.slice(1);
	});
}

const ESCAPE = /\\u([0-9a-f]{4})|&#(\d{1,7});|%([0-9A-F]{2})|&(?:amp|lt|gt|quot|apos);|\\./gi;
const NAMED: Readonly<Record<string, string>> = {
	"\\n": "\n",
	"\\t": "\t",
	"&amp;": "&",
	"&lt;": "<",
	"&gt;": ">",
	"&quot;": '"',
	"&apos;": "'",
};

function lettersOf(text: string): string {
	return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** With at least `TELLING_DIGITS` digits that count, and without their sign. */
function numbersOf(text: string): Set<string> {
	const all = text.match(/(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w|\.\d)/gi) ?? [];
	return new Set(all.filter((number) => digitsOf(number) >= TELLING_DIGITS));
}

function digitsOf(number: string): number {
	return number
		.replace(/e.*$/i, "")
		.replace(".", "")
		.replace(/^0+|0+$/g, "").length;
}

function stands(id: string, text: string): boolean {
	for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1))
		if (!/[\w.-]/.test(text[at - 1] ?? " ") && !/[\w-]/.test(text[at + id.length] ?? " ")) return true;
	return false;
}
