/** What is written of each submission of a class, in the formats that were asked for. */
import type { ExplainLevel } from "../problem/loaded-problem.ts";
import type { Format } from "../report/formats/format.ts";
import type { Assignment } from "./assignment.ts";
import type { RecordOptions } from "./class-record.ts";
import { graderVersion } from "./class-versions.ts";
import { type Occasion, openReports } from "./reports.ts";

/** Loads the formats. */
export async function classReports(
	asked: readonly { readonly format: Format; readonly folder: string }[],
	{ title }: Pick<Assignment, "title">,
	levels: readonly ExplainLevel[],
	occasion: Occasion,
): Promise<Pick<RecordOptions, "files" | "toTexts"> & { readonly writtenBy: string }> {
	const write = await openReports(asked.map(({ format }) => format));
	return {
		files: asked.map(({ format, folder }) => ({ folder, ending: format.ending })),
		toTexts: (graded) => write(graded, occasion).map(({ text }) => text),
		writtenBy: JSON.stringify([graderVersion(), asked.map(({ format }) => format.name), levels, title, occasion.printed === true]),
	};
}
