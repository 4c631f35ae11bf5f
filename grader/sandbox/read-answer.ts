/** What a host answered to a step, in the terms of the submission. */
import type { WireAnswer } from "../oracle/reply-schema.ts";
import type { Answer, Fault } from "../oracle/script.ts";
import { DONE, decodeValue, type ScriptEncoder } from "../oracle/wire.ts";

export interface SourcePlace {
	readonly file: string;
	readonly line: number;
}

/** Maps a place that the host names to one in the submission; `file` where it has files. */
export type Locate = (line: number, column: number, file?: string) => SourcePlace | undefined;

type WireFault = Extract<WireAnswer, { kind: "fault" }>;

export const BREACH = { id: "breaks-protocol", message: "an answer that does not follow the protocol" } as const satisfies Fault;

const DONE_ANSWER: Answer = { kind: "done" };

/** `encoder` is that of the scripts that were asked. */
export function readAnswer(answer: WireAnswer, encoder: ScriptEncoder, locate: Locate): Answer {
	if (answer === DONE) return DONE_ANSWER;
	if (typeof answer === "number") {
		const same = encoder.tensorAt(answer);
		return same === undefined ? { kind: "fault", fault: BREACH } : { kind: "value", value: same };
	}
	if (typeof answer === "string") {
		const decoded = decodeValue(answer);
		return decoded === null ? { kind: "fault", fault: BREACH } : { kind: "value", ...decoded };
	}
	if (answer.kind !== "fault") return answer;
	const { id, message } = answer;
	return { kind: "fault", fault: { id, message, ...placeOf(answer, locate) } };
}

export function placeOf({ file, line, column }: Pick<WireFault, "file" | "line" | "column">, locate: Locate): { at?: SourcePlace } {
	const at = line === undefined ? undefined : locate(line, column ?? 0, file);
	return at === undefined ? {} : { at };
}
