/** What is said where no file was found to grade, or more than one. `{expected}` are the names that a solution may have. */
import type { Message } from "./message.ts";

export const NOT_FOUND = {
	link: {
		id: "no-submission",
		message: "{file} is a symbolic link, which is not followed.",
		hint: "Hand in the file itself in its place.",
	},
	"too-many-files": {
		id: "no-submission",
		message: "found no {expected} among the first thousands of files.",
		hint: "Hand in just the folder with your solution.",
	},
	"only-for-other-problems": {
		id: "no-submission",
		message: "found no {expected}.",
		hint: "Put your solution into a file of that name.",
	},
	nothing: {
		id: "no-submission",
		message: "the folder holds no file named {expected}: there is nothing in it that could be graded.",
		hint: "Put your solution into a file of that name.",
	},
	"other-kind": { id: "no-submission", message: "found {file}, which is {kind}; expected {expected}.", hint: "{hint}" },
	"no-source": { id: "no-submission", message: "found {files}, expected {expected}.", hint: "Hand in your source text as {expected}." },
	"other-name": {
		id: "no-submission",
		message: "found {files}, expected {expected}.",
		hint: "Rename the file with your solution to {expected}.",
	},
	"near-name": {
		id: "wrong-file-name",
		message: "found {files}, expected {expected}.",
		hint: "Rename the file with your solution to {expected}.",
	},
	"several-files": {
		id: "two-candidates",
		message: "found {files}: which of them is to be graded?",
		hint: "Hand in exactly one of them, named {expected}, or name the file itself on the command line.",
	},
} as const satisfies Record<string, Message>;
