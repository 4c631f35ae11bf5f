import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Duplex } from "node:stream";
import { describe, expect, it } from "vitest";
import { folderWith } from "../../testing/grade-submission.ts";
import type { Launch } from "../layers/launch.ts";
import { READY } from "../student/bounds.ts";
import { TimeBudget } from "../student/time-budget.ts";
import { HostProcess } from "./host-process.ts";
import { blockedMs, watchLoop } from "./loop-delay.ts";
import type { RunningProcess } from "./start-process.ts";

const LIMIT_MS = 100;
const ANNOUNCEMENT = '{"of":"layers","active":["jail","system-calls"]}';

/** The event loop stands still meanwhile. */
function block(ms: number): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function blockUntil(file: string, leastMs: number): void {
	block(leastMs);
	while (!existsSync(file)) block(1);
}

/** A shell in the place of a host: it says, and makes the file when it has said it. */
function shell(script: string, isAnnounced: boolean): Launch {
	return { program: "/bin/sh", args: ["-c", script], env: { PATH: "/usr/bin:/bin" }, layers: [], isAnnounced };
}

/** A process without a process, that says what it is told to. */
class Puppet extends EventEmitter implements RunningProcess {
	readonly stderr = null;
	readonly stdio: RunningProcess["stdio"];
	readonly #channel = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });

	constructor() {
		super();
		this.stdio = [null, null, null, this.#channel];
	}

	say(line: string): void {
		this.#channel.push(`${line}\n`);
	}

	kill(): void {}
}

describe("a process that answered in time, to a grader that was busy past every limit", () => {
	it("has come up", async () => {
		const said = join(folderWith({}), "said");
		const host = new HostProcess(shell(`echo '${ANNOUNCEMENT}' >&3; : > ${said}; exec sleep 60`, true), undefined, LIMIT_MS);
		blockUntil(said, 2 * LIMIT_MS);
		expect(await host.started).toMatchObject({ status: "started", layers: ["jail", "system-calls"] });
		host.kill({ id: "exits-process", message: "" });
	});

	it("has answered", async () => {
		const said = join(folderWith({}), "said");
		const host = new HostProcess(shell(`read line <&3; echo '{"of":"ready"}' >&3; : > ${said}; exec sleep 60`, false));
		await host.started;
		host.ask({ ask: "ready" }, [READY]);
		const reply = host.next(LIMIT_MS, LIMIT_MS);
		blockUntil(said, 2 * LIMIT_MS);
		expect(await reply).toEqual({ kind: "reply", reply: { of: "ready" } });
		host.kill({ id: "exits-process", message: "" });
	});

	it("has answered, and the grader was busy for no longer than goes unnoticed", async () => {
		const puppet = new Puppet();
		const host = new HostProcess(shell("", false), puppet);
		puppet.emit("spawn");
		await host.started;
		host.ask({ ask: "ready" }, [READY]);
		// What is set here has its turn after the timers of the next one.
		await new Promise((resolve) => setImmediate(resolve));
		const reply = host.next(20, 20);
		block(40);
		setImmediate(() => puppet.say('{"of":"ready"}'));
		expect(await reply).toEqual({ kind: "reply", reply: { of: "ready" } });
	});

	it("has ended, and is not told to be late", async () => {
		const folder = folderWith({});
		const said = join(folder, "said");
		const host = new HostProcess(shell(`: > ${said}; exit 7`, false));
		await host.started;
		const reply = host.next(LIMIT_MS, LIMIT_MS);
		blockUntil(said, 5 * LIMIT_MS);
		expect(await reply).toMatchObject({ death: { id: "exits-process", message: "the process ended with code 7" } });
	});
});

describe("time in which the grader heard nobody", () => {
	it("is measured while somebody waits, and only then", async () => {
		const before = blockedMs();
		block(200);
		const end = watchLoop();
		expect(blockedMs()).toBe(before);
		block(200);
		expect(blockedMs() - before).toBeGreaterThan(100);
		end();
		const after = blockedMs();
		block(200);
		expect(blockedMs()).toBe(after);
	});

	it("is given back to a call", async () => {
		const puppet = new Puppet();
		const host = new HostProcess(shell("", false), puppet);
		puppet.emit("spawn");
		await host.started;
		host.ask({ ask: "ready" }, [READY]);
		const reply = host.next(LIMIT_MS, LIMIT_MS);
		block(4 * LIMIT_MS);
		// Past the limit, within what is given back.
		setTimeout(() => puppet.say('{"of":"ready"}'), LIMIT_MS);
		expect(await reply).toEqual({ kind: "reply", reply: { of: "ready" } });
	});

	it("is not counted for a submission as a whole", () => {
		const time = new TimeBudget(1_000);
		time.begin(0);
		block(500);
		expect(time.left).toBeGreaterThan(900);
		time.end();
	});

	it("is no excuse for one that was heard all the time", async () => {
		const puppet = new Puppet();
		const host = new HostProcess(shell("", false), puppet);
		puppet.emit("spawn");
		await host.started;
		expect(await host.next(LIMIT_MS, LIMIT_MS)).toMatchObject({ death: { id: "times-out" } });
	});
});
