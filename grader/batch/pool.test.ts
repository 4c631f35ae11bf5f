import { expect, it } from "vitest";
import { runPool } from "./pool.ts";

it("goes on past one that takes long, and tells each which is next for it", async () => {
	const begun: string[] = [];
	let release = (): void => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await runPool(["slow", "b", "c", "d"], 2, async (item, next) => {
		begun.push(`${item} then ${next ?? "none"}`);
		if (item === "slow") await held;
		if (item === "d") release();
	});
	expect(begun).toEqual(["slow then c", "b then d", "c then none", "d then none"]);
});

it("begins no more after one that fails, and throws its error when the others have ended", async () => {
	const ended: number[] = [];
	const work = async (item: number): Promise<void> => {
		await Promise.resolve();
		if (item === 1) throw new Error("broken");
		await new Promise((resolve) => setImmediate(resolve));
		ended.push(item);
	};
	await expect(runPool([1, 2, 3, 4], 2, work)).rejects.toThrow("broken");
	expect(ended).toEqual([2]);
});
