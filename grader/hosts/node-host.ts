/**
 * The student's process, outer part: reads requests from the channel, drives the inner realm, writes replies. It is started with
 * `--permission`; the inner realm is a context with no host object in it, no code from strings, and only JSON strings across its border.
 */
import { readFileSync, readSync, writeSync } from "node:fs";
import { constants, createContext, Script } from "node:vm";
import type { HostRequest } from "../oracle/wire.ts";

/** A socket, and not standard output: what the student's code prints cannot be taken for a reply. */
const CHANNEL = 3;

interface Realm {
	load(code: unknown, className: string, method: string): string;
	begin(entropy: number, isFresh: boolean): void;
	step(json: string): string;
	printed(): string;
}

const [realmFile, cacheFile] = process.argv.slice(2) as [string, string];
const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
const realmScript = new Script(readFileSync(realmFile, "utf8"), { filename: "gradecheck-realm.js", ...cachedData() });
const realm = realmScript.runInContext(context) as Realm;

for (const line of lines()) {
	const request = JSON.parse(line) as Exclude<HostRequest, { files: unknown }>;
	if (request.ask === "ready") send('{"of":"ready"}');
	else if (request.ask === "load") send(`{"of":"load","answer":${loadSubmission(request)}}`);
	else for (const [at, script] of request.scripts.entries()) runScript(script, request.first + at, request.isCareful);
}

function cachedData(): { cachedData?: Buffer } {
	try {
		return { cachedData: readFileSync(cacheFile) };
	} catch {
		return {};
	}
}

function loadSubmission(request: Extract<HostRequest, { code: string }>): string {
	try {
		const code = new Script(`(function (module, exports, require) {${request.code}\n})`, { filename: "submission.js" });
		return realm.load(code.runInContext(context), request.className, request.method);
	} catch (error) {
		return `{"kind":"fault","id":"throws","message":${JSON.stringify(String(error).slice(0, 500))}}`;
	}
}

/** One reply for the whole script; when careful one for each step as well, to find the step at which the process dies. */
function runScript(script: { entropy: number; fresh?: true | undefined; steps: unknown[] }, number: number, isCareful: boolean): void {
	realm.begin(script.entropy, script.fresh === true);
	const answers = script.steps.map((step, at) => {
		const answer = realm.step(JSON.stringify(step));
		if (isCareful) send(`{"of":"step","script":${number},"step":${at},"answer":${answer}}`);
		return answer;
	});
	send(`{"of":"script","script":${number},"answers":[${isCareful ? "" : answers.join()}],"printed":${realm.printed()}}`);
}

function send(line: string): void {
	const bytes = Buffer.from(`${line}\n`);
	for (let sent = 0; sent < bytes.length; ) {
		try {
			sent += writeSync(CHANNEL, bytes, sent);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EAGAIN") process.exit(0);
		}
	}
}

/** Blocking reads: a reply is on its way before an event loop would have turned. */
function* lines(): Generator<string> {
	const chunk = Buffer.alloc(1 << 18);
	let rest: Buffer[] = [];
	for (;;) {
		let length = 0;
		try {
			length = readSync(CHANNEL, chunk);
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
