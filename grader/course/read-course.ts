/** `gradecheck.json` as text → what it says, or every fault in it with its place. */
import { type DocumentNode, evaluate, parse } from "@humanwhocodes/momoa";
import type * as z from "zod/mini";
import type { Problem } from "../problem/problem.ts";
import { type CourseFile, courseSchema } from "./course-schema.ts";
import { issueSentence } from "./issue-sentence.ts";
import { type Path, type Place, placeOf, repeatedNames } from "./places.ts";

export interface CourseFault extends Place {
	/** Such as `problems[0].checks["forward.value"].weight`; empty for the whole. */
	readonly path: string;
	readonly message: string;
}

/** Makes a fault of a message about a value. */
export type FaultAt = (path: Path, message: string) => CourseFault;

export type ReadCourse =
	| { readonly status: "read"; readonly file: CourseFile; readonly faultAt: FaultAt }
	/** In the order of the lines; never none. */
	| { readonly status: "faulty"; readonly faults: readonly CourseFault[] };

/** `problems` are all that there are. */
export function readCourse(text: string, problems: readonly Problem[]): ReadCourse {
	const document = parsed(text);
	if (!("body" in document)) return { status: "faulty", faults: [document] };
	const value = evaluate(document.body);
	const faultAt: FaultAt = (path, message) => ({ ...lineAndColumn(placeOf(document, path)), path: pathText(path), message });
	const read = courseSchema(problems).safeParse(value, { error: issueSentence });
	const faults = [
		...repeatedNames(document).map(({ path, place }) => ({ ...lineAndColumn(place), path: pathText(path), message: "stands here twice" })),
		...(read.success ? [] : read.error.issues.flatMap((issue) => faultsOf(document, issue))),
		...repeatedProblems(value, faultAt),
	];
	if (faults.length > 0 || !read.success)
		return { status: "faulty", faults: faults.sort((a, b) => a.line - b.line || a.column - b.column) };
	return { status: "read", file: read.data, faultAt };
}

function parsed(text: string): DocumentNode | CourseFault {
	try {
		// Some editors begin a file with this mark.
		return parse(text.replace(/^\ufeff/, ""), { mode: "json" });
	} catch (error) {
		const { line = 1, column = 1, message } = error as Error & Partial<Place>;
		return { line, column, path: "", message: `is no JSON: ${wordsOf(message)}` };
	}
}

/** The parser names what it found by its own names. */
function wordsOf(message: string): string {
	const found = /^Unexpected token (\w+) found/.exec(message)?.[1];
	if (found === undefined) return message.replace(/\s*\(\d+:\d+\)$/, "");
	return ["RBrace", "RBracket"].includes(found)
		? "a bracket closes here, and something is missing before it, or a comma too many"
		: "this cannot stand here: is a comma, a colon or a bracket missing before it?";
}

function faultsOf(document: DocumentNode, issue: z.core.$ZodIssue): CourseFault[] {
	if (issue.code !== "unrecognized_keys")
		return [
			{ ...lineAndColumn(placeOf(document, issue.path, issue.code === "invalid_key")), path: pathText(issue.path), message: issue.message },
		];
	const messages = issue.message.split("\n");
	return issue.keys.map((key, at) => ({
		...lineAndColumn(placeOf(document, [...issue.path, key], true)),
		path: pathText(issue.path),
		message: messages[at] ?? issue.message,
	}));
}

/** A problem is graded once. */
function repeatedProblems(value: unknown, faultAt: FaultAt): CourseFault[] {
	const problems = (value as { readonly problems?: unknown } | null)?.problems;
	if (!Array.isArray(problems)) return [];
	const ids = problems.map((problem: { readonly id?: unknown } | null) => problem?.id);
	return ids.flatMap((id, at) =>
		typeof id === "string" && ids.indexOf(id) < at ? [faultAt(["problems", at, "id"], `${JSON.stringify(id)} is in the list already`)] : [],
	);
}

function lineAndColumn({ line, column }: Place): Place {
	return { line, column };
}

function pathText(path: Path): string {
	return path
		.map((step) =>
			typeof step === "number" ? `[${step}]` : /^[A-Za-z_$]\w*$/.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(step)}]`,
		)
		.join("")
		.replace(/^\./, "");
}
