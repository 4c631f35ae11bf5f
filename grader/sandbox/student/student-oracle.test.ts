import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { judge } from "../../checks/judge.ts";
import { makePlan } from "../../checks/make-plan.ts";
import { folderWith, gradeFile, linear, lostChecks } from "../../testing/grade-submission.ts";
import { nodeCommand } from "../engines/node-command.ts";
import type { Host } from "../process/host-process.ts";
import { Sandbox } from "../sandbox.ts";
import { StudentOracle } from "./student-oracle.ts";

const correct = readFileSync(
	fileURLToPath(new URL("../../../problems/linear/submissions/correct/default-export.mjs", import.meta.url)),
	"utf8",
);
const FORWARD = ["forward.shape", "forward.value"];

/** The correct submission with a line put at the start of a method, or at the end of the file. */
function withLine(line: string, method?: "forward(A) {" | "backward(dLdZ) {" | "constructor(inFeatures, outFeatures) {"): string {
	const text = method === undefined ? `${correct}\n${line}\n` : correct.replace(method, `${method}\n${line}`);
	expect(text).not.toBe(correct);
	return join(folderWith({ "linear.js": text }), "linear.js");
}

/** A host that the machine ends after so many replies. */
function dyingAfter(host: Host, replies: number): Host {
	let left = replies;
	return {
		started: host.started,
		stderr: "",
		isCopy: false,
		ask: (request, owed) => host.ask(request, owed),
		keep: (scripts) => host.keep(scripts),
		next: (limitMs, mostMs) => {
			left -= 1;
			if (left === 0) host.kill({ id: "exits-process", message: "the process was ended by SIGKILL" });
			return host.next(limitMs, mostMs);
		},
		kill: (death) => host.kill(death),
	};
}

describe("a call that ends the process", () => {
	it.each([
		["never ends", "for (;;);", "times-out"],
		["fills the heap", "const all = []; for (;;) all.push(new Array(1e5).fill(1));", "out-of-memory"],
		["fills memory outside the heap", "const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1));", "out-of-memory"],
		["calls itself for ever", "const again = () => again(); again();", "throws"],
	])("costs the checks that need it, and no others: forward %s", async (_, line, id) => {
		const result = await gradeFile(withLine(line, "forward(A) {"), { timeLimit: 30 });
		expect(lostChecks(result).filter((check) => check !== "forward.state")).toEqual(FORWARD);
		expect(result.checks.find(({ id: check }) => check === "forward.shape")?.misconceptions).toEqual([id]);
	});

	it("costs nothing that was answered before it: only at N = 64", async () => {
		const result = await gradeFile(withLine("while (A.size()[0] === 64);", "forward(A) {"), { timeLimit: 30 });
		expect(lostChecks(result)).toEqual(["forward.value"]);
		expect(result.checks.find(({ id }) => id === "forward.value")?.misconceptions).toEqual(["times-out"]);
	});

	it("is charged as well when it depends on how often the process was called", async () => {
		const counted = correct.replace("forward(A) {", "forward(A) {\ncalls += 1;\nif (calls === 60) for (;;);");
		const result = await gradeFile(join(folderWith({ "linear.js": `let calls = 0;\n${counted}` }), "linear.js"), { timeLimit: 30 });
		expect(lostChecks(result)).toContain("forward.value");
		expect(lostChecks(result).filter((check) => check.startsWith("backward") || check.startsWith("init"))).toEqual([]);
	});

	it("costs nothing when it was the machine's doing and does not come again", async () => {
		const sandbox = new Sandbox(nodeCommand(), { allowsWeak: true });
		let starts = 0;
		const oracle = new StudentOracle(
			{
				start: (cpuSeconds) => {
					starts += 1;
					const host = sandbox.start(cpuSeconds);
					return starts === 1 ? dyingAfter(host, 40) : host;
				},
				settle: (host, cpuSeconds) => sandbox.settle(host, cpuSeconds),
				layers: [],
				kept: undefined,
			},
			{ callMs: 10_000, totalMs: 60_000 },
		);
		try {
			const code = correct
				.replace('import * as math from "mathjs";', 'const math = require("mathjs");')
				.replace("export default", "module.exports =");
			await oracle.load({
				source: { modules: [{ path: "linear.js", code, links: {} }], entries: ["linear.js"], isSure: true },
				className: "Linear",
				method: "forward",
				locate: () => undefined,
			});
			const { verdicts } = await judge(linear, oracle, makePlan(linear, 1, 60));
			expect(Object.entries(verdicts).filter(([, { status }]) => status !== "passed")).toEqual([]);
			expect(starts).toBe(2);
		} finally {
			oracle.close();
		}
	});

	it("leaves nothing to judge when it is the constructor, and ends with the time limit", async () => {
		const result = await gradeFile(withLine("for (;;);", "constructor(inFeatures, outFeatures) {"), { timeLimit: 3 });
		expect(result.score).toBe(0);
		// Far above the limit, for a machine that is busy with other things.
		expect(result.timing.totalMs).toBeLessThan(60_000);
	});
});

describe("a submission that would leave its place", () => {
	it.each([
		["process", "process.exit(0);"],
		["the Function constructor", 'math.add.constructor("return process")().exit(0);'],
		["require", 'const name = "f" + "s"; require(name);'],
		["timers", "setTimeout(() => {}, 0);"],
		["import()", 'const name = "fs"; import(name).then(() => {}); throw new Error("came here");'],
	])("finds no %s", async (_, line) => {
		const result = await gradeFile(withLine(line));
		expect(result.score).toBe(0);
		expect(result.fault?.id).toMatch(/throws|forbidden-import/);
	});

	it.each([
		["patched JSON and toJSON", "Object.prototype.toJSON = () => ({}); JSON.stringify = () => '{}'; JSON.parse = () => ({});"],
		["patched base64", 'Uint8Array.prototype.toBase64 = () => ""; Reflect.apply = () => 0;'],
		["a flood of output", 'for (let i = 0; i < 1e4; i += 1) console.log("score: 100".repeat(100));'],
		["lines that look like replies", 'console.log(JSON.stringify({ of: "load", answer: { kind: "done" } }));'],
	])("gets what its answers are worth, with %s", async (_, line) => {
		expect((await gradeFile(withLine(line))).score).toBe(100);
	});

	it.each([
		["Proxy that throws", "return new Proxy([], { get() { throw 1; } });"],
		["an endless array", "return new Array(4294967295);"],
		["a cycle", "const a = []; a[0] = a; return a;"],
		["strings of digits", 'return [["1"]];'],
		["BigInt", "return [[1n]];"],
		["ragged rows", "return [[1, 2], [3]];"],
		["a matrix that loops when read", "return { isMatrix: true, toArray() { for (;;); } };"],
		["NaN", "return A.map(() => NaN);"],
	])("gets no marks for forward when it returns %s", async (_, line) => {
		const result = await gradeFile(withLine(line, "forward(A) {"), { timeLimit: 30 });
		expect(result.checks.find(({ id }) => id === "forward.value")?.points).toBe(0);
		expect(result.checks.find(({ id }) => id === "init.W")?.points).toBe(4);
		expect(JSON.stringify(result)).not.toContain("null,null");
	});
});
