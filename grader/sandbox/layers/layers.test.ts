import { spawn } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { folderWith, gradeFile } from "../../testing/grade-submission.ts";
import { commandLine, descendants, isAlive } from "../../testing/processes.ts";
import type { HostCommand } from "../engines/host-command.ts";
import { nodeCommand } from "../engines/node-command.ts";
import { GraderError } from "../grader-error.ts";
import { brokenWalls } from "../probe-walls.ts";
import { Sandbox } from "../sandbox.ts";
import type { LayerId } from "./layers.ts";
import { firstClosed, isRoot } from "./own-user.ts";
import { weaknesses } from "./weaknesses.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const JAILS: readonly (readonly LayerId[])[] = [[], ["landlock"], ["system-calls"], ["landlock", "system-calls"], ["jail"]];
const combinations = JAILS.flatMap((jail) =>
	[[], ["own-user" as const]].flatMap((user) => [[], ["namespaces" as const]].map((namespaces) => [...jail, ...user, ...namespaces])),
);

async function start(without: readonly LayerId[], command: HostCommand = nodeCommand()): Promise<Sandbox> {
	const sandbox = new Sandbox(command, { allowsWeak: true, without });
	const host = await sandbox.settle(sandbox.start(60), 60);
	host.kill({ id: "exits-process", message: "" });
	return sandbox;
}

describe("an honest submission", () => {
	it.each(combinations.map((without) => [without.join(", ") || "nothing", without] as const))(
		"gets every point without %s",
		async (_, without) => {
			for (const file of ["loops.ts", "numpy.py"]) {
				const path = `${root}problems/linear/submissions/correct/${file}`;
				const result = await gradeFile(path, { samples: 20, allowWeakIsolation: true, without });
				expect(result.score, file).toBe(100);
				for (const layer of without) expect(result.isolation.layers).not.toContain(layer);
			}
		},
	);
});

describe("the layers", () => {
	it("that are active are those that were started, and each that is missing has its reason", async () => {
		const { layers, missing } = await start([]);
		expect(layers).toEqual(expect.arrayContaining(["reading", "inner-realm", "engine-permissions", "watchdog"]));
		for (const layer of ["own-user", "jail", "namespaces"] as const)
			expect(layers.includes(layer) || missing.get(layer), layer).toBeTruthy();
	});

	it("can each be switched off", async () => {
		for (const without of ["own-user", "jail", "system-calls", "landlock", "namespaces"] as const)
			expect((await start([without])).layers).not.toContain(without);
	});

	it("inside the engine are tried, and a wall that is not there is found", async () => {
		const command = nodeCommand();
		expect(await brokenWalls(command, new Sandbox(command, { allowsWeak: true }))).toEqual(new Map());
	});
});

describe("too few layers", () => {
	const { walls, needs } = nodeCommand();
	it.each([
		["neither wall", [], false, 3],
		["one wall", ["inner-realm", "system-calls"], false, 1],
		["both walls, as an ordinary user", walls, false, 0],
		["both walls, as root without a user of its own", walls, true, 1],
		["both walls and a user of its own, as root", [...walls, "own-user"], true, 0],
	] as const)("are told from enough: %s", (_, active, asRoot, count) => {
		const found = weaknesses({ ...nodeCommand(), needs }, active, new Map(), asRoot);
		expect(found).toHaveLength(count);
		for (const { what, remedy } of found) expect(`${what} ${remedy}`).toMatch(/missing: .{20}/);
	});

	it("for Python are those without the kernel's or the namespaces' hold", () => {
		const python = { ...nodeCommand(), needs: [["system-calls", "namespaces"]] as const };
		expect(weaknesses(python, ["own-user", "jail"], new Map(), false)).toHaveLength(1);
		expect(weaknesses(python, ["namespaces"], new Map(), false)).toHaveLength(0);
	});

	it("are refused before any code of the submission is sent, unless they are accepted", async () => {
		const command = { ...nodeCommand(), needs: [["system-calls"]] as const };
		const sandbox = new Sandbox(command, { without: ["system-calls"] });
		await expect(sandbox.settle(sandbox.start(60), 60)).rejects.toThrow(GraderError);
		await expect(sandbox.settle(sandbox.start(60), 60)).rejects.toThrow(
			/system-calls.*switched off[\s\S]*Install a C compiler[\s\S]*--allow-weak-isolation/,
		);
		expect((await start(["system-calls"], command)).weaknesses).toHaveLength(1);
	});
});

describe("a user of its own", () => {
	it("needs a way to the program that is open to all", () => {
		const folder = folderWith({ program: "" });
		expect(firstClosed([join(folder, "program")])).toBe(folder);
		const open = folderWith({ program: "" });
		chmodSync(open, 0o755);
		expect(firstClosed([join(open, "program")])).not.toBe(open);
	});

	it.runIf(isRoot())("is given up, and refused, where the host lies in a closed folder", async () => {
		const file = join(folderWith({ data: "" }), "data");
		const command = { ...nodeCommand(), reads: [...nodeCommand().reads, file] };
		expect((await start([], command)).missing.get("own-user")).toMatch(/other users cannot enter .*gradecheck-test-/);
		const sandbox = new Sandbox(command);
		await expect(sandbox.settle(sandbox.start(60), 60)).rejects.toThrow(/chmod o\+x/);
	});
});

describe("a grader that is killed", () => {
	it("leaves no process behind", async () => {
		const folder = folderWith({ "linear.ts": "export class Linear { forward() { for (;;); } }" });
		const child = spawn(process.execPath, [`${root}dist/gradecheck.js`, "grade", folder]);
		let started: number[] = [];
		for (let turn = 0; turn < 200 && started.length === 0; turn += 1) {
			await new Promise((resolve) => setTimeout(resolve, 50));
			started = descendants(child.pid as number).filter((pid) => commandLine(pid).includes("node-host.cjs"));
		}
		expect(started).not.toEqual([]);
		await new Promise((resolve) => setTimeout(resolve, 500));
		const all = [...started, ...descendants(child.pid as number)];
		child.kill("SIGKILL");
		const isJailed = existsSync(`${root}dist/jail`);
		for (let turn = 0; turn < 100 && all.some(isAlive); turn += 1) await new Promise((resolve) => setTimeout(resolve, 50));
		// Without the jail it is the limit of processor time that ends them, a while later.
		if (isJailed) expect(all.filter(isAlive)).toEqual([]);
		else for (const pid of all.filter(isAlive)) expect(readFileSync(`/proc/${pid}/limits`, "utf8")).toMatch(/Max cpu time\s+\d+/);
	});
});

describe.runIf(!isRoot())("without root", () => {
	it("no user of its own is to be had, and that is no weakness", async () => {
		const sandbox = await start([]);
		expect(sandbox.layers).not.toContain("own-user");
		expect(sandbox.weaknesses).toEqual([]);
	});
});
