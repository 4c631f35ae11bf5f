import { afterEach, describe, expect, it } from "vitest";
import { commandLine, descendants } from "../testing/processes.ts";
import { nodeCommand } from "./engines/node-command.ts";
import { Sandbox } from "./sandbox.ts";

const LIMITS = { workMs: 5_000, maxOutput: 1_000, maxResident: 700 * 2 ** 20 };
const REVERSE = 'require("node:fs").writeSync(1, require("node:fs").readFileSync(0).reverse());';

const sandbox = new Sandbox(nodeCommand(), { allowsWeak: true });
afterEach(() => sandbox.close());

function reverse(mark: string, limits = LIMITS): Promise<unknown> {
	const command = {
		program: nodeCommand().program,
		args: ["--openssl-config=/dev/null", "-e", `${REVERSE} // ${mark}`],
		env: {},
		reads: [],
		hasThreads: true,
		addressSpace: 4 * 2 ** 30,
		walls: [],
	};
	return sandbox.filter(Promise.resolve(), command, Buffer.from("abc"), limits);
}

/** Whether a process for it is there now. */
function isUp(mark: string): boolean {
	return descendants(process.pid).some((pid) => commandLine(pid).includes(mark));
}

const RIGHT = { status: "ended", code: 0, output: Buffer.from("cba") };

describe("a filter that is started ahead", () => {
	it("does the next piece of the same work", async () => {
		await reverse("first-work");
		expect(isUp("first-work")).toBe(false);
		sandbox.filterAhead();
		expect(isUp("first-work")).toBe(true);
		expect(await reverse("first-work")).toMatchObject(RIGHT);
		expect(isUp("first-work")).toBe(false);
	});

	it.each([
		["other work", "second-work", LIMITS],
		["the same work with less time", "first-work", { ...LIMITS, workMs: 900 }],
	])("is ended where it is %s that comes", async (_, mark, limits) => {
		await reverse("first-work");
		sandbox.filterAhead();
		expect(await reverse(mark, limits)).toMatchObject(RIGHT);
		await expect.poll(() => isUp("first-work")).toBe(false);
	});

	it("does nothing more when it was ended while it waited", async () => {
		await reverse("first-work");
		sandbox.filterAhead();
		for (const pid of descendants(process.pid)) if (commandLine(pid).includes("first-work")) process.kill(pid, "SIGKILL");
		await expect.poll(() => isUp("first-work")).toBe(false);
		expect(await reverse("first-work")).toMatchObject(RIGHT);
	});

	it("is gone with its sandbox", async () => {
		await reverse("first-work");
		sandbox.filterAhead();
		sandbox.close();
		await expect.poll(() => isUp("first-work")).toBe(false);
	});
});
