/** How far a class is. */

/** Each entry of the class is counted as done, and as one of the others. */
export interface Progress {
	readonly all: number;
	readonly done: number;
	readonly graded: number;
	/** Submissions that could not be run, which have 0 points. */
	readonly unreadable: number;
	readonly noSubmission: number;
	/** Attempts that a later one takes the place of. */
	readonly earlier: number;
	/** People on the roster who handed in nothing. */
	readonly missing: number;
	/** For a fault of the grader's or the machine's. */
	readonly ungraded: number;
	/** Left out, and not graded before. */
	readonly waiting: number;
	/** Of those that are graded or unreadable: not run for this. */
	readonly unchanged: number;
	/** By the fault for which a submission could not be run: how many. */
	readonly causes: ReadonlyMap<string, number>;
}

/** What has no result. */
export type Left = "noSubmission" | "earlier" | "missing" | "ungraded" | "waiting";
export type Status = "graded" | "unreadable" | Left;

const NONE: Readonly<Record<Status, number>> = {
	graded: 0,
	unreadable: 0,
	noSubmission: 0,
	earlier: 0,
	missing: 0,
	ungraded: 0,
	waiting: 0,
};

/** Counts each entry once, as what it was last said to be. */
export class ProgressCount {
	readonly #all: number;
	readonly #statuses = new Map<string, Status>();
	readonly #counts: Record<Status, number> = { ...NONE };
	readonly #causes = new Map<string, number>();
	readonly #unchanged = new Set<string>();

	constructor(all: number) {
		this.#all = all;
	}

	add(
		id: string,
		status: Status,
		{ cause, isUnchanged = false }: { readonly cause?: string | undefined; readonly isUnchanged?: boolean } = {},
	): void {
		const before = this.#statuses.get(id);
		if (before !== undefined) this.#counts[before] -= 1;
		this.#statuses.set(id, status);
		this.#counts[status] += 1;
		if (cause !== undefined) this.#causes.set(cause, (this.#causes.get(cause) ?? 0) + 1);
		if (isUnchanged) this.#unchanged.add(id);
		else this.#unchanged.delete(id);
	}

	get progress(): Progress {
		const { ...counts } = this.#counts;
		return { all: this.#all, done: this.#statuses.size, ...counts, unchanged: this.#unchanged.size, causes: this.#causes };
	}
}

/**
 * One line: what is done, how fast, how long it still takes, and what could not be run, by cause. `elapsedMs` is since the first was begun.
 */
export function progressText(progress: Progress, elapsedMs: number): string {
	const { all, done, unchanged, noSubmission, earlier, missing, waiting, ungraded, causes } = progress;
	const run = done - unchanged - noSubmission - earlier - missing - waiting;
	const rate = run / (elapsedMs / 1000);
	const failures = [
		...[...causes].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([cause, count]) => `${count} ${cause}`),
		...(ungraded > 0 ? [`${ungraded} not graded`] : []),
	];
	return [
		`${done} of ${all} done`,
		...(run > 0 && done < all && Number.isFinite(rate) ? [`${rateText(rate)}, ${durationText((all - done) / rate)} left`] : []),
		...(failures.length > 0 ? [`not run: ${failures.join(", ")}`] : []),
	].join("; ");
}

function rateText(rate: number): string {
	return rate >= 10 ? `${Math.round(rate)} a second` : rate >= 0.5 ? `${rate.toFixed(1)} a second` : `${(60 * rate).toFixed(1)} a minute`;
}

function durationText(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
