/** A class of honest and hostile submissions, mixed, and what an honest one gets in it and alone. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Attack } from "./attack.ts";
import { attacks } from "./attacks.ts";

const samples = fileURLToPath(new URL("../../../problems/linear/submissions", import.meta.url));

/** In a flat class these would run in everybody's process, if they were anybody else's. */
const BESIDE = { "__init__.py": "raise SystemExit\n", "numpy.py": "raise SystemExit\n", "mathjs.ts": "throw 1;\n" };

export interface ClassOf {
	readonly folder: string;
	/** By id: the honest submission that it is a copy of. */
	readonly honest: ReadonlyMap<string, string>;
	readonly entries: number;
	remove(): void;
}

/** Hostile ones stand evenly among the others; they are taken evenly from `from`. */
export async function layOutClass(honest: number, hostile: number, from: readonly Attack[] = attacks()): Promise<ClassOf> {
	const top = mkdtempSync(join(tmpdir(), "gradecheck-class-"));
	const folder = join(top, "class");
	mkdirSync(folder);
	const originals = honestSubmissions();
	const copies = new Map<string, string>();
	const all = honest + hostile;
	let hostileSoFar = 0;
	for (let at = 0; at < all; at += 1) {
		const number = String(at).padStart(4, "0");
		const isHostile = Math.floor(((at + 1) * hostile) / all) > hostileSoFar;
		if (isHostile) {
			const attack = from[Math.floor((hostileSoFar * from.length) / hostile)] as Attack;
			await layOutAttack(attack, join(top, "laid-out"), join(folder, `${number}-${basename(attack.name)}`));
			hostileSoFar += 1;
		} else {
			const original = originals[(at - hostileSoFar) % originals.length] as string;
			const ending = statSync(original).isDirectory() ? "" : extname(original);
			cpSync(original, join(folder, `${number}-honest${ending}`), { recursive: true });
			copies.set(`${number}-honest`, original);
		}
	}
	if (hostile > 0) for (const [name, text] of Object.entries(BESIDE)) writeFileSync(join(folder, name), text);
	const entries = readdirSync(folder, { encoding: "buffer" }).length;
	return { folder, honest: copies, entries, remove: () => rmSync(top, { recursive: true, force: true }) };
}

/** Right ones and one with a mistake, of both languages, files and folders. */
export function honestSubmissions(): string[] {
	return ["correct", "wrong"].flatMap((kind) => readdirSync(join(samples, kind)).map((name) => join(samples, kind, name)));
}

async function layOutAttack(attack: Attack, scratch: string, path: string): Promise<void> {
	const folder = join(scratch, "submission");
	mkdirSync(folder, { recursive: true });
	const place = (name: string) => join(scratch, name);
	const handedIn = await attack.layOut({
		submission: folder,
		places: {
			__SECRET__: place("private/secret.json"),
			__RELATIVE_SECRET__: "../private/secret.json",
			__NEIGHBOUR__: place("neighbour/linear.ts"),
			__WATCHED__: place("watched"),
			__RESULT__: place("result.json"),
			__SOCKET__: place("socket"),
			__PORT__: "9",
			__TOKEN__: "T",
			__REFERENCE__: place("reference.ts"),
		},
	});
	renameSync(handedIn, handedIn === folder ? path : path + ending(handedIn));
	rmSync(scratch, { recursive: true, force: true });
}

function ending(path: string): string {
	return /(\.tar\.gz|\.[a-z]+)?$/.exec(basename(path))?.[0] ?? "";
}

/** A result as text, without what differs from run to run, and without the names that a copy has. */
export function comparable(file: string, names: readonly string[]): string {
	const { timing: _, ...rest } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
	return names.reduce((text, name) => text.replaceAll(name, "the submission"), JSON.stringify(rest));
}
