/** What is said of a file that was read and has no class in it, or stops before it has one. */
import type { Message } from "./message.ts";

/** `{verb}` is `exports` in TypeScript and `defines` in Python. */
export const NO_EXPORT = {
	empty: { id: "no-{problem}-export", message: "{file} is empty.", hint: "Was the right file saved and handed in?" },
	nothing: { id: "no-{problem}-export", message: "{file} {verb} nothing; expected a class {class}.", hint: "{hint}" },
	"other-case": { id: "no-{problem}-export", message: "{file}: found `{name}`, expected `{class}`.", hint: "{hint}" },
	"no-class": { id: "no-{problem}-export", message: "{file}: `{class}` is {kind}; expected a class.", hint: "{hint}" },
	others: { id: "no-{problem}-export", message: "{file} {verb} {list}; expected a class {class}.", hint: "{hint}" },
} as const satisfies Record<string, Message>;

export const EXPORT_HINTS = {
	exports: "Write `export class {class} { … }`.",
	defines: "Write `class {class}:`, at the start of a line.",
} as const;

/** Told under the id of what happened, as in a call: `throws`, `times-out`, `touches-files` and so on. */
export const STOPPED = {
	stopped: { id: "throws", message: "{where}: the file stopped while it was being loaded: {said}", hint: "{hint}" },
} as const satisfies Record<string, Message>;

export const STOPPED_HINTS = {
	/** Where no better one is known. */
	usual: "Code outside of class {class} runs on import; remove what fails there.",
} as const;
