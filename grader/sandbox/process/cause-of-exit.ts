/** The name of the death of a process that ended without being told to. */
import { signalName } from "./start-process.ts";

interface Exit {
	readonly id: "out-of-memory" | "exits-process";
	readonly message: string;
}

/** `stderr` is the end of what it wrote there. */
export function causeOfExit(code: number | null, ownSignal: NodeJS.Signals | null, stderr: string, isInNamespaces: boolean): Exit {
	// Bubblewrap tells of a signal by its code, as a shell does.
	const signal = ownSignal ?? (isInNamespaces ? signalName((code ?? 0) - 128) : null);
	if (/heap out of memory|invalid (string|size|array) (length|size)|Fatal process out of memory/i.test(stderr))
		return { id: "out-of-memory", message: "the memory limit was reached" };
	return { id: "exits-process", message: signal === null ? `the process ended with code ${code}` : `the process was ended by ${signal}` };
}
