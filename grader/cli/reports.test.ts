import { execFile } from "node:child_process";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import type { Format } from "../report/formats/format.ts";
import { FORMATS } from "../report/formats/list.ts";
import type { Graded } from "../report/graded.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import { UsageError } from "../submission/usage-error.ts";
import { commandsIn } from "../testing/formats/readers.ts";
import { specimens, withVisibility } from "../testing/formats/specimens.ts";
import { folderWith, ownPoints, ownPointsWithout } from "../testing/grade-submission.ts";
import { type AskedReport, askedFolders, askedReports, withReports } from "./report-options.ts";
import { writeReports } from "./reports.ts";

/** Of the wrong one. */
const TOTAL = `Linear layer: ${ownPointsWithout("backward.dLdW", "gradcheck.W")}/${ownPointsWithout()} points`;
const root = fileURLToPath(new URL("../..", import.meta.url));
const wrong = `${root}problems/linear/submissions/wrong/weight-gradient-averaged.ts`;

function gradecheck(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; err: string }> {
	return new Promise((done) => {
		const options = { cwd: root, env: { ...process.env, ...env } };
		execFile(process.execPath, [`${root}dist/gradecheck.js`, ...args], options, (error, out, err) =>
			done({ code: error === null ? 0 : Number(error.code), out, err }),
		);
	});
}

function read(...args: string[]): AskedReport[] {
	const command = withReports(new Command().exitOverride().configureOutput({ writeErr: () => {} }), "file");
	return command.parse(args, { from: "user" }).opts().report ?? [];
}

function format(name: string): Format {
	return FORMATS.find((each) => each.name === name) as Format;
}

describe("--report", () => {
	it("may be given many times, with a file or for standard output", () => {
		expect(
			read("--report", "junit=a=b.xml", "--report", "csv", "--report", "native=-").map((each) => [each.format.name, each.file]),
		).toEqual([
			["junit", "a=b.xml"],
			["csv", undefined],
			["native", undefined],
		]);
		expect(read()).toEqual([]);
	});

	it.each([["xml"], ["junit="], ["=a.xml"], [""], ["Junit"]])("is refused as %j", (text) => {
		expect(() => read("--report", text)).toThrow();
	});

	it("does not write two reports to one place, nor over the submission", () => {
		const secret = join(folderWith({ secret: "s" }), "secret");
		const two = (...reports: string[]) =>
			askedReports(wrong, { report: reports.flatMap((each) => read("--report", each)) }, ["a-secret", secret]);
		expect(() => two("junit", "csv")).toThrow(UsageError);
		expect(() => two("junit=a.xml", "csv=./a.xml")).toThrow(UsageError);
		expect(() => two(`junit=${wrong}`)).toThrow(UsageError);
		expect(() => askedReports(wrong, { report: read("--report", "csv=r.json") }, [], { format: "native", out: "r.json" })).toThrow(
			/r\.json/,
		);
		expect(two("junit=a.xml", "csv=a.csv")).toHaveLength(2);
		expect(() => two(`junit=${secret}`)).toThrow(/is read for this grading/);
		expect(() => two("junit=folder/")).toThrow(/names a folder/);
	});

	it("of a class, not among the submissions", () => {
		const folder = folderWith({});
		const asked = (text: string) => askedFolders(folder, { format: "native", report: read("--report", text) });
		expect(asked("junit").map((each) => each.folder)).toEqual(["results", "junit"]);
		expect(() => asked(`junit=${folder}/more`)).toThrow(UsageError);
		expect(() => askedFolders(folder, { format: "native", report: read("--report", "csv", "--report", "csv") })).toThrow(UsageError);
	});
});

describe("what would leak", () => {
	const leaky: Format = {
		...format("markdown"),
		name: "leaky",
		load: async () => ({ write: () => "# backward.dLdW\n" }),
	};

	it("is not written, nor is any other report of the same grading", async () => {
		const graded = withVisibility((await specimens())["partly-wrong"] as never, { "backward.dLdW": "hidden" });
		const [first, second] = [join(folderWith({}), "a.xml"), join(folderWith({}), "b.md")];
		const asked = [
			{ format: format("junit"), file: first },
			{ format: leaky, file: second },
		];
		const writing = writeReports(asked, graded, { path: wrong, runner: "staff" });
		await expect(writing).rejects.toThrow(GraderError);
		await expect(writing).rejects.toThrow(/leaky.*the hidden check backward\.dLdW/);
		expect([existsSync(first), existsSync(second)]).toEqual([false, false]);
		await writeReports(asked.slice(0, 1), graded, { path: wrong, runner: "staff" });
		expect(existsSync(first)).toBe(true);
	});
});

