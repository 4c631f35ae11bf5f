/**
 * What an import of one of Node's own modules gives: a stand-in for those that programs use around their computing, and for the others one
 * whose every use is a fault of its own name. Importing costs nothing, as in Python.
 */
import { makeAssert } from "./assert.ts";
import { format } from "./format.ts";
import { inspect } from "./inspect.ts";
import { makePath } from "./path.ts";
import { urlTools } from "./url.ts";

type Bag = Record<string, unknown>;

const FILES = ["fs", "fs/promises", "sqlite"];
const PROGRAMS = ["child_process", "cluster", "worker_threads", "net", "http", "https", "http2", "dgram", "dns", "tls"];
const OTHERS = [
	"async_hooks",
	"buffer",
	"crypto",
	"diagnostics_channel",
	"events",
	"os",
	"querystring",
	"readline",
	"readline/promises",
	"stream",
	"string_decoder",
	"test",
	"tty",
	"v8",
	"vm",
	"zlib",
];

const { defineProperty } = Object;

/** What is missing, by the error that says so. */
let absence: { readonly error: unknown; readonly id: string } | undefined;

/** The fault that an error stands for which came from using what does not exist here. */
export function absenceBy(error: unknown): string | undefined {
	return absence !== undefined && absence.error === error ? absence.id : undefined;
}

/** `undefined` for what is no module of Node's; `require` is the importing file's. */
export function builtInModule(specifier: string, require: unknown): unknown {
	const name = specifier.startsWith("node:") ? specifier.slice("node:".length) : specifier;
	const { process, console, performance, setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } =
		globalThis as unknown as Bag;
	switch (name) {
		case "process":
			return process;
		case "console":
			return console;
		case "path":
		case "path/posix":
			return makePath();
		case "url":
			return { ...urlTools() };
		case "util":
			return { inspect: (value: unknown) => inspect(value, 2), format: (...values: unknown[]) => format(values), isDeepStrictEqual };
		case "assert":
		case "assert/strict":
			return makeAssert();
		case "perf_hooks":
			return { performance };
		case "timers":
			return { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate };
		case "timers/promises":
			return { setTimeout: later(setTimeout), setImmediate: later(setTimeout) };
		case "module":
			return { createRequire: () => require };
	}
	const id = FILES.includes(name) ? "touches-files" : PROGRAMS.includes(name) ? "starts-processes" : "throws";
	return id !== "throws" || OTHERS.includes(name) || specifier !== name ? absentModule(name, id) : undefined;
}

function isDeepStrictEqual(one: unknown, other: unknown): boolean {
	try {
		makeAssert().deepStrictEqual(one, other);
		return true;
	} catch {
		return false;
	}
}

function later(wait: unknown) {
	return (delay?: number, value?: unknown) =>
		new Promise((resolve) => (wait as (run: () => void, delay?: number) => void)(() => resolve(value), delay));
}

/** Its members stand in its prototype, where those of a namespace and of a default import are looked for alike. */
function absentModule(name: string, id: string): unknown {
	const absent = (member: string) =>
		function absent(): never {
			const error = new Error(`${member === "" ? name : `${name}.${member}`} is one of Node.js's own, and does not exist here`);
			absence = { error, id };
			throw error;
		};
	const members = new Proxy(Object.create(null) as object, {
		get: (_, member) => (typeof member !== "string" || member === "then" || member === "__esModule" ? undefined : absent(member)),
		getPrototypeOf: () => null,
	});
	const module = Object.setPrototypeOf(absent(""), members) as object;
	return defineProperty(module, "name", { value: name });
}
