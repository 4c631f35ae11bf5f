import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import { describe, expect, it } from "vitest";
import { makePlan } from "../checks/make-plan.ts";
import { firstQuestions } from "../checks/observe.ts";
import { encodeOnce } from "../oracle/wire.ts";
import { linear } from "../testing/grade-submission.ts";
import { readSecret, secretOf, secretPlan, seedOf } from "./secret.ts";

const SAMPLES = 10;
const PROGRAM = Buffer.from("a program");
const secret = secretOf("sixteen bytes and more", "the secret");
const folderOf = () => mkdtempSync(join(tmpdir(), "gradecheck-test-"));

function fileWith(content: string, mode = 0o600): string {
	const path = join(folderOf(), "secret");
	writeFileSync(path, content, { mode });
	return path;
}

describe("a secret", () => {
	it("gives each problem a seed of its own, which another secret does not", () => {
		const seeds = [seedOf(secret, "a"), seedOf(secret, "b"), seedOf(secretOf("sixteen other bytes", ""), "a")];
		expect(new Set(seeds).size).toBe(3);
		expect(seedOf(secret, "a")).toBe(seeds[0]);
		for (let at = 0; at < 200; at += 1) {
			const seed = seedOf(secret, `problem ${at}`);
			expect(Number.isInteger(seed) && seed >= 0 && seed <= 2 ** 31 - 2).toBe(true);
		}
	});

	it("is the HMAC-SHA256 of the problem's id, as anyone who knows it can compute", () => {
		// printf linear | openssl dgst -sha256 -hmac 'sixteen bytes and more': the first 12 digits, modulo 2 ** 31 - 1
		expect(seedOf(secret, "linear")).toBe(1532378517);
	});

	it("is the same with and without an end of line, in a file or in the environment", () => {
		const text = "0123456789abcdef";
		const read = [`${text}\n`, `${text}\r\n`, text].map((content) => readSecret(fileWith(content)).bytes.toString());
		expect([...read, secretOf(text, "").bytes.toString()]).toEqual([text, text, text, text]);
	});

	it.each([
		["nothing", "", /is empty/],
		["an end of line", "\n", /is empty/],
		["a word", "password\n", /can be guessed: its length is 8/],
	])("is not %s", (_, content, message) => {
		expect(() => readSecret(fileWith(content))).toThrow(message);
		expect(() => secretOf(content, "GRADECHECK_SECRET")).toThrow(message);
	});

	it("is a regular file, and no link to one", () => {
		const link = join(folderOf(), "link");
		symlinkSync(fileWith("0123456789abcdef"), link);
		expect(() => readSecret(link)).toThrow(/is a symbolic link/);
		expect(() => readSecret("/dev/zero")).toThrow(/is no regular file/);
		expect(() => readSecret(folderOf())).toThrow(/is no regular file/);
		expect(() => readSecret(join(folderOf(), "none"))).toThrow(/no such file/);
	});

	it("is exposed where others may read it", () => {
		expect(readSecret(fileWith("0123456789abcdef", 0o600)).isExposed).toBe(false);
		expect(readSecret(fileWith("0123456789abcdef", 0o640)).isExposed).toBe(true);
	});
});

describe("the plan for a secret", () => {
	const drawn = makePlan(linear, seedOf(secret, linear.id), SAMPLES);
	const planIn = (folder: string | undefined, program = PROGRAM) => secretPlan(secret, linear, SAMPLES, folder, program);
	/** A kept plan has its answers; a new one computes them when they are asked for. */
	const isKept = (plan: object) => Object.getOwnPropertyDescriptor(plan, "expected")?.value !== undefined;
	const planFileIn = (folder: string) => join(folder, readdirSync(folder)[0] as string);

	it("is that of its seed, and the same when it is read again", async () => {
		const folder = folderOf();
		const [first, second] = [await planIn(folder), await planIn(folder)];
		expect([isKept(first), isKept(second)]).toEqual([false, true]);
		expect({ ...first }).toEqual({ ...drawn });
		expect({ ...second }).toEqual({ ...drawn });
		expect(encodeOnce(firstQuestions(linear, second)).request).toBe(encodeOnce(firstQuestions(linear, drawn)).request);
	});

	it("is for the owner's eyes, and its name tells no seed", async () => {
		const folder = folderOf();
		await planIn(folder);
		expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.gradecheck-[0-9a-f]{16}\.plan$/)]);
		expect(statSync(planFileIn(folder)).mode & 0o777).toBe(0o600);
	});

	it("is drawn where nothing can be kept", async () => {
		expect({ ...(await planIn(undefined)) }).toEqual({ ...drawn });
		expect({ ...(await planIn("/dev/null/folder")) }).toEqual({ ...drawn });
	});

	it.each<[string, (file: string) => void]>([
		["cut off", (file) => writeFileSync(file, readFileSync(file).subarray(0, 1000))],
		["empty", (file) => writeFileSync(file, "")],
		[
			"changed in one bit",
			(file) =>
				writeFileSync(
					file,
					readFileSync(file).map((byte, at) => (at === 5000 ? byte ^ 1 : byte)),
				),
		],
		["another's, unsigned", (file) => writeFileSync(file, serialize({ plan: { ...drawn }, request: "" }))],
		[
			"another's, with a signature of theirs",
			(file) => writeFileSync(file, Buffer.concat([Buffer.alloc(32), serialize({ plan: {}, request: "" })])),
		],
		["readable by others", (file) => chmodSync(file, 0o644)],
	])("is drawn anew where the kept one is %s", async (_, change) => {
		const folder = folderOf();
		await planIn(folder);
		change(planFileIn(folder));
		const plan = await planIn(folder);
		expect(isKept(plan)).toBe(false);
		expect({ ...plan }).toEqual({ ...drawn });
		// And kept again.
		expect(isKept(await planIn(folder))).toBe(true);
	});

	it("is not opened through a link", async () => {
		const [folder, elsewhere] = [folderOf(), folderOf()];
		await planIn(elsewhere);
		symlinkSync(planFileIn(elsewhere), join(folder, readdirSync(elsewhere)[0] as string));
		expect(isKept(await planIn(folder))).toBe(false);
	});

	it("is not taken for another secret, other samples, or by another program", async () => {
		const folder = folderOf();
		await planIn(folder);
		expect(isKept(await planIn(folder, Buffer.from("another program")))).toBe(false);
		expect(isKept(await secretPlan(secret, linear, SAMPLES + 1, folder, PROGRAM))).toBe(false);
		expect(isKept(await secretPlan(secretOf("sixteen other bytes", ""), linear, SAMPLES, folder, PROGRAM))).toBe(false);
		expect(readdirSync(folder)).toHaveLength(4);
	});
});
