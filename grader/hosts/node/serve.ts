/** The conversation of a JavaScript host with the grader: requests from the channel, replies to it. */
import { readSync, writeSync } from "node:fs";
import { now } from "../../oracle/clock.ts";
import { IMPORT_META } from "../../oracle/import-meta.ts";
import type { HostRequest, ScriptModule } from "../../oracle/wire.ts";
import { WAITS } from "./waits.ts";

/** A socket, and not standard output: what the student's code prints cannot be taken for a reply. */
const CHANNEL = 3;
const INPUT = 0;

/** What the engine does with code in the realm. */
export interface Engine {
	/** The text of the submission's file at that position, from its second line on, made a function of the realm. */
	evaluate(code: string, position: number): unknown;
	/** All that waits in the realm's own queue, and could go on, does. */
	turn(): void;
}

/** Where the student's code runs; only JSON strings come back. */
export interface Realm {
	/** A file of the submission, evaluated when it is first imported; `links` is JSON: see `ScriptModule`. */
	add(path: string, code: unknown, links: string, awaits: boolean): void;
	/** Gives `WAITS` as long as a file awaits something at its top, and so does `goOn`, which is asked after each turn of the realm. */
	load(path: string, className: string, method: string): string;
	goOn(): string;
	/** Keeps a message's scripts; gives the number of steps of each, as JSON. */
	keep(message: string): string;
	/** Gives what `load` gives where the submission is evaluated anew. */
	begin(script: number): string;
	step(at: number): string;
	/** All steps of the script that was begun, as a JSON array. */
	run(): string;
	printed(): string;
}

/** Replies are held back while the next ones come at once: each write wakes the grader. */
const HOLD_MS = 10;
const MAX_HELD = 1 << 16;

