import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { firstClosed, isRoot } from "../../sandbox/layers/own-user.ts";
import { attacks } from "./attacks.ts";
import { buildGraders, classGrader, graderWithout, naiveGrader, realGrader } from "./graders.ts";
import { runAttack } from "./run-attack.ts";
import { tryAttacks } from "./try-attacks.ts";

const LIMIT_MS = 900_000;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const node = `${root}node_modules/.bin/node`;
/** Nobody's. */
const ORDINARY_USER = 1_500_000_017;

/** Python attacks where the host for Python is. */
const all = attacks().filter(({ language }) => language !== "Python" || existsSync(`${root}dist/python`));
/** Those that take no time when nothing holds them. */
const quick = all.filter(({ name }) => /typescript\/(reads|escapes|exits|aborts|kills|writes|connects|lies|forges|says)/.test(name));
/** Those that reach for the processes, descriptors and modules that copies have in common. */
const shared = all.filter(({ name }) =>
	/python.*(grader|parent|channel|descriptor|neighbour|patched|modules|requests|host|signal|output|memory-by)/.test(name),
);

beforeAll(() => buildGraders());

describe("hostile submissions, in the layers of this machine", () => {
	let broken = new Map<string, readonly string[]>();
	beforeAll(async () => {
		broken = await tryAttacks(all, realGrader());
	}, LIMIT_MS);

	it("are many, in both languages", () => {
		const files = readdirSync(fileURLToPath(new URL("submissions", import.meta.url)), { recursive: true, encoding: "utf8" });
		expect(files.filter((name) => /\.\w+$/.test(name)).length).toBeGreaterThanOrEqual(60);
		expect(attacks().filter(({ language }) => language === "Python").length).toBeGreaterThanOrEqual(20);
	});

	it.each(all.map(({ name }) => name))("%s is held", (name) => {
		expect(broken.get(name) ?? []).toEqual([]);
	});
});

it("an honest submission is graded where the inner realm is switched off to measure it", async () => {
	const honest = {
		name: "honest",
		language: "TypeScript",
		most: 100,
		layOut: () => `${root}problems/linear/submissions/correct/nested-arrays.js`,
	} as const;
	const { said, faults } = await runAttack(honest, graderWithout(["inner-realm"]));
	expect(faults).toEqual([]);
	expect(said).toMatch(/^100 points/);
});

describe("in the middle of a class", () => {
	it(
		"those in Python that reach for what copies share are held, and honest ones before and after keep their points",
		async () => {
			expect(shared.length).toBeGreaterThan(20);
			expect(await tryAttacks(shared, classGrader())).toEqual(new Map());
		},
		LIMIT_MS,
	);
});

describe.runIf(isRoot() && firstClosed([node, `${root}dist/gradecheck.js`]) === undefined)("as an ordinary user", () => {
	it(
		"those in JavaScript are held in the middle of a class, without a user of their own",
		async () => {
			const args = [`${root}grader/testing/attacks/drive.ts`, "--built", "--class", "--language", "TypeScript"];
			const output = await new Promise<string>((resolve) => {
				execFile(node, args, { cwd: "/", uid: ORDINARY_USER, gid: ORDINARY_USER, env: { PATH: process.env.PATH } }, (_, out, err) =>
					resolve(out + err),
				);
			});
			expect(output.trim()).toMatch(/^\d+ held, 0 broken$/);
		},
		LIMIT_MS,
	);
});

describe("the same submissions in the grader's own process", () => {
	it(
		"break most of the time: the suite bites",
		async () => {
			const broken = await tryAttacks(quick, { ...naiveGrader(), patienceMs: 300 });
			expect(quick.length).toBeGreaterThan(40);
			expect(broken.size / quick.length).toBeGreaterThan(0.6);
		},
		LIMIT_MS,
	);
});
