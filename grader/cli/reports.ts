/** Writes the reports that were asked for, each for its reader, and none where something stands in one that must not. */
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Format, FormatModule, ReportContext } from "../report/formats/format.ts";
import type { Graded } from "../report/graded.ts";
import type { StudentView } from "../report/student-view.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import { folderSeenFrom } from "./out-path.ts";
import { isColoured, printWhole } from "./output.ts";
import type { AskedReport } from "./report-options.ts";
import { appendOutput, requireAppendable, writeOutputs } from "./write-file.ts";

/** What of a grading is not in its result. */
export interface Occasion {
	readonly path: string;
	/** The command that does it again. */
	readonly again?: string;
	/** Who runs the command. */
	readonly runner: "student" | "staff";
	/** The grading as whoever runs the command is told of it, where that is not what students are told. */
	readonly forRunner?: Graded;
	readonly printed?: boolean;
	readonly remarks?: readonly string[];
	readonly secretFile?: string;
}

interface Written {
	readonly text: string;
	/** For the file that the format's `alsoTo` names. */
	readonly also: string;
}

/**
 * Writes all of them, or none: where something stands in one that must not, and throws `GraderError` then, or where one cannot be written,
 * and throws `UsageError`.
 */
export async function writeReports(asked: readonly AskedReport[], graded: Graded, occasion: Occasion): Promise<void> {
	const texts = (await openReports(asked.map(({ format }) => format)))(graded, occasion);
	const others = asked.map(({ format: { alsoTo } }) => (alsoTo === undefined ? "" : (process.env[alsoTo] ?? "")));
	for (const other of others) if (other !== "") requireAppendable(other);
	await writeOutputs(new Map(asked.flatMap(({ file }, at) => (file === undefined ? [] : [[file, texts[at]?.text ?? ""]]))));
	for (const [at, { file }] of asked.entries()) {
		const { text, also } = texts[at] as Written;
		const other = others[at] as string;
		if (file === undefined) printWhole(text);
		if (other !== "") appendOutput(other, also);
	}
}

/** Loads formats, and gives what writes them all. */
export async function openReports(formats: readonly Format[]): Promise<(graded: Graded, occasion: Occasion) => readonly Written[]> {
	const modules = await Promise.all(formats.map(({ load }) => load()));
	const [{ studentView, withoutMore }, { leakFinder, seedLeaksIn }, { ownContext, ownWords }] = await Promise.all([
		import("../report/student-view.ts"),
		import("../report/leaks.ts"),
		import("../report/own-words.ts"),
	]);
	return (graded, occasion) => {
		const context = contextOf(occasion);
		// What is looked for leaks is written from our own words alone: no text of a student's decides whether there is a report.
		const own = once(() => ownWords(graded));
		const finder = once(() => leakFinder(own(), secretsOf(occasion)));
		const shownOf = once(() => seenBy(studentView(graded), context));
		const ownShownOf = once(() => seenBy(studentView(own()), ownContext(context)));
		return formats.map((format, at) => {
			const { write, writeAlso, shown } = modules[at] as FormatModule;
			const reader = format.reader === "staff" || format.reader === "runner" ? occasion.runner : format.reader;
			if (reader === "staff") {
				const told = format.reader === "runner" ? (occasion.forRunner ?? graded) : graded;
				return { text: write(told, context), also: "" };
			}
			if (reader === "platform") {
				const text = write(withoutMore(own()), ownContext(context));
				requireNone(format, [...finder()(shown?.(text) ?? text), ...seedLeaksIn(text, graded)]);
				return { text: write(withoutMore(graded), context), also: "" };
			}
			const writeBoth = (seen: Seen): Written => ({ text: write(...seen), also: writeAlso?.(...seen) ?? "" });
			const { text, also } = writeBoth(ownShownOf());
			requireNone(format, [...finder()(text), ...finder()(also)]);
			return writeBoth(shownOf());
		});
	};
}

type Seen = readonly [Graded, ReportContext];

function seenBy({ shown, unseen }: StudentView, context: ReportContext): Seen {
	return [shown, unseen === undefined ? context : { ...context, unseen }];
}

function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

function requireNone({ name }: Format, leaks: readonly string[]): void {
	if (leaks.length === 0) return;
	throw new GraderError(
		`the report ${name} would show a student what is not for them (${[...new Set(leaks)].join(", ")}), so no report was written`,
	);
}

function contextOf({ path, again, printed, remarks = [] }: Occasion): ReportContext {
	return {
		...(again !== undefined && { again }),
		isColoured: isColoured(),
		showsPrinted: printed === true,
		remarks,
		folder: folderSeenFrom(process.env.GITHUB_WORKSPACE || process.cwd(), path),
		token: randomUUID(),
	};
}

/** What is known to staff alone. On their own machine students know where everything lies. */
function secretsOf({ path, runner, secretFile }: Occasion): { what: string; text: string }[] {
	if (runner === "student") return [];
	return [
		{ what: "where the submission lies", text: resolve(path) },
		{ what: "where the grader lies", text: fileURLToPath(new URL(".", import.meta.url)) },
		...(secretFile === undefined ? [] : [{ what: "where the secret lies", text: resolve(secretFile) }]),
	];
}
