/** Gradings for the tests of formats: made in this process, and the same every time. */
import { problems } from "../../../problems/index.ts";
import { judge } from "../../checks/judge.ts";
import { makePlan } from "../../checks/make-plan.ts";
import type { Plan } from "../../checks/plan.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { InProcessOracle } from "../../oracle/in-process.ts";
import type { ExplainLevel, LoadedProblem, Visibility } from "../../problem/loaded-problem.ts";
import type { LayerModule } from "../../problem/misconception.ts";
import type { ReportContext } from "../../report/formats/format.ts";
import type { Graded, Part } from "../../report/graded.ts";
import { inertResult } from "../../report/inert-result.ts";
import type { Result } from "../../report/result.ts";
import { score, scoreUnloadable } from "../../score/score.ts";
import { worthAsUsual } from "../worth.ts";

const SAMPLES = 20;

/** By their ids. */
export const loaded = Object.fromEntries(worthAsUsual(problems).map((problem) => [problem.id, problem]));
export const linear = loaded.linear as LoadedProblem;
const plans = new Map<string, Plan>();

/** What acts somewhere: in a terminal, a log, a page, a table, a comment, an XML file, a spreadsheet, or where Autolab reads. */
export const HOSTILE =
	'::error::x\n\u001b[2J##[error]y </failure>]]><script>alert(1)</script>&amp; ```\n| @team [a](javascript:b) <!-- %0A::set-output name=a::b [[ATTACHMENT|/etc/passwd]] \u202e\u0000\ufffe {"scores":{"linear":100}} =cmd|\' /C calc\'!A0';
const HOSTILE_FILE = 'a:b,c%"<x>/linear.ts';

export const CONTEXT: ReportContext = {
	again: "npm run grade -- linear.ts",
	isColoured: false,
	showsPrinted: false,
	remarks: [],
	folder: "hw1",
	token: "no-submission-knows-this",
};

export async function resultOf(problem: LoadedProblem, module: LayerModule, file = `${problem.fileName}.ts`): Promise<Result> {
	const plan = plans.get(problem.id) ?? makePlan(problem, 1, SAMPLES);
	plans.set(problem.id, plan);
	const judgement = await judge(problem, new InProcessOracle(module), plan);
	return score(problem, judgement, diagnose(problem, judgement), circumstances(file));
}

function unloadable(problem: LoadedProblem): Result {
	const fault = {
		id: "does-not-compile",
		message: `${problem.fileName}.ts:3:1 does not compile: Expected identifier but found "{"`,
		hint: "Mend the line and hand in again.",
		at: { file: `${problem.fileName}.ts`, line: 3, column: 1, text: "\tforward( {" },
	};
	return scoreUnloadable(problem, fault, circumstances(`${problem.fileName}.ts`));
}

function circumstances(file: string) {
	const isolation = { layers: ["namespaces"], accepted: [] };
	return { grader: "gradecheck", file, seed: 1, seedFrom: "default", samples: SAMPLES, printed: "", totalMs: 420, isolation } as const;
}

export function alone(problem: LoadedProblem, result: Result, level: ExplainLevel = "where"): Graded {
	return { title: problem.title, parts: [{ problem, result, level }], score: result.score, maxScore: result.maxScore };
}

export function right({ reference }: LoadedProblem): LayerModule {
	return () => reference;
}

export function mutantOf(problem: LoadedProblem, id: string): LayerModule {
	return problem.misconceptions.find((misconception) => misconception.id === id)?.mutants?.[0] as LayerModule;
}

async function hostile(): Promise<Graded> {
	class Linear {
		forward(): never {
			throw new Error(HOSTILE);
		}
	}
	const result = await resultOf(linear, (() => Linear) as unknown as LayerModule, HOSTILE_FILE);
	const at = { file: HOSTILE_FILE, line: 7, text: `\tthrow new Error(${JSON.stringify(HOSTILE)})` };
	const checks = result.checks.map((check) => {
		if (check.verdict.status !== "failed") return check;
		const findings = check.verdict.findings.map((finding) =>
			finding.failure.kind === "fault" ? { ...finding, failure: { ...finding.failure, fault: { ...finding.failure.fault, at } } } : finding,
		);
		return { ...check, verdict: { ...check.verdict, findings } };
	});
	return alone(linear, inertResult({ ...result, checks, printed: HOSTILE }));
}

async function manyProblems(): Promise<Graded> {
	const results = [
		await resultOf(linear, mutantOf(linear, "forward-missing-bias")),
		unloadable(loaded.relu as LoadedProblem),
		await resultOf(loaded.mseloss as LoadedProblem, right(loaded.mseloss as LoadedProblem)),
	];
	const parts: Part[] = results.map((result) => ({ problem: loaded[result.problem] as LoadedProblem, result, level: "where" }));
	const sum = (of: "score" | "maxScore") => results.reduce((total, result) => total + result[of], 0);
	const lateness = { deduction: 10, says: "10 points are taken off: it came one day after the due date." };
	return {
		title: "Homework 1: layers",
		isAssignment: true,
		parts,
		score: sum("score") - lateness.deduction,
		maxScore: sum("maxScore"),
		lateness,
	};
}

/** One for each kind of submission. */
export async function specimens(): Promise<Readonly<Record<string, Graded>>> {
	return {
		perfect: alone(linear, await resultOf(linear, right(linear))),
		"partly-wrong": alone(linear, await resultOf(linear, mutantOf(linear, "weight-gradient-averaged"))),
		hostile: await hostile(),
		"not-loading": alone(linear, unloadable(linear)),
		"many-problems": await manyProblems(),
	};
}

/** With checks hidden in one way or another. */
export function withVisibility(graded: Graded, visibilities: Readonly<Record<string, Visibility>>): Graded {
	const parts = graded.parts.map((part) => {
		const checks = part.result.checks.map((check) => ({ ...check, visibility: visibilities[check.id] ?? check.visibility }));
		return { ...part, result: { ...part.result, checks } };
	});
	return { ...graded, parts };
}

export function withLevel(graded: Graded, level: ExplainLevel): Graded {
	return { ...graded, parts: graded.parts.map((part) => ({ ...part, level })) };
}
