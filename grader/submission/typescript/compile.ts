/** One file's TypeScript or JavaScript → a script, by the compiler in a locked process: what it says is read here, what it reads is not. */
import { extname } from "node:path";
import { originalPositionFor, sourceContentFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Neighbours } from "../../oracle/script.ts";
import { fill } from "../../problem/fill.ts";
import { compilerCommand, type Decorators, type Loader } from "../../sandbox/engines/compiler-command.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import { MAX_LINE, neighboursOf } from "../neighbours.ts";
import { type LoadFault, type Refused, refused } from "../submission.ts";
import { told } from "../words/message.ts";
import { COMPILING, REWORDED } from "../words/typescript.ts";
import { UNREADABLE } from "../words/unreadable.ts";
import { withAwaits, withoutAwaits } from "./top-level-await.ts";

export interface Compiled {
	readonly status: "compiled";
	readonly code: string;
	/** Whether it awaits outside of any function. */
	readonly awaits: boolean;
	/** Of what the compiler gave. */
	readonly bytes: number;
	/** A place in the compiled code → the line of the file, from 1, with its text as the compiler read it. */
	readonly lineAt: (line: number, column: number) => ({ readonly line: number; readonly text: string } & Neighbours) | undefined;
}

/** Milliseconds; an honest solution takes a few. */
const WORK_MS = 10_000;
/** Each finds as many uses of `await` at the top as the compiler tells of at once. */
const MAX_TURNS = 10;
/** Bytes: some times what the largest file gives. */
const MAX_OUTPUT = 4_000_000;
/** Bytes: the largest file of one-letter statements takes a third of it. */
const MAX_RESIDENT = 256 * 2 ** 20;
/** Characters of base64; larger ones are not decoded, and nothing is said of lines. */
const MAX_MAP = 1_000_000;
/** As the compiler counts lines. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;
const MAP = "\n//# sourceMappingURL=data:application/json;base64,";

/** `room` is how many bytes may come of it. */
export async function compile(
	path: string,
	bytes: Uint8Array,
	decorators: Decorators,
	run: RunFilter,
	room: number,
): Promise<Compiled | Refused> {
	const limits = { workMs: WORK_MS, maxOutput: Math.min(MAX_OUTPUT, room), maxResident: MAX_RESIDENT };
	const command = compilerCommand(loaderOf(path), decorators);
	let filtered = await run(command, bytes, limits);
	const refusal = filtered;
	let [text, awaits] = [bytes, false];
	for (let turn = 0; turn < MAX_TURNS && filtered.status === "ended" && filtered.code !== 0; turn += 1) {
		const without = withoutAwaits(text, filtered.complaint);
		if (without === undefined) break;
		[text, awaits] = [without, true];
		filtered = await run(command, text, limits);
	}
	// What is wrong is told of the file as it is.
	if (awaits && (filtered.status === "stopped" || filtered.code !== 0)) filtered = refusal;
	if (filtered.status === "stopped") return refused(told(STOPPED[filtered.why], { file: path }));
	if (filtered.code === 0) return compiled(filtered.output, awaits);
	const found = errorIn(filtered.complaint);
	// It ends with other words when it runs out of memory, or of stack.
	return refused(found === undefined ? told(COMPILING["too-deep"], { file: path }) : syntaxFault(path, found, bytes));
}

const STOPPED = { late: COMPILING["too-slow"], memory: COMPILING["too-deep"], output: UNREADABLE["compiled-too-long"] } as const;

