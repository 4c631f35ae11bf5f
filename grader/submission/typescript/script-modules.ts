/** The files of a TypeScript submission that its host was given so far, and what their imports mean: real files of the submission alone. */
import { posix } from "node:path";
import type { ScriptModule } from "../../oracle/wire.ts";
import type { Decorators } from "../../sandbox/engines/compiler-command.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import type { Locate } from "../../sandbox/student/read-answer.ts";
import type { HandedIn } from "../files/handed-in.ts";
import type { Found } from "../find-entries.ts";
import { type Ready, type Refused, refused } from "../submission.ts";
import { unreadable } from "../unreadable.ts";
import { type Compiled, compile } from "./compile.ts";
import { type MissingImport, resolveImport } from "./resolve-import.ts";

/** Bytes of all files together, and how many: an honest solution has a few. */
const MAX_TOTAL = 1_000_000;
const MAX_MODULES = 200;

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
	readonly #missing = new Map<string, MissingImport>();
	#left = MAX_TOTAL;

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
				const resolved = resolveImport(this.#handedIn, from, specifier);
				if ("path" in resolved) wanted.add(resolved.path);
				else this.#missing.set(keyOf(from, specifier), resolved);
				module.links[specifier] = "path" in resolved ? resolved.path : null;
			}
		}
		const known = new Set(this.#modules.map(({ path }) => path));
		return await this.#add([...wanted].filter((path) => !known.has(path)));
	}

	/** All of them with decorators in TypeScript's older meaning; `undefined` where that makes no difference. */
	async withLegacyDecorators(): Promise<Ready | Refused | undefined> {
		if (this.#decorators === "legacy") return undefined;
		this.#decorators = "legacy";
		const outcomes = await this.#compileAll(this.#modules);
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
		return this.#missing.get(keyOf(from, specifier));
	}

	async #add(paths: readonly string[]): Promise<Ready | Refused> {
		const read: { path: string; bytes: Uint8Array }[] = [];
		for (const path of paths) {
			const file = this.#handedIn.read(path);
			if ("why" in file) return refused(unreadable(path, file.why));
			this.#left -= file.bytes.length;
			if (this.#left < 0 || this.#modules.length + read.length === MAX_MODULES) return refused(tooMuch());
			read.push({ path, bytes: file.bytes });
		}
		const outcomes = await this.#compileAll(read);
		for (const [at, outcome] of outcomes.entries()) {
			// Of several that may be meant, one that does not compile says nothing of the others.
			if (outcome.status === "refused" && (paths !== this.#entries || this.#isSure)) return outcome;
			if (outcome.status === "compiled") this.#modules.push({ ...(read[at] as (typeof read)[number]), compiled: outcome, links: {} });
		}
		const [first] = outcomes;
		return this.#modules.length === 0 && first?.status === "refused" ? first : this.#ready();
	}

	/** One after the other: each may take as much memory as a compiler gets. */
	async #compileAll(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Promise<(Compiled | Refused)[]> {
		const outcomes: (Compiled | Refused)[] = [];
		for (const { path, bytes } of files) outcomes.push(await compile(path, bytes, this.#decorators, this.#run));
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
			return module === undefined || found === undefined ? undefined : { file: module.path, line: found };
		};
	}
}

function keyOf(from: string, specifier: string): string {
	return JSON.stringify([posix.normalize(from), specifier]);
}

function tooMuch() {
	return {
		id: "unreadable-file",
		message: `the submission imports more than ${MAX_TOTAL / 1e6} MB of source text, or more than ${MAX_MODULES} files.`,
		hint: "Import only the files that your solution needs.",
	} as const;
}
