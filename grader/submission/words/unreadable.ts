/** What is said of a file, or of an archive, that cannot be read as it was handed in. */
import type { Message } from "./message.ts";

export const UNREADABLE = {
	file: { id: "unreadable-file", message: "{file} {why}.", hint: "Hand in your source text as a plain file of a usual size." },
	archive: {
		id: "unreadable-file",
		message: "{file} {why}.",
		hint: "Hand in the file itself, or an archive that holds just your source files.",
	},
	"other-kind": { id: "unreadable-file", message: "{file} is {kind}, and no source text.", hint: "{hint}" },
	"not-utf-8": {
		id: "unreadable-file",
		message: "{file} is not UTF-8 text.",
		hint: "Save the file as plain UTF-8, and hand it in again.",
	},
	"compiled-too-long": {
		id: "unreadable-file",
		message: "{file} is compiled to more text than a submission may have.",
		hint: "Hand in only what your solution needs.",
	},
	"imports-too-much": {
		id: "unreadable-file",
		message: "the submission imports more than {megabytes} MB of source text, more than {files} files, or some file far too often.",
		hint: "Import only the files that your solution needs.",
	},
} as const satisfies Record<string, Message>;

/** Of a file: the end of a sentence that begins with its name. */
export const WHY_FILE = {
	link: "is a symbolic link",
	closed: "cannot be opened",
	"no-file": "is not a regular file",
	"too-large": "has {megabytes} MB; at most {most} MB are taken",
	gone: "is not there",
	"no-source-file": "is no source file",
	"behind-others": "lies in the archive behind {megabytes} MB of other source text; no more is taken",
} as const;

/** Of an archive. */
export const WHY_ARCHIVE = {
	empty: "is empty",
	broken: "cannot be unpacked ({said})",
	encrypted: "is encrypted",
	"too-long": "cannot be unpacked: it takes too much time",
	"too-much-memory": "cannot be unpacked: it takes too much memory",
	"too-much-room": "cannot be unpacked: it takes too much room",
	"unpacks-to-too-much": "unpacks to more than {megabytes} MB",
	"too-many-entries": "holds more than {count} entries",
	"too-many-files": "holds more than {count} files",
	twice: "holds {file} twice",
	"too-large-file": "holds {file}, which has {megabytes} MB; at most {most} MB are taken",
	outside: "holds a file that would lie outside of it: {file}",
} as const;
