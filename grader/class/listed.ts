/** What lies in a class's folder, and what the name of an entry tells where the system is known that gave it. */

export interface Listed {
	readonly name: string;
	readonly kind: "file" | "folder";
	/** Milliseconds since 1970. */
	readonly changedAt: number;
	/** Whether it can be a submission by what it is: no document, and not empty. */
	readonly isGradable: boolean;
	/** Whether it is a folder with a `.git`. */
	readonly isClone: boolean;
}

/** As far as it is known. */
export interface Person {
	readonly name?: string;
	readonly email?: string;
	readonly sid?: string;
	readonly login?: string;
	readonly canvasId?: string;
	/** Of Moodle's "Participant 123", for one assignment. */
	readonly moodleId?: string;
	/** The name without anything but letters, digits and `_`, family name first: `doejane`. */
	readonly squashed?: string;
	/** What may be any of these, the likeliest first. */
	readonly mayBe?: readonly string[];
}

export interface Reading {
	/** Entries with one key belong to one submission, or are attempts at it. */
	readonly key: string;
	/** What its id is made of. */
	readonly label: string;
	/** Several of a group. */
	readonly people: readonly Person[];
	/** The name that the student gave it, where a submission is several entries. */
	readonly file?: string;
	/** Greater for what came later. */
	readonly order: number;
	/** When it was handed in, in ISO 8601, and other times at which something was. */
	readonly at?: string;
	readonly history?: readonly string[];
	readonly isLate?: true;
	/** Typed into a form: there is no file to grade. */
	readonly isTyped?: true;
}

/** `undefined` for what is not of that system. */
export type Recognizer = (entry: Listed) => Reading | undefined;

export interface System {
	/** `an archive of Canvas's`. */
	readonly says: string;
	/** `undefined` where these entries cannot be of that system. */
	readonly recognizer: (entries: readonly Listed[]) => Recognizer | undefined;
}
