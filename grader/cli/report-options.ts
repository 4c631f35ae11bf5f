/** `--report`: which reports a command line asks for, and where they go. */
import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { Format } from "../report/formats/format.ts";
import { FORMATS } from "../report/formats/list.ts";
import { UsageError } from "../submission/usage-error.ts";
import { isInside, requireFreeOf } from "./out-path.ts";
import { leaveStandardOutput } from "./output.ts";
import { requireFolder } from "./write-file.ts";

export interface AskedReport {
	readonly format: Format;
	/** Standard output where there is none. */
	readonly file?: string;
}

export interface ReportOptions {
	readonly report?: readonly AskedReport[];
}

/** The short form for one report. */
export interface ShortForm {
	readonly format: string;
	readonly out?: string;
}

/** `target` is what stands behind the format's name. */
export function withReports(command: Command, target: "file" | "folder"): Command {
	const where = target === "file" ? "without =file to standard output" : "without =folder to a folder of its name below --out";
	const list = FORMATS.map(({ name, says, reader }) => `  ${name.padEnd(17)} ${says}${reader === "staff" ? " (for staff alone)" : ""}`);
	return command
		.option(`--report <format=${target}>`, `also write a report in one of the formats below, ${where}; may be repeated`, readReport)
		.addHelpText("after", `\nFormats of reports:\n${list.join("\n")}`);
}

export function readFormat(text: string): string {
	if (FORMATS.some(({ name }) => name === text)) return text;
	throw new InvalidArgumentError(`Give one of ${FORMATS.map(({ name }) => name).join(", ")}.`);
}

function readReport(text: string, before: readonly AskedReport[] = []): AskedReport[] {
	const [, name = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
	const format = formatOf(readFormat(name));
	if (file === "") throw new InvalidArgumentError(`There is nothing behind the =; leave it out for standard output.`);
	return [...before, { format, ...(file !== undefined && file !== "-" && { file }) }];
}

function formatOf(name: string): Format {
	return FORMATS.find((format) => format.name === name) as Format;
}

/**
 * All that one command asks for. Throws `UsageError` where two would be written to one place, or a file is what was handed in or what is
 * `read` besides.
 */
export function askedReports(
	path: string,
	{ report = [] }: ReportOptions,
	read: readonly string[],
	short?: ShortForm,
	isFormatNamed = false,
): readonly AskedReport[] {
	const first = short !== undefined && (short.out !== undefined || isFormatNamed) ? [shortReport(short)] : [];
	const asked = [...first, ...report];
	const places = new Map<string, AskedReport>();
	for (const each of asked) {
		const place = each.file === undefined ? "standard output" : resolve(each.file);
		const other = places.get(place);
		if (other !== undefined)
			throw new UsageError(
				`the reports ${other.format.name} and ${each.format.name} would both go to ${each.file ?? place}`,
				`Give one of them a file of its own: --report ${each.format.name}=FILE.`,
			);
		places.set(place, each);
		if (each.file !== undefined) requireFreeOf(each.file, path, read);
	}
	if (asked.some(({ file }) => file === undefined)) leaveStandardOutput();
	return asked;
}

function shortReport({ format, out }: ShortForm): AskedReport {
	return { format: formatOf(format), ...(out !== undefined && out !== "-" && { file: out }) };
}

/** Of a class: first what `results` holds, then a folder for each report. Throws `UsageError` where one lies among the submissions. */
export function askedFolders(
	submissions: string,
	{ report = [], format }: ReportOptions & Pick<ShortForm, "format">,
): readonly { readonly format: Format; readonly folder: string }[] {
	const asked = report.map((each) => ({ format: each.format, folder: each.file === undefined ? each.format.name : resolve(each.file) }));
	const folders = [{ format: formatOf(format), folder: "results" }, ...asked];
	for (const [
		at,
		{
			format: { name },
			folder,
		},
	] of folders.entries()) {
		if (folders.findIndex((other) => other.folder === folder) !== at)
			throw new UsageError(`two reports would both go to ${folder}`, `Give one of them a folder of its own: --report ${name}=FOLDER.`);
		if (resolve(folder) !== folder) continue;
		if (isInside(folder, submissions))
			throw new UsageError(
				`the reports cannot be written to ${folder}: it lies in the folder of the class`,
				"Name a folder beside the class.",
			);
		requireFolder(folder);
	}
	return folders;
}

/** Whether a person reads the report where a report goes to standard output. */
export function isToldThere(asked: readonly AskedReport[]): boolean {
	return asked.some(({ format, file }) => file === undefined && format.holdsReport === true);
}
