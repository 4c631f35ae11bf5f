/** `gradecheck check`: a student's own solution, once or whenever it is saved. */
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import { forTerminal as clean } from "../report/escape.ts";
import type { Part } from "../report/graded.ts";
import { hiddenNote } from "../report/hidden-checks.ts";
import { nativeResult } from "../report/native.ts";
import { allPassed, chooseChecks, shownParts } from "../report/only.ts";
import { toldAt } from "../report/told.ts";
import { typeErrors } from "../sandbox/engines/type-check.ts";
import { gradedOf } from "../score/graded-of.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { Assignment } from "./assignment.ts";
import { type EarlyStart, type GradeOptions, grade } from "./grade.ts";
import { complain, deliver, print, report } from "./output.ts";
import { typed } from "./replay.ts";

export interface CheckOptions extends GradeOptions {
	/** How much a student is told of each problem. */
	readonly levels: readonly ExplainLevel[];
	/** The command that does it again, where it does not do so by itself. */
	readonly replay?: string;
	/** What alone is reported, and counts: calls, checks or problems. */
	readonly only?: readonly string[];
	/** The native result goes to standard output, and what is for people aside. */
	readonly json?: boolean;
}

/** Grades a submission for one problem of the assignment. */
export type GradeOne = (problem: LoadedProblem, at: number) => Promise<Part["result"]>;

/** What became of a check: the parts that a student is shown, and how they are told. */
export interface Checked {
	readonly parts: readonly Part[];
	readonly tell: () => void;
	/** What the compiler says besides, and `undefined` where that is nothing. It takes longer than all else. */
	readonly typeErrors: () => Promise<string | undefined>;
}

/** Whether every check passed that counts. Throws as `grade` does, and `UsageError` for a name of none in `only`. */
export async function check(assignment: Assignment, path: string, options: CheckOptions, early: EarlyStart | undefined): Promise<boolean> {
	const checkOnce = checking(assignment, path, options);
	const { parts, tell, typeErrors } = await checkOnce((problem) => grade(problem, path, forStudent(options), early));
	tell();
	// Afterwards: the verdict is what is waited for.
	const errors = await typeErrors();
	if (errors !== undefined) (options.json === true ? complain : print)(errors);
	return parts.every(({ result }) => allPassed(result));
}

/** Throws `UsageError` for a name of nothing in `only`. */
export function checking(
	{ title, problems, isWhole }: Assignment,
	path: string,
	{ levels, only, replay, json = false }: CheckOptions,
): (gradeOne: GradeOne) => Promise<Checked> {
	const chosen = only && chooseChecks(problems, only);
	if (chosen?.status === "unknown")
		throw new UsageError(`there is nothing to check that is called ${JSON.stringify(chosen.name)}`, chosen.hint);
	const alone = only?.filter((name) => !problems.some(({ id }) => id === name)) ?? [];
	return async (gradeOne) => {
		const all: Part[] = [];
		for (const [at, problem] of problems.entries())
			all.push({ problem, result: await gradeOne(problem, at), level: levels[at] as ExplainLevel });
		const parts = shownParts(all, chosen?.checks);
		// The total is that of what is shown.
		const graded = { ...gradedOf(title, parts, isWhole), maxScore: sumOfPoints(parts.map(({ result }) => result.maxScore)) };
		const note = only === undefined ? hiddenNote(all.flatMap(({ result }) => result.checks)) : undefined;
		const tell = (): void => {
			tellWeakness(parts);
			report(graded, {
				...{ printed: true, only: alone, isAside: json },
				...(replay !== undefined && { replay }),
				...(note !== undefined && { note }),
			});
			if (json) deliver(`${JSON.stringify(nativeResult({ ...graded, parts: parts.map(told) }), null, 2)}\n`);
		};
		return { parts, tell, typeErrors: () => typeErrorsOf(parts, path) };
	};
}

/** A student trusts their own code, and their own folder is all there is. */
export function forStudent(options: GradeOptions): GradeOptions {
	return { ...options, allowWeakIsolation: true, takesNeighbours: true };
}

function told(part: Part): Part {
	return { ...part, result: toldAt(part.level, part.result) };
}

function tellWeakness(parts: readonly Part[]): void {
	if (parts.some(({ result }) => result.isolation.accepted.length > 0))
		complain(`Check only code that you trust: this machine cannot lock it in (\`${typed("doctor")}\` says more).`);
}

async function typeErrorsOf(parts: readonly Part[], path: string): Promise<string | undefined> {
	const files = parts.flatMap(({ problem, result }) => (result.fault === null ? [ownFile(path, problem.fileName)] : []));
	const errors: string[] = [];
	for (const file of new Set(files)) errors.push(...(await typeErrors(file)));
	if (errors.length === 0) return undefined;
	return `TypeScript also says (this costs no marks):\n${errors.map((error) => `  ${clean(error)}`).join("\n")}\n`;
}

/** The file that is checked, for the usual case that it is named or lies at the top of the folder. */
function ownFile(path: string, stem: string): string {
	return /\.\w+$/.test(path) ? path : `${path}/${stem}.ts`;
}