describe("what a student says", () => {
	const path = resolve(wrong);

	/** A submission whose calls stop with that message, which stands in its lines and in its name too. */
	async function saying(text: string): Promise<Graded> {
		const { hostile } = await specimens();
		const { parts, ...rest } = withVisibility(hostile as Graded, { "forward.value": "hidden" });
		const at = { file: `${text}.ts`, line: 123_456, text, before: [text], after: [text] };
		const said = parts.map(({ result, ...part }) => {
			const checks = result.checks.map((check) => {
				if (check.verdict.status !== "failed") return check;
				const failure = { kind: "fault", call: "forward", fault: { id: "throws", message: text, at } } as const;
				return { ...check, verdict: { ...check.verdict, findings: check.verdict.findings.map((finding) => ({ ...finding, failure })) } };
			});
			return { ...part, result: { ...result, checks, seed: 1_482_957_331, seedFrom: "secret" as const, submission: { file: text } } };
		});
		return { ...rest, parts: said };
	}

	it.each([
		["a hidden check", "forward.value"],
		["one in an address", "forward%2Evalue"],
		["one in HTML", "forward&#46;value"],
		["one behind a backslash", "forward\\.value \\u0066orward\\u002evalue"],
		["one in base64", Buffer.from(`${" ".repeat(60)}forward.value${" ".repeat(60)}`).toString("base64")],
		["where it lies", `${path} ${encodeURIComponent(path)} ${path.replaceAll("/", "&#47;")}`],
		["the seed", "1482957331"],
	])("ends no grading: %s", async (_, text) => {
		const folder = folderWith({});
		const asked = FORMATS.map((each) => ({ format: each, file: join(folder, each.name) }));
		await writeReports(asked, await saying(text), { path, runner: "staff", remarks: [text] });
		for (const { file } of asked) expect(existsSync(file), file).toBe(true);
	});
});

describe("a grading with reports", () => {
	it("writes none where another file cannot be added to", async () => {
		const folder = folderWith({ "target.md": "before\n" });
		const at = (name: string) => join(folder, name);
		symlinkSync(at("target.md"), at("summary.md"));
		const args = ["grade", wrong, "--report", `csv=${at("a.csv")}`, "--report", `github=${at("a.txt")}`];
		const { code, err } = await gradecheck(args, { GITHUB_STEP_SUMMARY: at("summary.md") });
		expect(code).toBe(2);
		expect(err).toContain("summary.md: it is a symbolic link");
		expect([existsSync(at("a.csv")), existsSync(at("a.txt")), readFileSync(at("target.md"), "utf8")]).toEqual([false, false, "before\n"]);
	});

	it("writes each whole, one of them to standard output, and tells a person on standard error", async () => {
		const folder = folderWith({ "summary.md": "before\n" });
		const at = (name: string) => join(folder, name);
		const files = FORMATS.filter(({ name }) => name !== "csv").flatMap(({ name, ending }) => ["--report", `${name}=${at(name + ending)}`]);
		const { code, out, err } = await gradecheck(["grade", wrong, "--report", "csv", ...files], { GITHUB_STEP_SUMMARY: at("summary.md") });
		expect(code).toBe(0);
		const precision = ownPoints(/^hygiene\.precision$/);
		expect(out).toMatch(/^problem,check,/);
		expect(out).toContain(`"hygiene.precision",${precision},${precision},`);
		expect(out).not.toContain(TOTAL);
		expect(err).toContain(TOTAL);
		for (const { name, ending } of FORMATS.filter((each) => each.name !== "csv"))
			expect(readFileSync(at(name + ending), "utf8").length, name).toBeGreaterThan(500);
		expect(readFileSync(at("summary.md"), "utf8")).toMatch(/^before\n## Linear layer\n/);
		expect(readFileSync(at("terminal.txt"), "utf8")).toContain("Again: npm run grade");
	});

	it("keeps to --format and --out as the short form, and says the report once where it stands in one", async () => {
		const { out, err } = await gradecheck(["grade", wrong, "--format", "github"], { GITHUB_STEP_SUMMARY: "" });
		expect(commandsIn(out)).toHaveLength(2);
		expect(out).toContain(TOTAL);
		expect(err).toBe("");
	});

	it("has TypeScript's own remarks where it is a student's", async () => {
		const source = readFileSync(wrong, "utf8");
		const folder = folderWith({});
		const [file, report] = [join(folder, "linear.ts"), join(folder, "report.md")];
		writeFileSync(file, `${source}\nconst n: number = "::error::x";\n`);
		const { code, out } = await gradecheck(["check", file, "--report", `markdown=${report}`, "--report", "github"]);
		expect(code).toBe(1);
		expect(readFileSync(report, "utf8")).toMatch(/TypeScript also says.*linear\.ts\(\d+,7\): Type 'string' is not assignable/s);
		expect(commandsIn(out).filter((line) => line.startsWith("::warning file="))).toHaveLength(1);
	});

	it("of a class has a folder for each report", async () => {
		const folder = folderWith({ "alice.ts": readFileSync(wrong) });
		const out = join(folderWith({}), "out");
		const pages = join(folderWith({}), "pages");
		const { code } = await gradecheck(["batch", folder, "--out", out, "--report", "junit", "--report", `markdown=${pages}`]);
		expect(code).toBe(0);
		for (const path of [join(out, "results/alice.json"), join(out, "junit/alice.xml"), join(pages, "alice.md")])
			expect(existsSync(path), path).toBe(true);
	});
});
