import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith } from "../../testing/grade-submission.ts";
import { nodeCommand } from "../engines/node-command.ts";
import type { Launch } from "../layers/launch.ts";
import { planLaunch } from "../layers/plan-launch.ts";
import { Filter } from "./filter.ts";

const { program } = nodeCommand();
const LIMITS = { workMs: 1_000, maxOutput: 1_000_000, maxResident: 700 * 2 ** 20 };

function launch(script: string, addressSpace = 4 * 2 ** 30): Launch {
	const command = {
		program,
		args: ["--openssl-config=/dev/null", "-e", script],
		env: {},
		reads: [],
		hasThreads: true,
		addressSpace,
		walls: [],
	};
	return planLaunch(command, 60, new Map());
}

/** Runs a script as a filter in all layers that there are. */
function filter(script: string, addressSpace?: number): Filter {
	return new Filter({ ...launch(script, addressSpace), filters: "pipe" });
}

const READ = 'const input = require("node:fs").readFileSync(0);';

describe("a filter", () => {
	it("gives what it makes of its input, and the layers that it was in", async () => {
		const ended = await filter(
			`${READ} require("node:fs").writeSync(1, input.reverse()); require("node:fs").writeSync(2, "psst"); process.exitCode = 3;`,
		).run(Buffer.from("abc"), LIMITS);
		expect(ended).toMatchObject({ status: "ended", code: 3, output: Buffer.from("cba"), complaint: "psst" });
		if (ended.status !== "ended") throw new Error(ended.status);
		expect(ended.layers).toContain("jail");
		expect(ended.layers).toContain("system-calls");
	});

	it.each([
		["never ends", "for (;;);", "late"],
		["waits for ever", "setInterval(() => {}, 1e6);", "late"],
		["answers without end", 'for (;;) require("node:fs").writeSync(1, "x".repeat(1e5));', "output"],
		["fills memory outside of any heap", "const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));", "memory"],
	])("is stopped when it %s", async (_, script, why) => {
		const limits = why === "late" ? LIMITS : { ...LIMITS, workMs: 50_000 };
		expect(await filter(script, 8 * 2 ** 30).run(Buffer.from(""), limits)).toMatchObject({ status: "stopped", why });
	});

	it("reads an open file in the place of a pipe, from its start", async () => {
		const path = join(folderWith({ handed: "abc" }), "handed");
		const descriptor = openSync(path, "r");
		const reversing = launch(`${READ} require("node:fs").writeSync(1, input.reverse());`);
		const ended = await new Filter({ ...reversing, filters: descriptor }).run(undefined, LIMITS);
		closeSync(descriptor);
		expect(ended).toMatchObject({ status: "ended", code: 0, output: Buffer.from("cba") });
	});

	it("is stopped at the memory that it was given", async () => {
		const script = "globalThis.kept = Buffer.alloc(2e8, 1); for (;;);";
		const given = { ...LIMITS, workMs: 50_000, maxResident: 150 * 2 ** 20 };
		expect(await filter(script).run(Buffer.from(""), given)).toMatchObject({ status: "stopped", why: "memory" });
	});

	it("has its time from when it is up, however little it is", async () => {
		const endless = launch("for (;;);");
		const args = ["-c", 'sleep 0.3; exec "$0" "$@"', endless.program, ...endless.args];
		const slow = new Filter({ ...endless, program: "/bin/sh", args, filters: "pipe" });
		const little = await slow.run(Buffer.from(""), { ...LIMITS, workMs: 1 });
		expect(little).toMatchObject({ status: "stopped", why: "late" });
	});

	it("may go without having read", async () => {
		expect(await filter("process.exit(0)").run(Buffer.alloc(10_000_000), LIMITS)).toMatchObject({ status: "ended", code: 0 });
	});

	it("that does not come up is told from one that fails", async () => {
		const broken = planLaunch({ ...nodeCommand(), program: "/no/such/program" }, 2, new Map());
		const failed = await new Filter({ ...broken, filters: "pipe" }).run(Buffer.from(""), LIMITS);
		expect(failed.status === "not-started" || (failed.status === "ended" && failed.code === 126)).toBe(true);
		const none = await new Filter({ ...broken, program: "/no/such/jail", filters: "pipe" }).run(Buffer.from(""), LIMITS);
		expect(none.status).toBe("not-started");
	});

	it("is gone when it is closed", async () => {
		const waiting = filter("setInterval(() => {}, 1e6);");
		waiting.close();
		expect(await waiting.run(Buffer.from(""), LIMITS)).not.toMatchObject({ status: "ended", code: 0 });
	});
});
