/** CSV files as course systems and spreadsheets write them: with a byte-order mark or without, cells ended by commas, semicolons or tabs. */
import { CsvError, parse } from "csv-parse/sync";

export interface Csv {
	readonly hasMark: boolean;
	readonly delimiter: string;
	/** Cells as they stand, the header first; rows need not be of one length. */
	readonly rows: readonly (readonly string[])[];
}

export type CsvRead = { readonly status: "read"; readonly csv: Csv } | { readonly status: "faulty"; readonly why: string };

/** Rows, and characters of one. */
const MAX_ROWS = 200_000;
const MAX_ROW = 1_000_000;

/** `why` is the end of a sentence that begins with the file's name. */
export function readCsv(text: string): CsvRead {
	const hasMark = text.startsWith("\ufeff");
	const body = hasMark ? text.slice(1) : text;
	if (body.includes("\0")) return { status: "faulty", why: "is no text in UTF-8: save it as CSV in UTF-8" };
	const delimiter = delimiterOf(body);
	try {
		const rows: string[][] = parse(body, {
			delimiter,
			relax_column_count: true,
			skip_empty_lines: true,
			max_record_size: MAX_ROW,
			to: MAX_ROWS + 1,
		});
		if (rows.length > MAX_ROWS) return { status: "faulty", why: `has more than ${MAX_ROWS} rows` };
		return rows.length === 0 ? { status: "faulty", why: "is empty" } : { status: "read", csv: { hasMark, delimiter, rows } };
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return { status: "faulty", why: `is no CSV: ${error.message}` };
	}
}

/** What there is most of in the header, outside of quotes. */
function delimiterOf(text: string): string {
	const [header = ""] = /^(?:"(?:[^"]|"")*"|[^"\n\r])*/.exec(text.slice(0, MAX_ROW)) ?? [];
	const bare = header.replace(/"(?:[^"]|"")*"/g, "");
	const count = (sign: string) => bare.split(sign).length;
	return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
