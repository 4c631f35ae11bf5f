/** What a host answered to a step, in the terms of the submission. */
import { oddAnswerSchema } from "../../oracle/reply-schema.ts";
import type { Answer, Attribute, Fault, Neighbours } from "../../oracle/script.ts";
import { DONE, type EncodedScripts } from "../../oracle/wire.ts";

export interface SourcePlace extends Neighbours {
	readonly file: string;
	readonly line: number;
	/** That line, where it is known. */
	readonly text?: string;
}

/** Maps a place that the host names to one in the submission; `file` where it has files. */
export type Locate = (line: number, column: number, file?: string) => SourcePlace | undefined;

export const BREACH = { id: "breaks-protocol", message: "an answer that does not follow the protocol" } as const satisfies Fault;

const DONE_ANSWER: Answer = { kind: "done" };

/** `encoded` are the scripts that were asked, and a matrix has at most `most` entries. Anything that is no answer is a fault. */
export function readAnswer(answer: unknown, encoded: EncodedScripts, most: number, locate: Locate): Answer {
	if (answer === DONE) return DONE_ANSWER;
	if (typeof answer === "number") {
		const same = encoded.tensorAt(answer);
		return same === undefined ? { kind: "fault", fault: BREACH } : { kind: "value", value: same };
	}
	if (typeof answer === "string") {
		return encoded.decode(answer, most) ?? { kind: "fault", fault: BREACH };
	}
	const odd = oddAnswerSchema.safeParse(answer);
	if (!odd.success) return { kind: "fault", fault: BREACH };
	if (odd.data.kind === "absent") {
		const others = odd.data.others.map(({ name, shape }): Attribute => (shape === undefined ? { name } : { name, shape }));
		return { kind: "absent", others };
	}
	if (odd.data.kind !== "fault") return odd.data;
	const { id, message } = odd.data;
	return { kind: "fault", fault: { id, message, ...placeOf(odd.data, locate) } };
}

export function placeOf(
	{ file, line, column, text }: { [key in "file" | "text"]?: string | undefined } & { [key in "line" | "column"]?: number | undefined },
	locate: Locate,
): { at?: SourcePlace } {
	const at = line === undefined ? undefined : locate(line, column ?? 0, file);
	return at === undefined ? {} : { at: text === undefined ? at : { ...at, text } };
}
