/** A file that cannot be read as it was handed in. */
import type { LoadFault } from "./submission.ts";

export function unreadable(path: string, why: string): LoadFault {
	return { id: "unreadable-file", message: `${path} ${why}.`, hint: "Hand in your source text as a plain file of a usual size." };
}
