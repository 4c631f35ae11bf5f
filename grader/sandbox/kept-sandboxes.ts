/** Sandboxes for many submissions, one after the other: each is started when the first submission of its language comes. */
import type { HostCommand } from "./engines/host-command.ts";
import { Sandbox, type SandboxOptions } from "./sandbox.ts";

type Language = HostCommand["language"];

export class KeptSandboxes {
	readonly #commandFor: (language: Language) => HostCommand;
	readonly #options: SandboxOptions & Required<Pick<SandboxOptions, "questions">>;
	readonly #kept = new Map<Language, Sandbox>();

	constructor(commandFor: (language: Language) => HostCommand, options: SandboxOptions & Required<Pick<SandboxOptions, "questions">>) {
		this.#commandFor = commandFor;
		this.#options = options;
	}

	/** The language that was asked for last: a guess at the next. */
	latest: Language | undefined;

	/** Throws `GraderError` where the language cannot be run on this machine. */
	of(language: Language): Sandbox {
		this.latest = language;
		let sandbox = this.#kept.get(language);
		if (sandbox === undefined) {
			sandbox = new Sandbox(this.#commandFor(language), this.#options);
			this.#kept.set(language, sandbox);
		}
		return sandbox;
	}

	close(): void {
		for (const sandbox of this.#kept.values()) sandbox.close();
	}
}
