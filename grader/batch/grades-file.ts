/** `grades.csv` while a class is graded: each row is in it, whole, as soon as it is known. */
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";

export interface GradesFile {
	/** In one write: no end of the grader leaves half a row. Throws where there is no room; nothing of the row is left then. */
	readonly append: (row: string) => void;
	readonly close: () => void;
}

/** A file that is there already, and holds the header. */
export function openGradesFile(path: string): GradesFile {
	const file = openSync(path, "a");
	return {
		append: (row) => {
			const bytes = Buffer.from(row);
			const { size } = fstatSync(file);
			try {
				const written = writeSync(file, bytes);
				if (written < bytes.length) throw new Error("there is no room for a row");
			} catch (error) {
				ftruncateSync(file, size);
				throw error;
			}
		},
		close: () => closeSync(file),
	};
}
