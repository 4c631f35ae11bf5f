/**
 * `npm run layer-cost -- [rounds] [Python]`: what the layers cost a start, from paired runs in turn: a host in all layers, one without
 * bubblewrap, one without any. Milliseconds from the start to the answer that a submission was loaded; differences are of each pair.
 */

import { nodeCommand } from "../sandbox/engines/node-command.ts";
import { pythonCommand } from "../sandbox/engines/python-interpreter.ts";
import type { LayerId } from "../sandbox/layers/layers.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { LOADED } from "../sandbox/student/bounds.ts";

const [rounds = "31", language = "TypeScript"] = process.argv.slice(2);
const MACHINE: readonly LayerId[] = ["own-user", "jail", "system-calls", "landlock", "namespaces"];
const SETTINGS: Readonly<Record<string, readonly LayerId[]>> = { none: MACHINE, "without bubblewrap": ["namespaces"], all: [] };
const CPU_SECONDS = 60;

const command = language === "Python" ? pythonCommand() : nodeCommand();
const source =
	language === "Python"
		? { files: { "linear.py": Buffer.from("class Linear: pass\n").toString("base64") }, entries: ["linear.py"], isSure: true }
		: { modules: [{ path: "linear.js", code: "module.exports = class Linear {};", links: {} }], entries: ["linear.js"], isSure: true };
const times = new Map(Object.keys(SETTINGS).map((name) => [name, [] as number[]]));
const layers = new Map<string, string>();
for (let round = -2; round < Number(rounds); round += 1)
	for (const [name, without] of Object.entries(SETTINGS)) {
		const sandbox = new Sandbox(command, { allowsWeak: true, without });
		const start = performance.now();
		const host = await sandbox.settle(sandbox.start(CPU_SECONDS), CPU_SECONDS);
		host.ask({ ask: "load", ...source, className: "Linear", method: "forward" }, [LOADED]);
		const { kind } = await host.next(30_000);
		const took = performance.now() - start;
		host.kill({ id: "exits-process", message: "" });
		if (kind !== "reply") throw new Error(`${name}: no answer`);
		layers.set(name, sandbox.layers.join(", "));
		// The first rounds warm the machine.
		if (round >= 0) times.get(name)?.push(took);
	}

const bare = times.get("none") as number[];
for (const [name, all] of times) {
	const difference = median(all.map((time, at) => time - (bare[at] as number)));
	const ratio = median(all.map((time, at) => time / (bare[at] as number)));
	const [least, leastBare] = [Math.min(...all), Math.min(...bare)];
	console.log(`${name}: ${layers.get(name)}`);
	console.log(
		`  median of pairs ${signed(difference)} ms, × ${ratio.toFixed(3)}; quickest ${least.toFixed(1)} ms, ${signed(least - leastBare)} ms`,
	);
}

function signed(number: number): string {
	return `${number < 0 ? "-" : "+"}${Math.abs(number).toFixed(1)}`;
}

function median(numbers: readonly number[]): number {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}
