/** Randomness and time of the inner realm, which follow the script, and the world around a module that goes by them. */
import { structuredClone } from "./clone.ts";
import { makeConsole, resetConsole } from "./surroundings/console.ts";
import { makeProcess } from "./surroundings/process.ts";
import { makeTimers, resetTimers, runNextTimer } from "./surroundings/timers.ts";
import { makeCrypto, makePerformance, WEB_NAMES, webClass } from "./surroundings/web.ts";

/** The engine's, by its environment. */
const ZONE = "UTC";

/** Captured while the realm is clean. */
const { apply } = Reflect;

let randomState = 0;
let now = 0;

/** Adds what Node has beside the language, and replaces `Math.random` and whatever tells the time. */
export function installAmbient(): void {
	Object.assign(globalThis, {
		structuredClone,
		global: globalThis,
		console: makeConsole(tick),
		performance: makePerformance(tick),
		...makeTimers(() => now),
	});
	whenAsked("process", () => makeProcess(tick));
	whenAsked("crypto", () => makeCrypto(random));
	for (const name of WEB_NAMES) whenAsked(name, () => webClass(name));
	Math.random = random;
	installDate();
	installFormats();
	installTemporal();
}

/** A global that is made when it is first asked for: few submissions do, and a grading pays for what every process makes. */
function whenAsked(name: string, make: () => unknown): void {
	const keep = (value: unknown): unknown => {
		Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
		return value;
	};
	Object.defineProperty(globalThis, name, { get: () => keep(make()), set: keep, configurable: true });
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
	resetConsole();
	resetTimers();
}

/** Whether there was a timer to run. */
export function passTime(): boolean {
	const due = runNextTimer();
	if (due !== undefined && due > now) now = due;
	return due !== undefined;
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
