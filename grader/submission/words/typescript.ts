/** What is said of TypeScript and JavaScript that does not compile, or asks for what is not there. */
import type { Message } from "./message.ts";

const BY_HAND = "Write it as a person would: with few levels of brackets, and a line for each statement.";

export const COMPILING = {
	/** `{said}` is the compiler's own word, but for those in `REWORDED`. */
	syntax: {
		id: "does-not-compile",
		message: "{where} does not compile: {said}.",
		hint: "Nothing can be graded until the file compiles. Mend this line first.",
	},
	"too-deep": {
		id: "does-not-compile",
		message: "{file} takes more memory to compile than anything that is written by hand: is it nested very deeply?",
		hint: BY_HAND,
	},
	"too-slow": { id: "times-out", message: "{file} takes longer to compile than there is time.", hint: BY_HAND },
} as const satisfies Record<string, Message>;

/** In the place of what the compiler says of how it is used here, and not of the file. */
export const REWORDED = {
	await: "`await` stands outside of any function, in a place where that is not possible here",
	target: "{what} cannot be used here",
} as const;

export const IMPORTS = {
	"own-file": { id: "forbidden-import", message: '{where} imports "{name}", {why}.', hint: "{hint}" },
	package: {
		id: "forbidden-import",
		message: '{where} imports "{name}"; only mathjs and the submission\'s own files can be imported.',
		hint: "{hint}",
	},
	endless: {
		id: "forbidden-import",
		message: "{file} imports files that import files, more than {turns} deep.",
		hint: "Import only the files that your solution needs.",
	},
} as const satisfies Record<string, Message>;

/** Of an import of the submission's own: the end of a sentence such as `linear.ts imports "./x", …`. */
export const WHY_NOT_THERE = {
	outside: { why: "which lies outside the submission", hint: "Copy the file into your folder and hand it in too." },
	"other-kind": {
		why: "and {file} is there, but only TypeScript, JavaScript and JSON files can be imported",
		hint: "Remove that import: the layer has to work without it.",
	},
	"other-case": {
		why: "and the file is called {file}: small and capital letters are told apart here",
		hint: "Write the name in the import just as the file has it.",
	},
	alone: {
		why: "but only {file} was handed in, and no other file",
		hint: "Hand in the folder that holds both, or put everything into one file.",
	},
	missing: { why: "and there is no such file in the submission", hint: "Hand in that file too, or mend the path." },
} as const;

export const PACKAGE_HINTS = {
	mathjs: 'Did you mean `import … from "mathjs"`?',
	alias: "Aliases are not known here: write the relative path, such as `./sizes.ts`, and hand in that file too.",
	framework: "That is a framework that has such layers ready-made: here they are written with mathjs. Remove that import.",
	testing: "That is for tests: keep them in a file of their own, and remove that import.",
	computing: "Remove that import, and write what it gave you with mathjs.",
	usual:
		"Remove that import, or write what it gave you yourself; a file of your own is imported by its relative path, such as `./sizes.ts`.",
} as const;

/** Of a name that has no value while the file is loaded. */
export const NAME_HINTS = {
	browser: "`{name}` belongs to browsers, and submissions run without one: remove it, or ask `typeof {name}` first.",
	network: "`{name}` uses the network, and there is none here: remove it.",
	runtime: "`{name}` belongs to an environment that is not here: a layer computes with matrices alone. Remove it.",
	mathjs: 'Import it: `import * as {name} from "mathjs";`.',
	"of-mathjs": 'Import it: `import { {name} } from "mathjs";`.',
	testing: "That belongs to tests: keep them in a file of their own.",
	framework: "`{name}` is a framework that has such layers ready-made: here they are written with mathjs.",
} as const;
