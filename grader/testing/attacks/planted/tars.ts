/** Tar archives, packed or not, that nobody's program writes. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { extended, type TarEntry, tarOf } from "../tar-of.ts";
import { EMPTY, type LayOut, shows } from "./lay-out.ts";

const SOURCE: TarEntry = { name: "linear.ts", text: EMPTY };

export const tars: Readonly<Record<string, LayOut>> = {
	"tars-a-way-out": (folder, places) =>
		tar(folder, [{ name: "../watched/slipped", text: "x" }, { name: `${places.__WATCHED__}/absolute`, text: "x" }, SOURCE]),
	"tars-a-link": (folder, places) => tar(folder, [{ name: "linear.ts", type: "2", linkTo: places.__SECRET__ as string }]),
	"tars-a-hard-link": (folder, places) =>
		tar(folder, [
			{ name: "data.json", type: "1", linkTo: places.__SECRET__ as string },
			{ name: "linear.ts", text: shows("./data.json") },
		]),
	"tars-through-a-linked-folder": (folder, places) =>
		tar(folder, [
			{ name: "lib", type: "2", linkTo: places.__WATCHED__ as string },
			{ name: "lib/slipped.ts", text: "x" },
			{ name: "linear.ts", text: shows("./lib/slipped") },
		]),
	"tars-devices": (folder) =>
		tar(
			folder,
			["3", "4", "6", "7"].map((type) => ({ name: "linear.ts", type })),
		),
	"tars-a-way-out-in-an-extended-header": (folder) =>
		tar(folder, [{ name: "x", type: "x", text: extended({ path: "../../watched/slipped" }) }, SOURCE]),
	"tars-an-endless-size": (folder) => tar(folder, [{ name: "x", type: "x", text: extended({ size: "999999999999999999" }) }, SOURCE]),
	"tars-a-negative-size": (folder) => tar(folder, [{ ...SOURCE, size: "\u00ff".repeat(12) }]),
	"tars-a-size-that-is-none": (folder) => tar(folder, [{ ...SOURCE, size: "zzzzzzzzzzz\0" }]),
	"tars-an-enormous-header": (folder) => tar(folder, [{ name: "x", type: "x", text: extended({ path: "a".repeat(20e6) }) }, SOURCE]),
	"tars-a-long-name": (folder) => tar(folder, [{ name: "x", type: "L", text: "a/".repeat(5e6) }, SOURCE]),
	"tars-names-of-the-language": (folder) =>
		tar(folder, [
			{ name: "x", type: "x", text: extended({ __proto__: "x", constructor: "x", path: "linear.ts" }) },
			{ name: "x", type: "g", text: extended({ path: "__proto__/x.ts" }) },
			SOURCE,
		]),
	"tars-a-sparse-file": (folder) => tar(folder, [{ ...SOURCE, type: "S" }]),
	"tars-half-a-file": (folder) => packed(folder, "handed-in.tar", tarOf([SOURCE]).subarray(0, 530)),
	"tars-many-files": (folder) =>
		tar(
			folder,
			Array.from({ length: 60_000 }, (_, at) => ({ name: `${at}.txt` })),
		),
	"packs-a-bomb": (folder) => packed(folder, "handed-in.tar.gz", Buffer.concat(new Array(400).fill(gzipSync(Buffer.alloc(10e6))))),
	"packs-half-a-file": (folder) => packed(folder, "handed-in.tgz", gzipSync(tarOf([SOURCE])).subarray(0, 60)),
	"packs-a-file-and-more": (folder) => packed(folder, "handed-in.tgz", Buffer.concat([gzipSync(tarOf([SOURCE])), Buffer.alloc(1e6, 0x41)])),
	"is-no-tar": (folder) => packed(folder, "handed-in.tar", Buffer.from("x".repeat(5000))),
};

function tar(folder: string, entries: readonly TarEntry[]): string {
	return packed(folder, "handed-in.tar", tarOf(entries));
}

function packed(folder: string, name: string, bytes: Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, bytes);
	return path;
}
