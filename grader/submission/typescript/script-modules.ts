/** The files of a TypeScript submission that its host was given so far, and what their imports mean: real files of the submission alone. */
import { posix } from "node:path";
import type { ScriptModule } from "../../oracle/wire.ts";
import type { Decorators } from "../../sandbox/engines/compiler-command.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import type { Locate } from "../../sandbox/student/read-answer.ts";
import type { HandedIn } from "../files/handed-in.ts";
import type { Found } from "../find-entries.ts";
import { type Ready, type Refused, refused } from "../submission.ts";
import { told } from "../words/message.ts";
import { UNREADABLE } from "../words/unreadable.ts";
import { type Compiled, compile } from "./compile.ts";
import { type MissingImport, resolveImport, whyMissing } from "./resolve-import.ts";

/** Bytes of all files together, and how many: an honest solution has a few. */
const MAX_TOTAL = 1_000_000;
const MAX_MODULES = 200;
/** Of their own files, in all of them. */
const MAX_IMPORTS = 2_000;
/** Bytes of what all of them are compiled to. */
const MAX_COMPILED = 3_000_000;
/** Files that are compiled at the same time: each takes a process, and memory. */
const AT_A_TIME = 2;

/** What a host asks for: the imports of one file, as they are written there. */
export interface Imports {
	readonly from: string;
	readonly specifiers: readonly string[];
}

interface Module {
	readonly path: string;
	readonly bytes: Uint8Array;
	compiled: Compiled;
	readonly links: Record<string, string | null>;
}

export class ScriptModules {
	readonly #handedIn: HandedIn;
	readonly #run: RunFilter;
	readonly #entries: readonly string[];
	readonly #isSure: boolean;
	#decorators: Decorators = "standard";
	#modules: Module[] = [];
	#left = MAX_TOTAL;
	#importsLeft = MAX_IMPORTS;
	/** Bytes of compiled text that there is still room for. */
	#room = MAX_COMPILED;

	constructor(handedIn: HandedIn, { entries, isSure }: Found, run: RunFilter) {
		this.#handedIn = handedIn;
		this.#entries = entries;
		this.#isSure = isSure;
		this.#run = run;
	}

	/** The entries, compiled. */
	async begin(): Promise<Ready | Refused> {
		return await this.#add(this.#entries);
	}

	/** Those and the files that they import. */
	async follow(imports: readonly Imports[]): Promise<Ready | Refused> {
		const wanted = new Set<string>();
		for (const { from, specifiers } of imports) {
			const module = this.#modules.find(({ path }) => path === from);
			if (module === undefined) continue;
			for (const specifier of specifiers) {
				this.#importsLeft -= 1;
				if (this.#importsLeft < 0) return refused(tooMuch());
				const path = resolveImport(this.#handedIn, from, specifier);
				if (path !== undefined) wanted.add(path);
				module.links[specifier] = path ?? null;
			}
		}
		const known = new Set(this.#modules.map(({ path }) => path));
		return await this.#add([...wanted].filter((path) => !known.has(path)));
	}

	/** All of them with decorators in TypeScript's older meaning; `undefined` where that makes no difference. */
	async withLegacyDecorators(): Promise<Ready | Refused | undefined> {
		if (this.#decorators === "legacy") return undefined;
		this.#decorators = "legacy";
		this.#room = MAX_COMPILED;
		const outcomes = await this.#compileAll(this.#modules, true);
		let isOther = false;
		for (const [at, outcome] of outcomes.entries()) {
			if (outcome.status === "refused") return undefined;
			const module = this.#modules[at] as Module;
			isOther ||= module.compiled.code !== outcome.code;
			module.compiled = outcome;
		}
		return isOther ? this.#ready() : undefined;
	}

	/** Why an import was refused that is one of the submission's own. */
	missing(from: string, specifier: string): MissingImport | undefined {
		const module = this.#modules.find(({ path }) => path === posix.normalize(from));
		return module?.links[specifier] === null ? whyMissing(this.#handedIn, module.path, specifier) : undefined;
	}

	async #add(paths: readonly string[]): Promise<Ready | Refused> {
		const read: { path: string; bytes: Uint8Array }[] = [];
		for (const path of paths) {
			const file = this.#handedIn.read(path);
			if ("why" in file) return refused(told(UNREADABLE.file, { file: path, why: file.why }));
			this.#left -= file.bytes.length;
			if (this.#left < 0 || this.#modules.length + read.length === MAX_MODULES) return refused(tooMuch());
			read.push({ path, bytes: file.bytes });
		}
		// Of several that may be meant, one that does not compile says nothing of the others.
		const isNeeded = paths !== this.#entries || this.#isSure;
		const outcomes = await this.#compileAll(read, isNeeded);
		for (const [at, outcome] of outcomes.entries()) {
			if (outcome.status === "refused" && isNeeded) return outcome;
			if (outcome.status === "compiled") this.#modules.push({ ...(read[at] as (typeof read)[number]), compiled: outcome, links: {} });
		}
		const [first] = outcomes;
		return this.#modules.length === 0 && first?.status === "refused" ? first : this.#ready();
	}

	/** In their order; where all are needed, no further than to one that is refused. */
	async #compileAll(
		files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
		areAllNeeded: boolean,
	): Promise<(Compiled | Refused)[]> {
		const outcomes: (Compiled | Refused)[] = [];
		while (outcomes.length < files.length) {
			const next = files.slice(outcomes.length, outcomes.length + AT_A_TIME);
			const made = await Promise.all(next.map(({ path, bytes }) => compile(path, bytes, this.#decorators, this.#run, this.#room)));
			for (const outcome of made) if (outcome.status === "compiled") this.#room = Math.max(0, this.#room - outcome.bytes);
			outcomes.push(...made);
			if (areAllNeeded && made.some(({ status }) => status === "refused")) break;
		}
		return outcomes;
	}

	#ready(): Ready {
		const modules = this.#modules.map(
			({ path, compiled: { code, awaits }, links }): ScriptModule => ({
				path,
				code,
				...(awaits && { awaits }),
				links: { ...links },
			}),
		);
		const entries = this.#entries.filter((entry) => modules.some(({ path }) => path === entry));
		return { status: "ready", entries, source: { modules, entries, isSure: this.#isSure }, locate: this.#locator() };
	}

	/** The host tells files apart by their positions. */
	#locator(): Locate {
		const modules = [...this.#modules];
		return (line, column, position = "") => {
			const module = modules[/^\d+$/.test(position) ? Number(position) : -1];
			const found = module?.compiled.lineAt(line, column);
			return module === undefined || found === undefined ? undefined : { file: module.path, ...found };
		};
	}
}

function tooMuch() {
	return told(UNREADABLE["imports-too-much"], { megabytes: String(MAX_TOTAL / 1e6), files: String(MAX_MODULES) });
}
