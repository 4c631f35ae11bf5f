/** From what staff name to a class: a folder or an archive, of any system that is known, and whose each submission is. */
import { existsSync, mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { ClassFile } from "../../class/class-file.ts";
import { gradescope } from "../../class/gradescope.ts";
import { recognize } from "../../class/hand-ins.ts";
import type { Listed, Person, System } from "../../class/listed.ts";
import type { RunFilter } from "../../sandbox/sandbox.ts";
import type { ClassEntry, Looked } from "../files/class-folder.ts";
import { idsOf } from "../files/class-ids.ts";
import { isArchive, isSource } from "../files/names.ts";
import { withRoster } from "./class-people.ts";
import { classRoot, KNOWN_BY_NAMES, listedIn, METADATA } from "./class-root.ts";
import { plainRow, type Row, rowOf, rowsOfHandIn } from "./class-rows.ts";
import { readExported } from "./exported-metadata.ts";
import { type LeftOut, unpackClass } from "./unpack-class.ts";

export interface ClassSource {
	/** The real path of a folder, or of an archive. */
	readonly path: string;
	readonly isFolder: boolean;
	/** Where the results go, which is no submission. */
	readonly results: string;
	/** A folder of the grader's own, made where it is needed. */
	readonly own: string;
	/** The files that are looked for, without their endings, and folders that they lie in. */
	readonly ownNames: readonly string[];
	/** In the place of all systems that are known. */
	readonly named?: (entries: readonly Listed[]) => System;
	readonly roster?: readonly Person[];
	/** What reads archives and exports. */
	readonly run: RunFilter;
}

export interface OpenedClass {
	readonly entries: readonly ClassEntry[];
	readonly file: ClassFile;
}

/** Throws `UsageError` for what is no class, `GraderError` where something may not be read or no reader comes up. */
export async function openClass(source: ClassSource): Promise<OpenedClass> {
	const { isFolder, own, run } = source;
	const unpacked = join(own, "unpacked");
	let leftOut: readonly LeftOut[] = [];
	if (!isFolder) {
		mkdirSync(unpacked, { recursive: true, mode: 0o700 });
		leftOut = await unpackClass(source.path, unpacked, run);
	}
	const top = isFolder ? source.path : unpacked;
	const ownNames = source.ownNames.map((name) => name.toLowerCase());
	const { folder, looked } = classRoot(top, new Set(ownNames), !isFolder, source.results);
	const listed = listedIn(folder, looked);
	const systems = source.named === undefined ? await systemsOf(folder, run) : [source.named(listed)];
	const { system, handIns } = recognize(listed, systems, ownNames);
	const byName = new Map(looked.map((each) => [each.name, each]));
	const rows = handIns.flatMap((handIn, at) =>
		// Its last name is the submission's, which is the same however many others there are.
		rowsOfHandIn(handIn, (name) => byName.get(name) as Looked, folder, join(own, "files", String(at), "submission")),
	);
	const told = new Set(handIns.flatMap(({ taken, earlier, besides }) => [...taken.map(({ name }) => name), ...earlier, ...besides]));
	const plain = looked.filter(({ name, kind }) => !told.has(name) || (kind !== "a file" && kind !== "a folder"));
	const all = withRoster(withLeftOut([...rows, ...plain.map(plainRow)], leftOut, relative(unpacked, folder)), source.roster);
	const ids = idsOf(all.map(({ named }) => named));
	const idAt = (at: number) => ids[at] as string;
	return {
		entries: all.map(({ found }, at) => ({ ...found, id: idAt(at) })),
		file: {
			version: 1,
			...(system !== undefined && { from: system.says }),
			submissions: all.flatMap(({ submission }, at) => (submission === undefined ? [] : [{ id: idAt(at), ...submission }])),
			missing: all.flatMap(({ missing }, at) => (missing === undefined ? [] : [{ id: idAt(at), person: missing }])),
		},
	};
}

async function systemsOf(folder: string, run: RunFilter): Promise<readonly System[]> {
	const path = join(folder, METADATA);
	return existsSync(path) ? [gradescope(await readExported(path, run)), ...KNOWN_BY_NAMES] : KNOWN_BY_NAMES;
}

/** Where something of a submission could not be kept, it is not graded without it; `around` is the class's folder in the archive. */
function withLeftOut(rows: readonly Row[], leftOut: readonly LeftOut[], around: string): Row[] {
	const whys = new Map<string, string>();
	for (const { path, why } of leftOut) {
		const below = around === "" ? path : path.slice(around.length + 1);
		const [entry = "", ...rest] = below.split("/");
		if (rest.length > 0 && !isSource(path) && !isArchive(path)) continue;
		whys.set(entry, `${rest.length > 0 ? path : entry} could not be unpacked: ${why}`);
	}
	const lost = new Set<string>();
	const kept = rows.map((row): Row => {
		const names = row.submission?.entries ?? [row.named.bytes.toString("utf8")];
		const entry = names.find((name) => whys.has(name));
		if (entry === undefined) return row;
		lost.add(entry);
		return { ...row, found: { status: "unreachable", why: whys.get(entry) as string } };
	});
	const others = [...whys].filter(([entry]) => !lost.has(entry));
	return [...kept, ...others.map(([entry, why]) => rowOf(entry, { status: "unreachable", why }))];
}