/** As the compiler writes them; one in a text or a comment does no harm: what is not imported is not missed. */
const IMPORT = /\brequire\((["'`])(\.{1,2}(?:\/[^"'`\\\n]{0,400})?)\1\)/g;
const MAX_IMPORTS = 200;
const MAX_DEFINING = 20;
const LOADED = '{"kind":"done"}';
let isLoaded = false;
let held = "";
let lastSent = 0;

type Spoken = Exclude<HostRequest, { ask: "keep" } | { files: unknown }>;
type LoadRequest = Extract<Spoken, { ask: "load" }>;
type RunRequest = Extract<Spoken, { ask: "run" }>;

/** Of each script that is kept. */
let stepCounts: readonly number[] = [];

/** Keeps the scripts that are said on standard input: there are some where this process is to be copied. */
export function keepFirst(realm: Realm): void {
	for (const line of lines(INPUT)) keep(realm, line);
}

/** Comes back when the channel closes. */
export function serve(realm: Realm, engine: Engine): void {
	for (const line of lines(CHANNEL)) {
		if (line.startsWith('{"ask":"keep"')) {
			keep(realm, line);
			continue;
		}
		const request = JSON.parse(line) as Spoken;
		if (request.ask === "run") runScripts(realm, engine, request);
		else send(request.ask === "ready" ? '{"of":"ready"}' : `{"of":"load","answer":${loadSubmission(realm, engine, request)}}`);
	}
}

function keep(realm: Realm, message: string): void {
	stepCounts = JSON.parse(realm.keep(message)) as number[];
}

function loadSubmission(realm: Realm, engine: Engine, { modules, entries, isSure, className, method }: LoadRequest): string {
	isLoaded = false;
	const imports = modules.flatMap(unknownImports);
	if (imports.length > 0) return JSON.stringify({ kind: "imports", imports: imports.slice(0, MAX_IMPORTS) });
	const defining = isSure ? entries : definingClass(modules, entries, className);
	const [entry] = defining;
	if (entry === undefined || defining.length > 1) return JSON.stringify({ kind: "unclear", defining: defining.slice(0, MAX_DEFINING) });
	try {
		for (const [position, { path, code, links, awaits }] of modules.entries()) {
			// A first line that names an interpreter is a comment.
			const text = code.startsWith("#!") ? `//${code}` : code;
			const made = `(${awaits ? "async " : ""}function (module, exports, require, ${IMPORT_META}) {\n${text}\n})`;
			realm.add(path, engine.evaluate(made, position), JSON.stringify(links), awaits === true);
		}
		const answer = untilLoaded(realm, engine, realm.load(entry, className, method));
		isLoaded = answer === LOADED;
		return isLoaded && !isSure ? JSON.stringify({ kind: "done", entry }) : answer;
	} catch (error) {
		return `{"kind":"fault","id":"throws","message":${JSON.stringify(String(error).slice(0, 500))}}`;
	}
}

function untilLoaded(realm: Realm, engine: Engine, answer: string): string {
	let current = answer;
	while (current === WAITS) {
		engine.turn();
		current = realm.goOn();
	}
	return current;
}

/** Those of its own files that it names and that were not looked for yet. */
function unknownImports({ path, code, links }: ScriptModule): { from: string; specifiers: string[] }[] {
	const specifiers = new Set<string>();
	for (const [, quote, name = ""] of code.matchAll(IMPORT))
		if (quote !== undefined && name.startsWith(".") && !Object.hasOwn(links, name)) specifiers.add(name);
	return specifiers.size === 0 ? [] : [{ from: path, specifiers: [...specifiers].slice(0, MAX_IMPORTS) }];
}

/** A lone one may also export a class of another name by default. */
function definingClass(modules: readonly ScriptModule[], entries: readonly string[], className: string): string[] {
	const byDefault = entries.length === 1 ? "|\\bdefault: \\(\\) =>|\\bmodule\\.exports =" : "";
	const definition = new RegExp(`\\bclass\\s+${className}\\b|\\b${className}: \\(\\) =>|\\bexports\\.${className}\\b${byDefault}`);
	return modules.filter(({ path, code }) => entries.includes(path) && definition.test(code)).map(({ path }) => path);
}

/** One reply for each script, several sent together; when careful one for each step at once, to find the step at which the process dies. */
function runScripts(realm: Realm, engine: Engine, { first, isCareful }: RunRequest): void {
	for (const [at, count] of stepCounts.entries()) {
		const number = first + at;
		untilLoaded(realm, engine, realm.begin(at));
		for (let step = 0; isCareful && isLoaded && step < count; step += 1)
			send(`{"of":"step","script":${number},"step":${step},"answer":${realm.step(step)}}`);
		const answers = isCareful || !isLoaded ? "[]" : realm.run();
		held += `{"of":"script","script":${number},"answers":${answers},"printed":${realm.printed()}}\n`;
		if (isCareful || held.length > MAX_HELD || now() - lastSent > HOLD_MS) sendHeld();
	}
	sendHeld();
}

function sendHeld(): void {
	if (held !== "") send(held.slice(0, -1));
	held = "";
	lastSent = now();
}

function send(line: string): void {
	const bytes = Buffer.from(`${line}\n`);
	for (let sent = 0; sent < bytes.length; ) {
		try {
			sent += writeSync(CHANNEL, bytes, sent);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EAGAIN") process.abort();
		}
	}
}

/** Blocking reads: a reply is on its way before an event loop would have turned. */
function* lines(file: number): Generator<string> {
	const chunk = Buffer.alloc(1 << 18);
	let rest: Buffer[] = [];
	for (;;) {
		let length = 0;
		try {
			length = readSync(file, chunk);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === "EAGAIN") continue;
			return;
		}
		if (length === 0) return;
		let from = 0;
		for (let at = chunk.indexOf(10); at >= 0 && at < length; at = chunk.indexOf(10, from)) {
			rest.push(Buffer.from(chunk.subarray(from, at)));
			from = at + 1;
			const line = Buffer.concat(rest).toString("utf8");
			rest = [];
			yield line;
		}
		rest.push(Buffer.from(chunk.subarray(from, length)));
	}
}
