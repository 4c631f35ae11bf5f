/** What was handed in as a file or a folder to look into: a zip archive is unpacked first. */
import { lstatSync } from "node:fs";
import { basename } from "node:path";
import type { LoadFault } from "../submission.ts";
import { unzip } from "./unzip.ts";

export type HandedIn =
	/** `close` removes what was unpacked. */
	| { readonly status: "opened"; readonly path: string; readonly close: () => void }
	| { readonly status: "refused"; readonly fault: LoadFault };

export async function openHandedIn(path: string): Promise<HandedIn> {
	if (!/\.zip$/i.test(path) || lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true)
		return { status: "opened", path, close: () => {} };
	const unzipped = await unzip(path);
	if ("folder" in unzipped) return { status: "opened", path: unzipped.folder, close: unzipped.remove };
	return {
		status: "refused",
		fault: {
			id: "unreadable-file",
			message: `${basename(path)} ${unzipped.why}.`,
			hint: "Hand in the file itself, or an archive that holds just your source files.",
		},
	};
}
