/**
 * For how long the grader itself was busy and heard nobody, its event loop blocked: no process is late for that. It is measured while
 * somebody waits.
 */
import { now } from "../../oracle/clock.ts";

/** Milliseconds between two looks at the clock. What is much longer in coming was held up. */
const TICK_MS = 25;
/** Of the loop, until the end of a process is told: it is heard, its channels end, they are closed. */
const TURNS = 3;

let waiting = 0;
let timer: NodeJS.Timeout | undefined;
let last = 0;
let blocked = 0;

/** Begins to measure; the function that it gives ends that, once. */
export function watchLoop(): () => void {
	if (waiting === 0) {
		last = now();
		timer = setInterval(look, TICK_MS).unref();
	}
	waiting += 1;
	let isWatching = true;
	return () => {
		if (!isWatching) return;
		isWatching = false;
		waiting -= 1;
		if (waiting === 0) {
			look();
			clearInterval(timer);
		}
	};
}

/** Milliseconds in all, up to now. */
export function blockedMs(): number {
	if (waiting > 0) look();
	return blocked;
}

function look(): void {
	const time = now();
	const late = time - last - TICK_MS;
	if (late > TICK_MS) blocked += late;
	last = time;
}

/** What had come in before, also that a process ended, has been heard afterwards: when the loop was blocked, timers come first. */
export async function heardEverything(): Promise<void> {
	for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
