/** Zip archives that nobody's program writes. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { type Entry, zipOf } from "../zip-of.ts";
import { EMPTY, type LayOut, shows } from "./lay-out.ts";

const SOURCE = { name: "linear.ts", text: EMPTY };

export const zips: Readonly<Record<string, LayOut>> = {
	"zips-a-way-out": (folder, places) =>
		zip(folder, [
			{ name: "../watched/slipped", text: "x" },
			{ name: `${places.__WATCHED__}/absolute`, text: "x" },
			{ name: "a/../../watched/twice", text: "x" },
			{ name: "..\\watched\\windows", text: "x" },
			SOURCE,
		]),
	"zips-a-link": (folder, places) =>
		zip(folder, [
			{ name: "linear.ts", text: places.__SECRET__ as string, mode: 0o120777 },
			{ name: "data.json", text: places.__SECRET__ as string, mode: 0o120777 },
			{ name: "data.json", text: "{}" },
		]),
	"zips-a-device": (folder) => zip(folder, [{ name: "linear.ts", text: "", mode: 0o020666 }]),
	"zips-a-bomb": (folder) => zip(folder, [SOURCE, { name: "big.js", bytes: deflated(400, 0), size: 400e6 }]),
	"zips-a-bomb-that-lies": (folder) => zip(folder, [{ name: "linear.ts", bytes: deflated(400, 0x20), size: 100 }]),
	"zips-many-files": (folder) =>
		zip(
			folder,
			Array.from({ length: 60_000 }, (_, at) => ({ name: `f${at}.txt`, text: "" })),
		),
	"zips-deep-folders": (folder) => zip(folder, [{ name: `${"d/".repeat(5000)}linear.ts`, text: EMPTY }]),
	"zips-odd-names": (folder) =>
		zip(
			folder,
			["linear\u001b[2J.ts", "linear\u0000.ts", "CON.ts", "\u202elinear.ts", "a//linear.ts", "./linear.ts", ""].map((name) => ({
				name,
				text: EMPTY,
			})),
		),
	"zips-a-file-as-folder": (folder) =>
		zip(folder, [SOURCE, { name: "linear.ts/linear.ts", text: EMPTY }, { name: "lib/", text: "" }, { name: "lib", text: "x" }]),
	"is-no-zip": (folder) => {
		writeFileSync(join(folder, "handed-in.zip"), "PK\u0003\u0004 and nothing more");
		return join(folder, "handed-in.zip");
	},
	"zips-one-file-many-times": (folder) => {
		const text = Buffer.alloc(240_000, "x");
		const file = { text, bytes: deflateRawSync(text) };
		const again = Array.from({ length: 4000 }, (_, at) => ({ ...file, name: `a${at}.ts`, isBefore: true }));
		return zip(folder, [SOURCE, { ...file, name: "a.ts" }, ...again]);
	},
	"zips-many-folders": (folder) =>
		zip(folder, [SOURCE, ...Array.from({ length: 1000 }, (_, at) => ({ name: `${at}/${"a/".repeat(190)}x`, text: "" }))]),
	"zips-a-way-to-its-neighbour": (folder) => zip(folder, [{ name: "linear.ts", text: shows("./../neighbour/linear.ts") }]),
	"zips-an-encrypted-file": (folder) => zip(folder, [{ ...SOURCE, flags: 1 }]),
	"zips-sizes-that-lie": (folder) =>
		zip(folder, [
			{ ...SOURCE, size: 0xffffffff },
			{ name: "a.ts", text: "x", size: 0 },
		]),
	"zips-names-alike": (folder) =>
		zip(
			folder,
			["linear.ts", "Linear.ts", "LINEAR.TS", "l\u0131near.ts", "linear.ts ", "linear.ts.", "li\u200bnear.ts"].map((name) => ({
				name,
				text: EMPTY,
			})),
		),
	"zips-names-of-the-language": (folder) =>
		zip(folder, [
			{ name: "__proto__/linear.ts", text: EMPTY },
			{ name: "__proto__", text: "x" },
			{ name: "constructor.ts", text: "x" },
			{ name: "linear.ts", text: shows("./constructor") },
		]),
	"zips-an-archive": (folder) =>
		zip(folder, [{ name: "linear.zip", bytes: deflateRawSync(zipOf([SOURCE])), size: zipOf([SOURCE]).length }]),
	"zips-a-name-without-end": (folder) => zip(folder, [SOURCE, { name: `${"a".repeat(65_000)}.ts`, text: "x" }]),
	"zips-half-a-file": (folder) => packed(folder, zipOf([SOURCE, { name: "b.ts", text: "x" }]).subarray(20)),
};

/** Megabytes of the same byte, packed; made of blocks, so that little memory is needed. */
function deflated(megabytes: number, byte: number): Buffer {
	const megabyte = Buffer.alloc(1e6, byte);
	const block = deflateRawSync(megabyte, { finishFlush: constants.Z_FULL_FLUSH });
	return Buffer.concat([...new Array(megabytes - 1).fill(block), deflateRawSync(megabyte)]);
}

function zip(folder: string, entries: readonly Entry[]): string {
	return packed(folder, zipOf(entries));
}

function packed(folder: string, bytes: Uint8Array): string {
	const path = join(folder, "handed-in.zip");
	writeFileSync(path, bytes);
	return path;
}
