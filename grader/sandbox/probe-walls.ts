/** Tries the two walls that stand inside the JavaScript engine. */
import { execFileSync } from "node:child_process";
import type { HostCommand } from "./engines/host-command.ts";
import { lockingFlags } from "./engines/node-command.ts";
import { GraderError } from "./grader-error.ts";
import type { LayerId } from "./layers/layers.ts";
import type { Sandbox } from "./sandbox.ts";
import { StudentOracle } from "./student/student-oracle.ts";

const LIMIT_MS = 10_000;

/** Tries what the engine has to refuse, and prints what it did not. */
const TRIES = `
const module = (name) => process.getBuiltinModule(name);
const tries = {
	"reading files": () => module("fs").readdirSync("/"),
	"writing files": () => module("fs").writeFileSync("/tmp/gradecheck-probe", ""),
	"starting processes": () => module("child_process").spawnSync("/bin/true").error && (() => { throw 0; })(),
	"starting threads": () => new (module("worker_threads").Worker)("", { eval: true }),
	"the network": () => process.permission.has("net") || (() => { throw 0; })(),
	"databases": () => module("node:sqlite") ?? (() => { throw 0; })(),
	"code from text": () => new Function("return 1")(),
};
for (const [what, attempt] of Object.entries(tries)) try { attempt(); console.log(what); } catch {}
`;

/** A class whose method counts what it finds of the engine's world. */
const LOOKS_AROUND = `
module.exports = class Probe {
	look() {
		const names = ["fetch", "Buffer", "WebSocket"].filter((name) => name in globalThis);
		// The stand-in for it has none of these.
		for (const name of ["binding", "dlopen", "getBuiltinModule", "reallyExit"]) if (typeof process === "object" && name in process) names.push(name);
		try {
			new Function("return 1")();
			names.push("Function");
		} catch {}
		return names.length;
	}
};`;

/** Walls that do not hold, and what went through. */
export async function brokenWalls(command: HostCommand, sandbox: Sandbox): Promise<ReadonlyMap<LayerId, string>> {
	const broken = new Map<LayerId, string>();
	if (command.walls.includes("engine-permissions")) {
		const through = execFileSync(command.program, [...lockingFlags([]), "-e", TRIES], { encoding: "utf8", env: {}, timeout: LIMIT_MS });
		if (through !== "") broken.set("engine-permissions", `it allows ${through.trim().replaceAll("\n", ", ")}`);
	}
	if (command.walls.includes("inner-realm")) {
		const found = await lookAround(sandbox);
		if (found !== 0) broken.set("inner-realm", `it shows ${found} of the engine's objects`);
	}
	return broken;
}

async function lookAround(sandbox: Sandbox): Promise<number> {
	const oracle = new StudentOracle(sandbox, { callMs: LIMIT_MS, totalMs: LIMIT_MS });
	try {
		const source = { modules: [{ path: "probe", code: LOOKS_AROUND, links: {} }], entries: ["probe"], isSure: true };
		await oracle.load({ source, className: "Probe", method: "look", locate: () => undefined });
		const [answers] = await oracle.run([
			{
				entropy: 0,
				steps: [
					{ do: "construct", as: "x", args: [] },
					{ do: "call", on: "x", name: "look", args: [], as: "y" },
				],
				values: [],
			},
		]);
		const answer = answers?.[1];
		if (answer?.kind !== "value") throw new GraderError(`the probe of the inner realm was not answered (${answer?.kind})`);
		return answer.value.data[0] ?? 0;
	} finally {
		oracle.close();
	}
}
