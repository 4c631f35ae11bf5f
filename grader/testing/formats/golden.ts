/** What each format gives for each specimen, as the golden files have it. */
import type { Format } from "../../report/formats/format.ts";
import { FORMATS } from "../../report/formats/list.ts";
import type { Graded } from "../../report/graded.ts";
import { studentView } from "../../report/student-view.ts";
import { CONTEXT, HOSTILE, specimens } from "./specimens.ts";

/** Of TypeScript's, in the specimen that is hostile. */
const REMARKS = [`linear.ts(7,3): Type '${HOSTILE}' is not assignable to type 'Matrix'.`];

export async function textOf(format: Format, graded: Graded, context = CONTEXT): Promise<string> {
	const { write } = await format.load();
	if (format.reader === "staff" || format.reader === "platform") return write(graded, context);
	const { shown, unseen } = studentView(graded);
	return write(shown, { ...context, ...(unseen && { unseen }) });
}

/** The page has its own golden files, from gradings that show more. */
export const GOLDEN_FORMATS = FORMATS.filter(({ name }) => name !== "html");

/** By the names of the files. */
export async function goldenFiles(): Promise<Readonly<Record<string, string>>> {
	const files: Record<string, string> = {};
	for (const [name, graded] of Object.entries(await specimens()))
		for (const format of GOLDEN_FORMATS)
			files[`${format.name}-${name}${format.ending}`] = await textOf(format, graded, {
				...CONTEXT,
				remarks: name === "hostile" ? REMARKS : [],
			});
	return files;
}
