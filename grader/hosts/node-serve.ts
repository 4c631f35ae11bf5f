/** The conversation of a JavaScript host with the grader: requests from the channel, replies to it. */
import { readSync, writeSync } from "node:fs";
import type { HostRequest } from "../oracle/wire.ts";

/** A socket, and not standard output: what the student's code prints cannot be taken for a reply. */
const CHANNEL = 3;

/** Where the student's code runs; only JSON strings come back. */
export interface Realm {
	load(code: unknown, className: string, method: string): string;
	begin(entropy: number, isFresh: boolean): void;
	step(json: string): string;
	printed(): string;
}

/** `evaluate` makes the submission's text, from its second line on, a function of the realm. Comes back when the channel closes. */
export function serve(realm: Realm, evaluate: (code: string) => unknown): void {
	for (const line of lines()) {
		const request = JSON.parse(line) as Exclude<HostRequest, { files: unknown }>;
		if (request.ask === "ready") send('{"of":"ready"}');
		else if (request.ask === "load") send(`{"of":"load","answer":${loadSubmission(realm, evaluate, request)}}`);
		else for (const [at, script] of request.scripts.entries()) runScript(realm, script, request.first + at, request.isCareful);
	}
}

function loadSubmission(realm: Realm, evaluate: (code: string) => unknown, request: Extract<HostRequest, { code: string }>): string {
	try {
		return realm.load(evaluate(`(function (module, exports, require) {\n${request.code}\n})`), request.className, request.method);
	} catch (error) {
		return `{"kind":"fault","id":"throws","message":${JSON.stringify(String(error).slice(0, 500))}}`;
	}
}

/** One reply for the whole script; when careful one for each step as well, to find the step at which the process dies. */
function runScript(
	realm: Realm,
	script: { entropy: number; fresh?: true | undefined; steps: unknown[] },
	number: number,
	isCareful: boolean,
): void {
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
