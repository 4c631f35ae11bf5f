/** What does one piece of work at a time, and is closed when there is no more. */
export interface Worker {
	close(): void;
}

/**
 * Several pieces of work at a time, in order of their start, each by a worker of its own; one that takes long delays no other. After one
 * that fails no more are begun, and its error is thrown once the others have ended.
 */
export async function runPool<Item, Kind extends Worker>(
	items: readonly Item[],
	jobs: number,
	open: () => Kind,
	work: (item: Item, worker: Kind) => Promise<void>,
): Promise<void> {
	let at = 0;
	const run = async (): Promise<void> => {
		const worker = open();
		try {
			while (at < items.length) {
				const item = items[at] as Item;
				at += 1;
				await work(item, worker);
			}
		} catch (error) {
			at = items.length;
			throw error;
		} finally {
			worker.close();
		}
	};
	const ends = await Promise.allSettled(Array.from({ length: Math.min(jobs, items.length) }, run));
	const failed = ends.find((end) => end.status === "rejected");
	if (failed !== undefined) throw failed.reason;
}