function compiled(bytes: Buffer, awaits: boolean): Compiled {
	const output = bytes.toString("utf8");
	const at = output.lastIndexOf(MAP);
	const code = at < 0 ? output : output.slice(0, at);
	const map = at < 0 ? "" : output.slice(at + MAP.length).trim();
	let trace: TraceMap | undefined;
	let lines: readonly string[] | undefined;
	const written = (text: string): string => (awaits ? withAwaits(text) : text);
	return {
		status: "compiled",
		code: awaits ? withAwaits(code) : code,
		awaits,
		bytes: bytes.length,
		lineAt: (line, column) => {
			if (map === "" || map.length > MAX_MAP) return undefined;
			trace ??= new TraceMap(Buffer.from(map, "base64").toString("utf8"));
			const found = originalPositionFor(trace, { line, column: Math.max(0, column - 1) });
			if (found.line === null || found.source === null) return undefined;
			lines ??= (sourceContentFor(trace, found.source) ?? "").split(LINE_END);
			const { before = [], after = [] } = neighboursOf(lines, found.line);
			const text = (lines[found.line - 1] ?? "").slice(0, MAX_LINE);
			return { line: found.line, text: written(text), before: before.map(written), after: after.map(written) };
		},
	};
}

function loaderOf(path: string): Loader {
	switch (extname(path).toLowerCase()) {
		case ".json":
			return "json";
		case ".tsx":
			return "tsx";
		case ".ts":
		case ".mts":
		case ".cts":
			return "ts";
		case ".jsx":
			return "jsx";
		default:
			return "js";
	}
}

interface CompileError {
	readonly message: string;
	/** `column` counts the file's bytes, and `caret` the characters of the text: the compiler makes two spaces of a tab. */
	readonly at?: { readonly line: number; readonly column: number; readonly text: string; readonly caret: number };
}

/** `✘ [ERROR] message`, then `    file:line:column:`, `      line │ text` and `           │    ^`, as the compiler writes for people. */
function errorIn(complaint: string): CompileError | undefined {
	const [first = "", ...rest] = complaint.split("\n", 12);
	const message = /^\S{1,3} \[ERROR\] (.{1,500})/.exec(first)?.[1];
	if (message === undefined) return undefined;
	for (const [at, line] of rest.entries()) {
		const place = /^ {4}.{0,20}:(\d{1,9}):(\d{1,9}):$/.exec(line);
		if (place === null) continue;
		const text = /^ {1,20}\d{1,9} \S (.*)$/.exec(rest[at + 1] ?? "")?.[1] ?? "";
		const column = Number(place[2]) + 1;
		const before = /^ {1,20}\S ( *)[~^]/.exec(rest[at + 2] ?? "")?.[1];
		const caret = before === undefined ? column : before.length + 1;
		return { message, at: { line: Number(place[1]), column, text: text.slice(0, MAX_LINE), caret } };
	}
	return { message };
}

/** Words of the compiler's that speak of how it is used here, and not of the file. */
const OF_ITS_USE: readonly (readonly [RegExp, string])[] = [
	[/^Top-level await .*/, REWORDED.await],
	[/^Transforming (?<what>.*) to the configured target environment is not supported yet.*/, REWORDED.target],
];

function syntaxFault(path: string, { message, at }: CompileError, bytes: Uint8Array): LoadFault {
	// A byte that begins no character of UTF-8.
	if (/^(Unexpected|Syntax error) "\\x[89a-f][0-9a-f]"/.test(message)) return told(UNREADABLE["not-utf-8"], { file: path });
	const [pattern, words = ""] = OF_ITS_USE.find(([each]) => each.test(message)) ?? [];
	const said = pattern === undefined ? message.replace(/:$/, "") : fill(words, pattern.exec(message)?.groups ?? {});
	return told(
		COMPILING.syntax,
		{ where: at === undefined ? path : `${path}:${at.line}:${at.column}`, said },
		at && { at: { file: path, line: at.line, column: at.caret, text: at.text, ...around(bytes, at.line) } },
	);
}

/** Tabs are two spaces in them, as they are in what the compiler says. */
function around(bytes: Uint8Array, line: number): Neighbours {
	const text = Buffer.from(bytes).toString("utf8").replaceAll("\t", "  ");
	return neighboursOf(text.split(LINE_END), line);
}
