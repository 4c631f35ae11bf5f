import { expect, it } from "vitest";
import { type Outcome, runPool } from "./pool.ts";

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

const nothing = (): void => {};

it("goes on past one that takes long, with a worker that does nothing else meanwhile", async () => {
	const begun: string[] = [];
	let release = nothing;
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	const { open, next } = workers();
	const work = async (item: string, { number }: { number: number }): Promise<void> => {
		begun.push(`${item} by ${number}`);
		if (item === "slow") await held;
		if (item === "d") release();
	};
	await runPool(["slow", "b", "c", "d"], { jobs: 2, open: next, work, settle: nothing });
	expect(begun).toEqual(["slow by 1", "b by 2", "c by 2", "d by 2"]);
	expect(open).toEqual([]);
});

it("goes on past one that fails, with a new worker", async () => {
	const { open, next } = workers();
	const ends: unknown[] = [];
	const work = async (item: number, { number }: { number: number }): Promise<string> => {
		if (item === 2) throw new Error("broken");
		return `${item} by ${number}`;
	};
	await runPool([1, 2, 3], { jobs: 1, open: next, work, settle: (item, outcome) => ends.push([item, outcome]) });
	expect(ends).toEqual([
		[1, { status: "done", value: "1 by 1" }],
		[2, { status: "failed", error: new Error("broken") }],
		[3, { status: "done", value: "3 by 2" }],
	]);
	expect(open).toEqual([]);
});

it("goes on past a worker that cannot be opened", async () => {
	const { next } = workers();
	let isBroken = true;
	const open = () => {
		if (!isBroken) return next();
		isBroken = false;
		throw new Error("no worker");
	};
	const ends: Outcome<number>[] = [];
	await runPool([1, 2], { jobs: 1, open, work: async (item) => item, settle: (_, outcome) => ends.push(outcome) });
	expect(ends).toEqual([
		{ status: "failed", error: new Error("no worker") },
		{ status: "done", value: 2 },
	]);
});

it("gives up what never ends, and hears nothing of it later", async () => {
	const { open, next } = workers();
	let endLate = nothing;
	const work = (item: string): Promise<string> =>
		item === "endless"
			? new Promise((resolve) => {
					endLate = () => resolve("after all");
				})
			: Promise.resolve(item);
	const ends: unknown[] = [];
	await runPool(["endless", "b"], { jobs: 1, open: next, work, settle: (item, outcome) => ends.push([item, outcome]), patienceMs: 20 });
	endLate();
	await new Promise((resolve) => setImmediate(resolve));
	expect(ends).toEqual([
		["endless", { status: "late" }],
		["b", { status: "done", value: "b" }],
	]);
	expect(open).toEqual([]);
});

it("begins no more where an end cannot be settled, and throws that error when the others have ended", async () => {
	const ended: number[] = [];
	const { open, next } = workers();
	const work = async (item: number): Promise<void> => {
		await new Promise((resolve) => setImmediate(resolve));
		if (item === 2) await new Promise((resolve) => setImmediate(resolve));
	};
	const settle = (item: number): void => {
		if (item === 1) throw new Error("broken");
		ended.push(item);
	};
	await expect(runPool([1, 2, 3, 4], { jobs: 2, open: next, work, settle })).rejects.toThrow("broken");
	expect(ended).toEqual([2]);
	expect(open).toEqual([]);
});

it("begins no more once it is stopped, and settles nothing of those at work", async () => {
	const { open, next } = workers();
	const stop = new AbortController();
	const begun: number[] = [];
	const ended: number[] = [];
	const work = (item: number): Promise<void> => {
		begun.push(item);
		if (item === 3) stop.abort();
		return item === 1 ? Promise.resolve() : new Promise(nothing);
	};
	await runPool([1, 2, 3, 4], { jobs: 2, open: next, work, settle: (item) => ended.push(item), signal: stop.signal });
	expect(begun).toEqual([1, 2, 3]);
	expect(ended).toEqual([1]);
	expect(open).toEqual([]);
});
