/**
 * What not to do: loads a JavaScript submission into the grader's own process and judges it there. It shows that the attacks bite.
 * `naive-grader.mjs <submission> <result>`, with the same checks and the same judge.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { problems } from "../../../problems/index.ts";
import { judge } from "../../checks/judge.ts";
import { makePlan } from "../../checks/make-plan.ts";
import type { Oracle } from "../../oracle/oracle.ts";
import type { Answer, Script, Step, Transcript } from "../../oracle/script.ts";
import { loadProblem } from "../../problem/load.ts";
import { score } from "../../score/score.ts";

const [path = "", out = ""] = process.argv.slice(2);
const problem = loadProblem(problems[0] as (typeof problems)[number]);
const require = createRequire(import.meta.url);
const math = require("mathjs");
const file = statSync(path).isDirectory()
	? join(path, readdirSync(path).find((name) => /^linear\.[mc]?[jt]s$/.test(name)) ?? "linear.ts")
	: path;
const { outputFiles } = buildSync({
	entryPoints: [file],
	bundle: true,
	write: false,
	format: "cjs",
	platform: "node",
	external: ["mathjs"],
});
const module = { exports: {} as Record<string, unknown> };
new Function("module", "exports", "require", outputFiles[0]?.text ?? "")(module, module.exports, require);
const Student = module.exports[problem.className] as new (...args: number[]) => Record<string, unknown>;

const oracle: Oracle = { run: async (scripts) => scripts.map(runScript) };
const judgement = await judge(problem, oracle, makePlan(problem, 1, 100));
const isolation = { layers: [], accepted: ["everything"] };
const result = score(problem, judgement, [], {
	grader: "naive",
	file,
	seed: 1,
	seedFrom: "option",
	samples: 100,
	printed: "",
	totalMs: 0,
	isolation,
});
if (!existsSync(out)) writeFileSync(out, JSON.stringify(result));
else readFileSync(out);

function runScript(script: Script): Transcript {
	const instances = new Map<string, Record<string, unknown>>();
	const results = new Map<string, { args: unknown[]; result: unknown }>();
	const answer = (step: Step): Answer => {
		switch (step.do) {
			case "construct":
				instances.set(step.as, new Student(...step.args.map((at) => script.values[at] as number)));
				return { kind: "done" };
			case "set":
				(instances.get(step.on) as Record<string, unknown>)[step.name] = hand(script.values[step.value]);
				return { kind: "done" };
			case "get":
				return read(instances.get(step.on)?.[step.name]);
			case "call": {
				const args = step.args.map((at) => hand(script.values[at]));
				const instance = instances.get(step.on) as Record<string, (...args: unknown[]) => unknown>;
				const result = instance[step.name]?.(...args);
				results.set(step.as, { args, result });
				return read(result);
			}
			case "reread": {
				const call = results.get(step.call);
				return read(step.argument === undefined ? call?.result : call?.args[step.argument]);
			}
		}
	};
	return script.steps.map((step) => {
		try {
			return answer(step);
		} catch (error) {
			return { kind: "fault", fault: { id: "throws", message: String(error) } };
		}
	});
}

function hand(value: unknown): unknown {
	if (typeof value === "number") return value;
	const { shape, data } = value as { shape: number[]; data: number[] };
	const rows = Array.from({ length: shape[0] ?? 1 }, (_, row) => data.slice(row * (shape[1] ?? 1), (row + 1) * (shape[1] ?? 1)));
	return math.matrix(rows);
}

function read(value: unknown): Answer {
	if (value === undefined || value === null) return { kind: "nothing", is: value === null ? "null" : "undefined" };
	const rows = (value as { toArray?: () => number[][] }).toArray?.() ?? value;
	if (typeof rows === "number") return { kind: "value", value: { shape: [], data: [rows] } };
	if (!Array.isArray(rows)) return { kind: "unreadable", found: typeof rows };
	return { kind: "value", value: { shape: [rows.length, (rows[0] as number[]).length], data: rows.flat() as number[] } };
}
