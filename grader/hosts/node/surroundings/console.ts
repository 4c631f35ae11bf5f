/** The console of the inner realm, which collects what is printed, as Node would have printed it. */
import { format, shown } from "./format.ts";
import { table } from "./table.ts";

const MAX_PRINTED = 20_000;

/** Captured while the realm is clean. */
const { apply } = Reflect;
const { slice } = String.prototype;

let printedText = "";
let indent = "";
let counts = new Map<string, number>();
let starts = new Map<string, number>();

/** Adds it as it is, without an end of line. */
export function print(text: string): void {
	if (printedText.length < MAX_PRINTED) printedText = apply(slice, `${printedText}${text}`, [0, MAX_PRINTED]) as string;
}

export function takePrinted(): string {
	const taken = printedText;
	printedText = "";
	return taken;
}

/** As at the start of a program. */
export function resetConsole(): void {
	if (indent !== "") indent = "";
	if (counts.size > 0) counts = new Map();
	if (starts.size > 0) starts = new Map();
}

/** `tick` looks at the clock, in milliseconds. */
export function makeConsole(tick: () => number): Record<string, unknown> {
	const line = (text: string): void => print(`${indent}${indent === "" ? text : text.replaceAll("\n", `\n${indent}`)}\n`);
	const log = (...values: unknown[]): void => {
		// What is beyond the limit is not even looked at.
		if (printedText.length < MAX_PRINTED) line(format(values));
	};
	const silent = (): void => {};
	const group = (...values: unknown[]): void => {
		if (values.length > 0) log(...values);
		if (indent.length < 100) indent += "  ";
	};
	const time = (label: unknown, rest: readonly unknown[]): void => {
		const start = starts.get(String(label));
		if (start !== undefined) line([`${String(label)}: ${tick() - start}ms`, ...rest.map(shown)].join(" "));
	};
	return {
		log,
		info: log,
		warn: log,
		error: log,
		debug: log,
		dirxml: log,
		dir: (value: unknown) => log(value),
		trace: (...values: unknown[]) => line(values.length === 0 ? "Trace" : `Trace: ${format(values)}`),
		table: (data: unknown, only?: unknown) => {
			if (printedText.length >= MAX_PRINTED) return;
			const text = table(data, only);
			if (text === undefined) log(data);
			else line(text);
		},
		assert: (holds: unknown, ...values: unknown[]) => {
			if (!holds) line(values.length === 0 ? "Assertion failed" : `Assertion failed: ${format(values)}`);
		},
		group,
		groupCollapsed: group,
		groupEnd: () => {
			indent = indent.slice(2);
		},
		count: (label: unknown = "default") => {
			const count = (counts.get(String(label)) ?? 0) + 1;
			counts.set(String(label), count);
			line(`${String(label)}: ${count}`);
		},
		countReset: (label: unknown = "default") => {
			counts.delete(String(label));
		},
		time: (label: unknown = "default") => {
			starts.set(String(label), tick());
		},
		timeLog: (label: unknown = "default", ...rest: unknown[]) => time(label, rest),
		timeEnd: (label: unknown = "default") => {
			time(label, []);
			starts.delete(String(label));
		},
		clear: silent,
		timeStamp: silent,
		profile: silent,
		profileEnd: silent,
	};
}
