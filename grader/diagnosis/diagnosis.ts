/** What a failed check is put down to. */
import type { Misconception, Pattern, Words } from "../problem/misconception.ts";

/** What is behind one finding. */
export interface Diagnosis {
	readonly check: string;
	/** Which of the check's findings. */
	readonly finding: number;
	readonly subject: string;
	/** None where nothing matches; more than one where they cannot be told apart. */
	readonly mistakes: readonly Mistake[];
	/** On which samples the quantity is wrong, where that can be said. */
	readonly pattern?: Pattern;
}

export interface Mistake {
	readonly misconception: Misconception;
	/** For the placeholders of its sentences. */
	readonly words: Words;
}
