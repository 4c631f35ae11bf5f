/** Gradescope's metadata of a class, read by a locked process. */
import { closeSync } from "node:fs";
import { type Exported, exportedSchema } from "../../oracle/class-archive.ts";
import { classReaderCommand } from "../../sandbox/engines/reader-command.ts";
import { GraderError } from "../../sandbox/grader-error.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import { openRegularFile } from "../files/read-file.ts";
import { UsageError } from "../usage-error.ts";

const LIMITS = { workMs: 300_000, maxOutput: 200_000_000, maxResident: 1_000 * 2 ** 20 };
/** Bytes. */
const MAX_METADATA = 1_000_000_000;

/** Throws `UsageError` for a file that cannot be read, `GraderError` where no reader comes up. */
export async function readExported(path: string, run: RunFilter): Promise<readonly Exported[]> {
	const opened = openRegularFile(path, path, MAX_METADATA);
	const cannot = (why: string) =>
		new UsageError(`${path} ${why}`, "Download the export again; without that file its folders are graded by their names.");
	if ("why" in opened) throw cannot(opened.why);
	try {
		const filtered = await run(classReaderCommand("metadata"), opened.descriptor, LIMITS);
		if (filtered.status === "stopped") throw cannot("cannot be read: it takes too much time, memory or room");
		if (filtered.code !== 0) throw new GraderError(`the reader of ${path} gave no answer: ${filtered.complaint.trim().slice(0, 500)}`);
		const lines = filtered.output.toString("utf8").split("\n").slice(0, -1);
		return lines.map((line) => exportedSchema.parse(JSON.parse(line)));
	} finally {
		closeSync(opened.descriptor);
	}
}
