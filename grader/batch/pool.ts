/** Several pieces of work at a time, of which none can end another. */

/** What does one piece of work at a time, and is closed when there is no more. */
export interface Worker {
	close(): void;
}

export type Outcome<Value> =
	| { readonly status: "done"; readonly value: Value }
	/** What was thrown. */
	| { readonly status: "failed"; readonly error: unknown }
	/** Given up; it may still be at work. */
	| { readonly status: "late" };

export interface PoolOptions<Item, Kind extends Worker, Value> {
	readonly jobs: number;
	readonly open: () => Kind;
	readonly work: (item: Item, worker: Kind) => Promise<Value>;
	/** Called once for each item, in the order in which they end; what it throws ends the pool. */
	readonly settle: (item: Item, outcome: Outcome<Value>) => void;
	/** Milliseconds after which a piece of work is given up. */
	readonly patienceMs?: number;
	/** Once it is aborted no more are begun; those at work are given up, and have no end. */
	readonly signal?: AbortSignal;
}

/**
 * Begins in the order of the items, each with a worker of its own; one that takes long delays no other. A worker whose work failed or is
 * late is closed, and what comes next gets a new one. Throws what `settle` throws, once the others have ended; no more are begun then.
 */
export async function runPool<Item, Kind extends Worker, Value>(
	items: readonly Item[],
	{ jobs, open, work, settle, patienceMs, signal }: PoolOptions<Item, Kind, Value>,
): Promise<void> {
	let at = 0;
	const isStopped = (): boolean => signal?.aborted === true;
	const run = async (): Promise<void> => {
		let worker: Kind | undefined;
		const attempt = async (item: Item): Promise<Outcome<Value>> => {
			try {
				worker ??= open();
				return await within(work(item, worker), patienceMs, signal);
			} catch (error) {
				return { status: "failed", error };
			}
		};
		try {
			while (at < items.length && !isStopped()) {
				const item = items[at] as Item;
				at += 1;
				const outcome = await attempt(item);
				if (isStopped()) break;
				if (outcome.status !== "done") {
					worker?.close();
					worker = undefined;
				}
				settle(item, outcome);
			}
		} catch (error) {
			at = items.length;
			throw error;
		} finally {
			worker?.close();
		}
	};
	const ends = await Promise.allSettled(Array.from({ length: Math.min(jobs, items.length) }, run));
	const failed = ends.find((end) => end.status === "rejected");
	if (failed !== undefined) throw failed.reason;
}

async function within<Value>(
	work: Promise<Value>,
	patienceMs: number | undefined,
	signal: AbortSignal | undefined,
): Promise<Outcome<Value>> {
	const done = work.then((value): Outcome<Value> => ({ status: "done", value }));
	if (patienceMs === undefined && signal === undefined) return done;
	let timer: NodeJS.Timeout | undefined;
	let giveUp = (): void => {};
	const late = new Promise<Outcome<Value>>((resolve) => {
		giveUp = () => resolve({ status: "late" });
		if (patienceMs !== undefined) timer = setTimeout(giveUp, patienceMs);
		signal?.addEventListener("abort", giveUp, { once: true });
		if (signal?.aborted === true) giveUp();
	});
	try {
		return await Promise.race([done, late]);
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener("abort", giveUp);
	}
}
