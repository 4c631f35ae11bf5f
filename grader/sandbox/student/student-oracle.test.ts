import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { judge } from "../../checks/judge.ts";
import { makePlan } from "../../checks/make-plan.ts";
import type { Answer, Script } from "../../oracle/script.ts";
import { folderWith, gradeFile, linear, lostChecks } from "../../testing/grade-submission.ts";
import { nodeCommand } from "../engines/node-command.ts";
import { GraderError } from "../grader-error.ts";
import type { Host } from "../process/host-process.ts";
import { Sandbox } from "../sandbox.ts";
import { type Starter, StudentOracle } from "./student-oracle.ts";

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
		next: async (limitMs, mostMs) => {
			left -= 1;
			if (left === 0) host.kill({ id: "exits-process", message: "the process was ended by SIGKILL" });
			let reply = await host.next(limitMs, mostMs);
			// What it said before is lost with it.
			while (left === 0 && reply.kind === "reply") reply = await host.next(limitMs, mostMs);
			return reply;
		},
		kill: (death) => host.kill(death),
	};
}

/** Judges the correct submission in hosts that are made of others; `start` counts from 1. Rejects when it could not be loaded. */
async function judgeCorrect(instead: (host: Host, start: number) => Host) {
	const sandbox = new Sandbox(nodeCommand(), { allowsWeak: true });
	let starts = 0;
	const starter: Starter = {
		start: (cpuSeconds) => {
			starts += 1;
			return instead(sandbox.start(cpuSeconds), starts);
		},
		settle: (host, cpuSeconds) => sandbox.settle(host, cpuSeconds),
		layers: [],
		kept: undefined,
	};
	const oracle = new StudentOracle(starter, { callMs: 10_000, totalMs: 60_000 });
	try {
		const code = correct
			.replace('import * as math from "mathjs";', 'const math = require("mathjs");')
			.replace("export default", "module.exports =");
		const outcome = await oracle.load({ source: sourceOf(code), className: "Linear", method: "forward", locate: () => undefined });
		if (outcome.kind === "fault") throw new Error(`was not loaded: ${outcome.fault.id}`);
		return { ...(await judge(linear, oracle, makePlan(linear, 1, 60))), starts };
	} finally {
		oracle.close();
	}
}

function sourceOf(code: string) {
	return { modules: [{ path: "linear.js", code, links: {} }], entries: ["linear.js"], isSure: true };
}

/** What a class with that member answers to as many scripts, each of which gets `W` of a new instance. */
async function getAll(member: string, scripts: number): Promise<Answer[]> {
	const oracle = new StudentOracle(new Sandbox(nodeCommand(), { allowsWeak: true }), { callMs: 30_000, totalMs: 120_000 });
	try {
		const source = sourceOf(`module.exports = class Linear { forward() {} ${member} };`);
		await oracle.load({ source, className: "Linear", method: "forward", locate: () => undefined });
		const steps: Script["steps"] = [
			{ do: "construct", as: "x", args: [] },
			{ do: "get", on: "x", name: "W" },
			{ do: "get", on: "x", name: "b" },
		];
		const transcripts = await oracle.run(Array.from({ length: scripts }, () => ({ entropy: 0, steps, values: [] })));
		return transcripts.map((answers) => answers[1] as Answer);
	} finally {
		oracle.close();
	}
}

const count = "static made = 0; get made() { Linear.made += 1; return Linear.made; }";

describe("an answer that is far too large", () => {
	it("is told, each time, and costs no other answer", async () => {
		const member = `${count} b = [[1]]; get W() { return Array.from({ length: 200 }, () => Array(200).fill(this.made)); }`;
		const answers = await getAll(member, 20);
		expect(answers).toEqual(new Array(20).fill({ kind: "unreadable", found: "a matrix of 40000 entries" }));
	});

	it("is one of many, and the others are read", async () => {
		const member = `${count} get W() { return this.made % 2 ? [[7]] : Array.from({ length: 200 }, () => Array(200).fill(3)); }`;
		const answers = await getAll(member, 6);
		const [right, large] = [
			{ kind: "value", value: { shape: [1, 1], data: [7] } },
			{ kind: "unreadable", found: "a matrix of 40000 entries" },
		];
		expect(answers.filter(({ kind }) => kind === "value")).toEqual([right, right, right]);
		expect(answers.filter(({ kind }) => kind === "unreadable")).toEqual([large, large, large]);
	});

	it("is not kept when there are many that would be read each by itself", async () => {
		const member = `${count} get W() { return Array.from({ length: 64 }, () => Array(64).fill(this.made)); }`;
		const answers = await getAll(member, 1_100);
		const entries = answers.reduce((sum, answer) => sum + (answer.kind === "value" ? answer.value.data.length : 0), 0);
		expect(entries).toBeGreaterThan(2 ** 21);
		expect(entries).toBeLessThan(2 ** 22 + 2 ** 13);
		expect(answers.at(-1)).toEqual({ kind: "unreadable", found: "a matrix of 4096 entries" });
	}, 60_000);
});

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
		const { verdicts, starts } = await judgeCorrect((host, start) => (start === 1 ? dyingAfter(host, 40) : host));
		expect(Object.entries(verdicts).filter(([, { status }]) => status !== "passed")).toEqual([]);
		expect(starts).toBe(2);
	});

	it.each([
		["before it was up", 1],
		["while the submission was loaded", 2],
	])("costs nothing %s, when it does not come again", async (_, replies) => {
		const { verdicts, starts } = await judgeCorrect((host, start) => (start === 1 ? dyingAfter(host, replies) : host));
		expect(Object.entries(verdicts).filter(([, { status }]) => status !== "passed")).toEqual([]);
		expect(starts).toBe(2);
	});

	it("is the submission's when it comes again while it is loaded, and the grader's before", async () => {
		await expect(judgeCorrect((host) => dyingAfter(host, 1))).rejects.toThrow(GraderError);
		await expect(judgeCorrect((host) => dyingAfter(host, 2))).rejects.toThrow("was not loaded: exits-process");
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
		["engine's process", "process.exit(0);"],
		["the Function constructor", 'math.add.constructor("return process")().exit(0);'],
		["files behind an import", 'const name = "f" + "s"; require(name).readFileSync("/etc/passwd");'],
		["import()", 'const name = "fs"; import(name).then(() => {}); throw new Error("came here");'],
	])("finds no %s", async (_, line) => {
		const result = await gradeFile(withLine(line));
		expect(result.score).toBe(0);
		expect(result.fault?.id).toMatch(/throws|forbidden-import|exits-process|touches-files/);
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
