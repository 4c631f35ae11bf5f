/** The package as others have it: packed, installed by npm in a folder of its own, and held against the clone. Needs npm's registry, or its cache. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { firstClosed, isRoot } from "./sandbox/layers/own-user.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const submissions = `${root}problems/linear/submissions`;
/** Where others cannot enter the clone, it has fewer layers. */
const isOpen = !isRoot() || firstClosed([`${root}dist/gradecheck.js`]) === undefined;
const ORDINARY_USER = 54_321;
const MEGABYTE = 2 ** 20;

interface Packed {
	readonly filename: string;
	readonly size: number;
	readonly files: readonly { readonly path: string }[];
}

let packed: Packed;
/** Where it is installed: a path that a shell, a loader or an address would have to quote. */
let folder: string;
let dist: string;

/** As npm is found by a person, not by a script that npm runs. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));

beforeAll(() => {
	folder = join(mkdtempSync(join(tmpdir(), "gradecheck-package-")), "Größe und Übung");
	chmodSync(join(folder, ".."), 0o755);
	mkdirSync(folder);
	// The build that all tests use is left alone.
	const told = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
		cwd: root,
		env,
		encoding: "utf8",
	});
	packed = (JSON.parse(told) as [Packed])[0];
	writeFileSync(join(folder, "package.json"), "{}");
	execFileSync("npm", ["install", "--prefer-offline", "--ignore-scripts", `./${packed.filename}`], { cwd: folder, env, stdio: "ignore" });
	dist = join(folder, "node_modules/gradecheck/dist");
	execFileSync(process.execPath, [join(dist, "make-jail.js")]);
});

function run(program: string, args: readonly string[], more: { readonly env?: NodeJS.ProcessEnv; readonly uid?: number } = {}) {
	const { uid } = more;
	const identity = uid === undefined ? {} : { uid, gid: uid };
	return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8", ...identity, env: { ...env, ...more.env } });
}

const installed = (...args: readonly string[]) => run(join(dist, "gradecheck.js"), args);
const cloned = (...args: readonly string[]) => run(`${root}dist/gradecheck.js`, args);

function resultOf(gradecheck: typeof installed, submission: string): unknown {
	const out = join(folder, "result.json");
	expect(gradecheck("grade", submission, "--format", "native", "--out", out).stderr).toBe("");
	const { timing: _, isolation, ...result } = JSON.parse(readFileSync(out, "utf8")) as Record<string, unknown>;
	rmSync(out);
	return isOpen ? { ...result, isolation } : result;
}

describe("the tarball", () => {
	it("is small, and holds nothing of this machine, of other people's work or of the tests", () => {
		expect(packed.size).toBeLessThan(3 * MEGABYTE);
		const paths = packed.files.map(({ path }) => path);
		expect(paths).toContain("dist/jail.c");
		expect(paths).toContain("dist/node-realm.cache");
		const forbidden =
			/(^|\/)(node_modules|reference|problems|submissions|testing|attacks|package-lock\.json)(\/|$)|\.test\.|\/(jail|tests.*\.json|interpreter-.*)$|\.so$/;
		expect(paths.filter((path) => forbidden.test(path))).toEqual([]);
		expect(paths.filter((path) => !/^(dist|docs|student-template)\/|^(package\.json|README\.md|LICENSE)$/.test(path))).toEqual([]);
	});

	it("names no folder of the machine that it was made on", () => {
		const named = packed.files.filter(({ path }) => readFileSync(join(folder, "node_modules/gradecheck", path)).includes(root));
		expect(named.map(({ path }) => path)).toEqual([]);
	});
});

describe("installed in a path with spaces and umlauts", () => {
	it.each([
		["right TypeScript", `${submissions}/correct/loops.ts`, 100],
		["wrong TypeScript", `${submissions}/wrong/weight-gradient-averaged.ts`, 86],
		["right Python", `${submissions}/correct/numpy.py`, 100],
		["wrong Python", "wrong.py", undefined],
	])("%s gets what it gets in the clone, in the same layers", (_, path, score) => {
		const wrong = readFileSync(`${submissions}/correct/numpy.py`, "utf8").replace("self.N", "self.n");
		writeFileSync(join(folder, "wrong.py"), wrong);
		const result = resultOf(installed, path);
		expect(result).toEqual(resultOf(cloned, path));
		if (score === undefined) expect(result).not.toMatchObject({ score: 100 });
		else expect(result).toMatchObject({ score });
	});

	it.runIf(isOpen)("doctor says what it says in the clone", () => {
		expect(installed("doctor").stdout).toBe(cloned("doctor").stdout);
	});

	it("check mentions type errors", () => {
		const text = `${readFileSync(`${submissions}/correct/loops.ts`, "utf8")}\nexport const text: string = 3;\n`;
		writeFileSync(join(folder, "linear.ts"), text);
		expect(installed("check", "linear.ts").stdout).toContain("Type 'number' is not assignable to type 'string'");
	});

	it("what needs the repository says so", () => {
		expect(installed("verify", "linear")).toMatchObject({ status: 2, stderr: expect.stringContaining("clone of the repository") });
	});

	it("what is missing is said with what mends it", () => {
		const partial = join(folder, "partial/gradecheck");
		cpSync(join(dist, ".."), partial, { recursive: true });
		const { status, stderr } = run(join(partial, "dist/gradecheck.js"), ["grade", `${submissions}/correct/loops.ts`]);
		expect(status).toBe(0);
		expect(stderr).toBe("");
		rmSync(join(partial, "dist/node-host.cjs"));
		const broken = run(join(partial, "dist/gradecheck.js"), ["grade", `${submissions}/correct/loops.ts`]);
		expect(broken).toMatchObject({ status: 3, stderr: expect.stringContaining("Install gradecheck again") });
	});
});

describe.runIf(process.platform === "linux")("the jail", () => {
	it("is built at first use; without a compiler, doctor says what to install", () => {
		for (const name of ["jail", "zygote.so"]) rmSync(join(dist, name));
		const { stdout } = run(join(dist, "gradecheck.js"), ["doctor"], { env: { CC: "/no/such/compiler" } });
		expect(stdout).toMatch(/missing {2}jail .*\n.*there is no C compiler\. Install a C compiler .*gradecheck doctor/);
		expect(readdirSync(dist).filter((name) => /^(jail|zygote\.so)/.test(name))).toEqual(["jail.c"]);
		expect(installed("doctor").stdout).toContain("active   jail");
		expect(statSync(join(dist, "jail")).mode & 0o777).toBe(0o755);
	});

	it.runIf(isRoot())(
		"is another user's own where somebody else installed gradecheck, and never from a folder that others can write to",
		() => {
			for (const name of ["jail", "zygote.so"]) rmSync(join(dist, name));
			const cache = join(folder, "cache");
			mkdirSync(cache);
			chmodSync(cache, 0o777);
			const doctor = () => run(join(dist, "gradecheck.js"), ["doctor"], { uid: ORDINARY_USER, env: { XDG_CACHE_HOME: cache } }).stdout;
			expect(doctor()).toContain("active   jail");
			expect(existsSync(join(dist, "jail"))).toBe(false);
			const [build = ""] = readdirSync(join(cache, "gradecheck"));
			const own = join(cache, "gradecheck", build);
			expect(readdirSync(own)).toContain("jail");
			expect(statSync(own)).toMatchObject({ uid: ORDINARY_USER });
			chmodSync(own, 0o777);
			expect(doctor()).toContain("missing  jail");
		},
	);
});
