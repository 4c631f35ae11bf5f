/** A load fault as it is written down: sentences with `{placeholders}`, filled in when it is told. */
import { fill } from "../../problem/fill.ts";
import type { LoadFault } from "../submission.ts";

export type Message = Pick<LoadFault, "id" | "message" | "hint">;

type Words = Readonly<Record<string, string>>;

/** `more` says what the message alone does not fix: another id, the place. */
export function told({ id, message, hint }: Message, words: Words, more: Partial<LoadFault> = {}): LoadFault {
	return { id, message: fill(message, words), hint: fill(hint, words), ...more };
}
