/** Several pieces of work at a time, in order of their start; one that takes long delays no other. */
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
			await work(item, items[at + jobs - 1]);
		}
	};
	await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, worker));
}
