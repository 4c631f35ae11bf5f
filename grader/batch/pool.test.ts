import { expect, it } from "vitest";
import { runPool } from "./pool.ts";

function workers() {
	const open: number[] = [];
	let opened = 0;
	return {
		open,
		next: () => {
			const number = ++opened;
			open.push(number);
			return { number, close: () => void open.splice(open.indexOf(number), 1) };
		},
	};
}

it("goes on past one that takes long, with a worker that does nothing else meanwhile", async () => {
	const begun: string[] = [];
	let release = (): void => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	const { open, next } = workers();
	await runPool(["slow", "b", "c", "d"], 2, next, async (item, { number }) => {
		begun.push(`${item} by ${number}`);
		if (item === "slow") await held;
		if (item === "d") release();
	});
	expect(begun).toEqual(["slow by 1", "b by 2", "c by 2", "d by 2"]);
	expect(open).toEqual([]);
});

it("begins no more after one that fails, and throws its error when the others have ended", async () => {
	const ended: number[] = [];
	const { open, next } = workers();
	const work = async (item: number): Promise<void> => {
		await Promise.resolve();
		if (item === 1) throw new Error("broken");
		await new Promise((resolve) => setImmediate(resolve));
		ended.push(item);
	};
	await expect(runPool([1, 2, 3, 4], 2, next, work)).rejects.toThrow("broken");
	expect(ended).toEqual([2]);
	expect(open).toEqual([]);
});
