/**
 * Timers of the inner realm. Nothing waits for them, as nobody calls back after a call has come back; only while a submission awaits at its
 * top, each runs in its turn, and the clock is put forward to it.
 */

type Callback = (...args: unknown[]) => unknown;

interface Timer {
	readonly callback: Callback;
	readonly args: readonly unknown[];
	/** Milliseconds between two runs; 0 for one that runs once. */
	readonly every: number;
	due: number;
}

const { apply } = Reflect;

let timers = new Map<number, Timer>();
let last = 0;

export function resetTimers(): void {
	if (timers.size > 0) timers = new Map();
}

/** Runs the next one; gives when it was due, or `undefined` where there is none. */
export function runNextTimer(): number | undefined {
	let next: [number, Timer] | undefined;
	for (const entry of timers) if (next === undefined || entry[1].due < next[1].due) next = entry;
	if (next === undefined) return undefined;
	const [id, timer] = next;
	const { due } = timer;
	if (timer.every > 0) timer.due += timer.every;
	else timers.delete(id);
	try {
		apply(timer.callback, undefined, timer.args as unknown[]);
	} catch {
		// An error that nobody catches is nobody's answer here.
	}
	return due;
}

/** `now` is the time in milliseconds. */
export function makeTimers(now: () => number): Record<string, unknown> {
	const add = (callback: unknown, delay: unknown, args: readonly unknown[], isRepeated: boolean): object => {
		if (typeof callback !== "function") throw new TypeError('The "callback" argument must be of type function.');
		const ms = Math.max(1, Number(delay) || 0);
		last += 1;
		timers.set(last, { callback: callback as Callback, args, every: isRepeated ? ms : 0, due: now() + ms });
		return timeout(last);
	};
	const clear = (timer: unknown): void => {
		timers.delete(Number(timer));
	};
	return {
		setTimeout: (callback: unknown, delay?: unknown, ...args: unknown[]) => add(callback, delay, args, false),
		setInterval: (callback: unknown, delay?: unknown, ...args: unknown[]) => add(callback, delay, args, true),
		setImmediate: (callback: unknown, ...args: unknown[]) => add(callback, 0, args, false),
		clearTimeout: clear,
		clearInterval: clear,
		clearImmediate: clear,
		queueMicrotask: (callback: () => unknown) => {
			Promise.resolve().then(callback);
		},
	};
}

/** What Node gives for a timer. */
function timeout(id: number): object {
	const self = { ref: () => self, unref: () => self, refresh: () => self, hasRef: () => true, [Symbol.toPrimitive]: () => id };
	return self;
}
