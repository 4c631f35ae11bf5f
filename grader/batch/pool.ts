/**
 * Several pieces of work at a time, in order of their start; one that takes long delays no other. After one that fails no more are begun,
 * and its error is thrown once the others have ended.
 */
export async function runPool<Item>(
	items: readonly Item[],
	jobs: number,
	work: (item: Item, next: Item | undefined) => Promise<void>,
): Promise<void> {
	let at = 0;
	const worker = async (): Promise<void> => {
		while (at < items.length) {
			const item = items[at] as Item;
			at += 1;
			try {
				await work(item, items[at + jobs - 1]);
			} catch (error) {
				at = items.length;
				throw error;
			}
		}
	};
	const ends = await Promise.allSettled(Array.from({ length: Math.min(jobs, items.length) }, worker));
	const failed = ends.find((end) => end.status === "rejected");
	if (failed !== undefined) throw failed.reason;
}
