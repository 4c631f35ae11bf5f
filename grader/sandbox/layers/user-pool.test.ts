import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { makePlan } from "../../checks/make-plan.ts";
import { type GradeOptions, keepSandboxes } from "../../cli/grade.ts";
import { folderWith, gradeFile, linear, ownPointsWithout } from "../../testing/grade-submission.ts";
import { descendants, read } from "../../testing/processes.ts";
import { nodeCommand } from "../engines/node-command.ts";
import { GraderError } from "../grader-error.ts";
import { endProcesses } from "../process/end-processes.ts";
import { startProcess } from "../process/start-process.ts";
import { isRoot } from "./own-user.ts";
import { planLaunch } from "./plan-launch.ts";
import { isMapped, releaseUser, takeUser } from "./user-pool.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const correct = `${root}problems/linear/submissions/correct`;

function takeAll(): number[] {
	const users: number[] = [];
	for (;;)
		try {
			users.push(takeUser());
		} catch (error) {
			expect(error).toBeInstanceOf(GraderError);
			return users;
		}
}

describe("the users of a grader", () => {
	it("are all different while they are taken, and no account's; then there are no more", () => {
		const users = takeAll();
		try {
			expect(new Set(users).size).toBe(users.length);
			expect(users.length).toBeGreaterThan(500);
			const accounts = new Set(
				readFileSync("/etc/passwd", "utf8")
					.split("\n")
					.map((line) => Number(line.split(":")[2])),
			);
			expect(users.filter((user) => accounts.has(user))).toEqual([]);
		} finally {
			for (const user of users) releaseUser(user);
		}
	});

	it("are given again when they are given back, the last of all", () => {
		const first = takeUser();
		releaseUser(first);
		const next = takeAll();
		for (const user of next) releaseUser(user);
		expect(next.indexOf(first)).toBe(next.length - 1);
	});

	it("are the same pool for another bundle in the same process", async () => {
		const mine = Array.from({ length: 20 }, takeUser);
		vi.resetModules();
		const again = await import("./user-pool.ts");
		expect(again.takeUser).not.toBe(takeUser);
		const others = Array.from({ length: 20 }, again.takeUser);
		for (const user of [...mine, ...others]) releaseUser(user);
		expect(new Set([...mine, ...others]).size).toBe(40);
	});

	it.runIf(isRoot())("are not given again while something of theirs lives on", async () => {
		const user = takeUser();
		const left = spawn("/bin/sleep", ["60"], { uid: user, gid: user, stdio: "ignore" });
		try {
			releaseUser(user, false);
			const others = takeAll();
			for (const other of others) releaseUser(other);
			expect(others).not.toContain(user);
		} finally {
			left.kill("SIGKILL");
			await new Promise((resolve) => left.once("exit", resolve));
		}
		const all = takeAll();
		for (const other of all) releaseUser(other);
		expect(all).toContain(user);
	});

	it("are far more than a small user namespace has, which is told by its map", () => {
		expect(isMapped("         0          0 4294967295\n", 0x7000_0000, 2 ** 31)).toBe(true);
		expect(isMapped("0 1000 1\n1 100000 65536\n", 0x7000_0000, 2 ** 31)).toBe(false);
		expect(isMapped("0 1000 1\n1 100000 4294867294\n", 0x7000_0000, 2 ** 31)).toBe(true);
	});
});

describe.runIf(isRoot())("processes that live at the same time", () => {
	it("are all other users, what is copied and its copy too", async () => {
		const looping = folderWith({
			"linear.ts": "export class Linear { forward() { for (;;); } }",
			"linear.py": "class Linear:\n    def forward(self, A):\n        while True:\n            pass\n",
		});
		const options: GradeOptions = { seed: 1, samples: 20, timeLimit: 4 };
		const plan = makePlan(linear, 1, 20);
		const workers = ["linear.ts", "linear.py", "linear.ts"].map((name) => {
			const kept = keepSandboxes(linear, { ...options, plan });
			const done = gradeFile(join(looping, name), { ...options, plan, kept });
			return { kept, done };
		});
		let most: number[] = [];
		let isOver = false;
		const all = Promise.all(workers.map(({ done }) => done)).then(() => {
			isOver = true;
		});
		for (let before = ""; !isOver; ) {
			const users = descendants(process.pid).flatMap((pid) => {
				const [, user] = /^Uid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`)) ?? [];
				return Number(user) >= 40_000 ? [[pid, Number(user)] as const] : [];
			});
			// Seen twice: for its first few instructions a copy is still who it was copied from.
			const seen = JSON.stringify(users);
			if (seen === before && users.length > most.length) most = users.map(([, user]) => user);
			before = seen;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		await all;
		for (const { kept } of workers) kept.close();
		expect(most.length).toBeGreaterThanOrEqual(2);
		expect(new Set(most).size).toBe(most.length);
	});

	it("are other users when the first one was started for another language than it turned out", () => {
		const folder = folderWith({});
		mkdirSync(`${folder}/mytorch/nn`, { recursive: true });
		writeFileSync(`${folder}/mytorch/nn/linear.py`, readFileSync(`${correct}/numpy.py`));
		const out = `${folder}/result.json`;
		const { status, stderr } = spawnSync(
			process.execPath,
			[`${root}dist/gradecheck.js`, "grade", folder, "--format", "native", "--out", out],
			{ encoding: "utf8" },
		);
		expect(stderr).toBe("");
		expect(status).toBe(0);
		expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ score: ownPointsWithout(), isolation: { accepted: [] } });
	});

	it("may have the largest numbers that there are", async () => {
		const user = 0xefff_ffff;
		const child = startProcess({ program: "/bin/sleep", args: ["60"], env: {}, layers: [], isAnnounced: false, user });
		await new Promise((resolve) => child.once("spawn", resolve));
		expect(read(`/proc/${child.pid}/status`)).toMatch(new RegExp(`^Uid:\\s+${user}\\s`, "m"));
		endProcesses({ pid: child.pid as number, user, layers: [] });
		expect(await new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)))).toBe("SIGKILL");
	});

	it.each([
		["ended", "/bin/true"],
		["could not be started", "/nowhere/at/all"],
	])("come back to the pool when one has %s", async (_, program) => {
		const launch = { ...planLaunch(nodeCommand(), 10, new Map()), program, args: [] };
		const child = startProcess(launch);
		await new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
		await new Promise((resolve) => setTimeout(resolve, 1));
		const all = takeAll();
		for (const user of all) releaseUser(user);
		expect(all).toContain(launch.user);
	});
});
