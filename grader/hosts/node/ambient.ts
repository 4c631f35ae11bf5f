/** What an ordinary module expects around it, made inside the inner realm: a console that collects, and seeded randomness and time. */

import { structuredClone } from "./clone.ts";

const MAX_PRINTED = 20_000;
/** The engine's, by its environment. */
const ZONE = "UTC";

/** Captured while the realm is clean. */
const { apply } = Reflect;
const { slice } = String.prototype;

let printedText = "";
let randomState = 0;
let now = 0;

/** Replaces the realm's `console`, `Math.random`, `performance`, `structuredClone`, and whatever tells the time. */
export function installAmbient(): void {
	const print = (...values: unknown[]): void => {
		if (printedText.length >= MAX_PRINTED) return;
		let line = "";
		for (let at = 0; at < values.length; at += 1) line += (at === 0 ? "" : " ") + text(values[at]);
		printedText = apply(slice, `${printedText}${line}\n`, [0, MAX_PRINTED]) as string;
	};
	const silent = (): void => {};
	const names = ["log", "info", "warn", "error", "debug", "dir", "table", "trace"];
	const rest = ["assert", "clear", "count", "group", "groupCollapsed", "groupEnd", "time", "timeEnd", "timeLog"];
	const console = Object.fromEntries([...names.map((name) => [name, print]), ...rest.map((name) => [name, silent])]);
	Object.assign(globalThis, { structuredClone, console, performance: { now: tick, timeOrigin: 0 } });
	Math.random = random;
	installDate();
	installFormats();
	installTemporal();
}

function installDate(): void {
	const RealDate = Date;
	const SeededDate = new Proxy(RealDate, {
		construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [tick()] : args, newTarget),
		apply: () => new RealDate(tick()).toString(),
	});
	RealDate.now = tick;
	// The other ways to it: every date has one.
	RealDate.prototype.constructor = SeededDate;
	globalThis.Date = SeededDate;
}

/** Without a date they write the present one. */
function installFormats(): void {
	const { prototype } = Intl.DateTimeFormat;
	const { formatToParts } = prototype;
	const { get } = Object.getOwnPropertyDescriptor(prototype, "format") as { get: () => Intl.DateTimeFormat["format"] };
	Object.defineProperty(prototype, "format", {
		get(this: unknown) {
			const format = apply(get, this, []) as Intl.DateTimeFormat["format"];
			return (date?: Date) => format(date === undefined ? tick() : date);
		},
	});
	prototype.formatToParts = function (this: unknown, date) {
		return apply(formatToParts, this, [date === undefined ? tick() : date]) as Intl.DateTimeFormatPart[];
	};
}

function installTemporal(): void {
	const { Instant, Now } = Temporal;
	const instant = () => Instant.fromEpochMilliseconds(tick());
	const zoned = (zone: Temporal.TimeZoneLike = ZONE) => instant().toZonedDateTimeISO(zone);
	Object.assign(Now, {
		instant,
		timeZoneId: () => ZONE,
		zonedDateTimeISO: zoned,
		plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDateTime(),
		plainDateISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDate(),
		plainTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainTime(),
	});
}

/** The same entropy gives the same random numbers and the same times. */
export function seedAmbient(entropy: number): void {
	randomState = entropy | 0;
	// Another entropy gives another second, and another fraction of it: code that goes by either of them shows.
	now = 1_700_000_000_000 + entropy * 1_007;
}

export function takePrinted(): string {
	const taken = printedText;
	printedText = "";
	return taken;
}

/** Time passes with every look at the clock, so that a loop that waits for it ends. */
function tick(): number {
	now += 1;
	return now;
}

/** mulberry32. */
export function random(): number {
	randomState = (randomState + 0x6d2b79f5) | 0;
	let mixed = Math.imul(randomState ^ (randomState >>> 15), 1 | randomState);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

function text(value: unknown): string {
	try {
		if (typeof value !== "object" || value === null || "isMatrix" in value) return String(value);
		return JSON.stringify(value) ?? String(value);
	} catch {
		return "[unprintable]";
	}
}
