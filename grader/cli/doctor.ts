/** `gradecheck doctor`: every layer of isolation tried on this machine, and what to do where one is missing. */

import type { HostCommand } from "../sandbox/engines/host-command.ts";
import { nodeCommand } from "../sandbox/engines/node-command.ts";
import { pythonCommand } from "../sandbox/engines/python-interpreter.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import { LAYER_IDS, LAYERS, type LayerId } from "../sandbox/layers/layers.ts";
import { remedyOf, type Weakness } from "../sandbox/layers/weaknesses.ts";
import { brokenWalls } from "../sandbox/probe-walls.ts";
import { START_LIMIT_MS } from "../sandbox/process/host-process.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { READY } from "../sandbox/student/bounds.ts";

/** Seconds of processor time for a host that is only started. */
const CPU_SECONDS = 30;

export interface MachineReport {
	readonly text: string;
	/** Whether submissions of every language that is installed may be graded here. */
	readonly isSound: boolean;
}

interface Examination {
	readonly language: string;
	readonly layers: readonly LayerId[];
	readonly missing: ReadonlyMap<LayerId, string>;
	readonly weaknesses: readonly Weakness[];
	/** Why no host comes up at all. */
	readonly absent?: string;
}

export async function examineMachine(): Promise<MachineReport> {
	const examined = [await examine("TypeScript", nodeCommand), await examine("Python", pythonCommand)];
	const [first] = examined as [Examination, Examination];
	const lines = ["Layers of isolation on this machine, each of them tried:", ""];
	const width = Math.max(...LAYER_IDS.map((layer) => layer.length)) + 2;
	for (const layer of LAYER_IDS) {
		const isActive = first.layers.includes(layer);
		lines.push(`  ${isActive ? "active " : "missing"}  ${layer.padEnd(width)}${LAYERS[layer]}`);
		if (isActive) continue;
		const why = first.missing.get(layer);
		lines.push(`  ${" ".repeat(9 + width)}${why === undefined ? "" : `${why}. `}${remedyOf(layer, why)}`);
	}
	lines.push("", ...examined.flatMap(conclusion), "");
	return { text: lines.join("\n"), isSound: examined.every(({ weaknesses, absent }) => weaknesses.length === 0 || absent !== undefined) };
}

async function examine(language: string, commandOf: () => HostCommand): Promise<Examination> {
	try {
		const command = commandOf();
		const sandbox = new Sandbox(command, { allowsWeak: true });
		const host = await sandbox.settle(sandbox.start(CPU_SECONDS), CPU_SECONDS);
		host.ask({ ask: "ready" }, [READY]);
		const ready = await host.next(START_LIMIT_MS);
		host.kill({ id: "exits-process", message: "" });
		// It came up in its layers, and cannot load what it needs in them.
		if (ready.kind === "death") throw new GraderError(host.stderr.trim().split("\n").at(-1) || ready.death.message);
		const broken = await brokenWalls(command, sandbox);
		const layers = sandbox.layers.filter((layer) => !broken.has(layer));
		const missing = new Map([...sandbox.missing, ...broken]);
		return { language, layers, missing, weaknesses: sandbox.weaknessesOf(layers) };
	} catch (error) {
		if (!(error instanceof GraderError)) throw error;
		return { language, layers: [], missing: new Map(), weaknesses: [], absent: error.message };
	}
}

function conclusion({ language, layers, weaknesses, absent }: Examination): string[] {
	if (absent !== undefined) return [`${language} submissions cannot be run here: ${absent}`];
	if (weaknesses.length === 0) return [`${language} submissions can be graded here, in the layers ${layers.join(", ")}.`];
	return [
		`${language} submissions are not graded here, unless with --allow-weak-isolation:`,
		...weaknesses.flatMap(({ what, remedy }) => [`  ${what}`, `    ${remedy}`]),
	];
}
