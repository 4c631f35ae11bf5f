/**
 * Writes the table in docs/security.md: which layer stops what, found by trying the attacks with all layers switched off, and then with
 * one of them switched on at a time. It takes minutes, and the attacks do happen: run it on a machine that is for that.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LayerId } from "../../sandbox/layers/layers.ts";
import { attacks } from "./attacks.ts";
import { buildGraders, graderWithout } from "./graders.ts";
import { tryAttacks } from "./try-attacks.ts";

const COLUMNS: readonly LayerId[] = ["inner-realm", "engine-permissions", "own-user", "jail", "system-calls", "landlock", "namespaces"];
/** What a layer rests on is switched on with it. */
const RESTS_ON: Partial<Record<LayerId, readonly LayerId[]>> = { "system-calls": ["jail"], landlock: ["jail"] };

/** By the start of an attack's name. */
const GROUPS: readonly (readonly [string, RegExp])[] = [
	["links, archives, neighbours, odd files and texts", /^planted/],
	[
		"reading the environment, memory, other processes",
		/^(reads-(env|parents|memory|raw)|lists|traces|searches|uses-inherited|debugs|measures|watches)/,
	],
	["reading files", /^reads/],
	["climbing out of its realm", /^(escapes|finds|closes-the-wrapper|keeps|patches|intercepts|configures|removes)/],
	[
		"starting programs and processes",
		/^(starts|replaces|runs-from|enters|becomes|raises-its|outlives|threads|locks|uses-the-old|guesses|changes-its-sch)/,
	],
	["the network", /^(connects|sends|opens)/],
	["writing files, typing", /^(writes|makes-folders|plants|changes-its-nei|types|shares-memory)/],
	["signals to the grader", /^(kills|stops|ignores)/],
	["ending itself", /^(exits|aborts|crashes)/],
	["forging replies", /^(forges|answers-(early|twice)|closes-the-channel|takes|rewinds|acts|waits-to|deletes|says)/],
	["values that lie", /^(lies|answers|hides|metaclass|matrix|exports|sets|makes-instances|shares-one)/],
	["time, memory and output", /^(loops|sleeps|fills|floods|recurses|maps|allocates|spends|waits|prepares|freezes|names-without|prints)/],
	["anything else", /^/],
];

await buildGraders();
const all = attacks();
const without = (kept: readonly LayerId[]) => graderWithout(COLUMNS.filter((layer) => !kept.includes(layer)));
const bare = await tryAttacks(all, without([]));
const open = all.filter(({ name }) => bare.has(name));
console.log(`${open.length} of ${all.length} break something without any layer`);
const heldBy = new Map<LayerId, ReadonlySet<string>>();
for (const layer of COLUMNS) {
	const broken = await tryAttacks(open, without([layer, ...(RESTS_ON[layer] ?? [])]));
	heldBy.set(layer, new Set(open.map(({ name }) => name).filter((name) => !broken.has(name))));
	console.log(`${layer}: ${heldBy.get(layer)?.size} held`);
}

const groupOf = (name: string): string | undefined =>
	GROUPS.find(([, pattern]) => pattern.test(name.replace(/^(python|typescript)\//, "")))?.[0];
const rows = GROUPS.map(([group]) => {
	const names = all.map(({ name }) => name).filter((name) => groupOf(name) === group);
	const left = names.filter((name) => bare.has(name));
	const cells = COLUMNS.map((layer) => (left.length === 0 ? "" : String(left.filter((name) => heldBy.get(layer)?.has(name)).length)));
	return [group, names.length, names.length - left.length, ...cells];
});
const header = ["what is tried", "attacks", "held without any", ...COLUMNS.map((layer) => `\`${layer}\``)];
const table = [header, header.map((_, at) => (at === 0 ? "---" : "--:")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const file = fileURLToPath(new URL("../../../docs/security.md", import.meta.url));
const text = readFileSync(file, "utf8");
const marks = /(<!-- table: .*? -->\n\n)[\s\S]*?(\n\n<!-- end of table -->)/;
if (!marks.test(text)) throw new Error("docs/security.md has no place for the table");
writeFileSync(
	file,
	text.replace(marks, (_, before: string, after: string) => `${before}${table}${after}`),
);
