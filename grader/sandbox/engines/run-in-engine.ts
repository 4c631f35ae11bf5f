/** What needs more than the Node that it was started by, once more in the pinned engine. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { engine, OLDEST_ENGINE } from "./node-command.ts";

/** They open the store of a class. */
const COMMANDS: ReadonlySet<string | undefined> = new Set(["batch", "regrade", "export"]);

/** Whether that was needed, and is on its way: with the same words, and the same end. */
export function runInPinnedEngine(script: string, words: readonly string[]): boolean {
	if (!COMMANDS.has(words[0])) return false;
	if (Number(process.versions.node.split(".")[0]) >= OLDEST_ENGINE) {
		endWithParent();
		return false;
	}
	let program: string;
	try {
		program = engine();
	} catch {
		// Told where everything is there to tell it with.
		return false;
	}
	// Its other end tells the engine when this process is gone, however it went.
	const child = spawn(program, [script, ...words], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
	child.on("exit", (code, signal) => {
		process.exitCode = code ?? 128 + constants.signals[signal as NodeJS.Signals];
	});
	return true;
}

/** Where another process of ours started this one, it is stopped with it. */
function endWithParent(): void {
	if (process.channel === undefined) return;
	process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
	process.channel?.unref();
}
