/** A stand-in for Node's `process`, made of the inner realm's own objects: what programs ask it, and nothing of the machine. */
import { print } from "./console.ts";
import { shown } from "./format.ts";

/** Where a submission's files lie, as far as they can see. */
export const FOLDER = "/submission";

/** What ended the process, and how it was called. */
let ending: { readonly error: unknown; readonly call: string } | undefined;

/** `process.exit(0)`, where this error is the end of the process; it can be caught, as in Python. */
export function endingBy(error: unknown): string | undefined {
	return ending !== undefined && ending.error === error ? ending.call : undefined;
}

/** `tick` looks at the clock, in milliseconds. */
export function makeProcess(tick: () => number): Record<PropertyKey, unknown> {
	const end = (call: string): never => {
		const error = new Error(`${call} was called`);
		ending = { error, call };
		throw error;
	};
	const hrtime = (before?: readonly number[]) => {
		const ms = tick();
		const [seconds, nanoseconds] = [Math.floor(ms / 1000), (ms % 1000) * 1e6];
		if (before === undefined) return [seconds, nanoseconds];
		const since = seconds * 1e9 + nanoseconds - ((before[0] as number) * 1e9 + (before[1] as number));
		return [Math.floor(since / 1e9), since % 1e9];
	};
	const self: Record<PropertyKey, unknown> = {
		title: "node",
		version: "v26.0.0",
		versions: { node: "26.0.0" },
		release: { name: "node" },
		arch: "x64",
		platform: "linux",
		argv: ["/usr/bin/node", "/usr/bin/grade"],
		argv0: "node",
		execArgv: [],
		execPath: "/usr/bin/node",
		env: {},
		pid: 1,
		ppid: 0,
		exitCode: undefined,
		features: {},
		stdin: stream(0),
		stdout: stream(1),
		stderr: stream(2),
		cwd: () => FOLDER,
		exit: (code?: unknown) => end(`process.exit(${code === undefined ? "" : shown(code)})`),
		abort: () => end("process.abort()"),
		hrtime: Object.assign(hrtime, { bigint: () => BigInt(tick()) * 1_000_000n }),
		uptime: () => (tick() % 1e6) / 1000,
		memoryUsage: () => ({ rss: 5e7, heapTotal: 2e7, heapUsed: 1e7, external: 1e6, arrayBuffers: 1e4 }),
		cpuUsage: () => ({ user: tick() * 1000, system: 0 }),
		nextTick: (callback: (...args: unknown[]) => unknown, ...args: unknown[]) => {
			Promise.resolve().then(() => callback(...args));
		},
		emitWarning: (warning: unknown) => print(`Warning: ${shown(warning)}\n`),
		[Symbol.toStringTag]: "process",
	};
	// Nothing is ever emitted.
	for (const name of ["on", "once", "off", "addListener", "removeListener", "removeAllListeners", "prependListener"])
		self[name] = () => self;
	return self;
}

function stream(fd: number): Record<string, unknown> {
	const self: Record<string, unknown> = {
		fd,
		isTTY: false,
		columns: 80,
		writable: true,
		write: (text: unknown) => {
			print(text instanceof Uint8Array ? String.fromCharCode(...text.subarray(0, 1000)) : String(text));
			return true;
		},
		end: (text: unknown = "") => print(String(text)),
	};
	for (const name of ["on", "once", "off", "cork", "uncork", "setEncoding"]) self[name] = () => self;
	return self;
}
