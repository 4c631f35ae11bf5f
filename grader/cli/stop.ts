/** Ctrl-C and its like, for what takes long: it is stopped cleanly. */

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface Stop {
	readonly signal: AbortSignal;
	/** What a program exits with that such a signal ended. */
	readonly exitCode: () => number;
	/** From now on a signal ends the program, as it did before. */
	readonly done: () => void;
}

/** From now on a signal ends nothing by itself. */
export function stopBySignal(): Stop {
	const stop = new AbortController();
	let code = 0;
	const onSignal = (_: NodeJS.Signals, number: number): void => {
		code = 128 + number;
		stop.abort();
	};
	for (const name of SIGNALS) process.on(name, onSignal);
	return {
		signal: stop.signal,
		exitCode: () => code,
		done: () => {
			for (const name of SIGNALS) process.off(name, onSignal);
		},
	};
}
