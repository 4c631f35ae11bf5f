/** `gradecheck check`: a student's own solution, once or whenever it is saved. */
import type { ExplainLevel, LoadedProblem } from "../problem/loaded-problem.ts";
import { sumOfPoints } from "../problem/split-points.ts";
import { forTerminal as clean } from "../report/escape.ts";
import type { Graded, Part } from "../report/graded.ts";
import { nativeResult } from "../report/native.ts";
import { allPassed, chooseChecks, onlyParts } from "../report/only.ts";
import { studentView } from "../report/student-view.ts";
import { AROUND } from "../report/words.ts";
import { typeErrors } from "../sandbox/type-check.ts";
import { gradedOf } from "../score/graded-of.ts";
import { UsageError } from "../submission/usage-error.ts";
import { type Assignment, tellOtherProblem } from "./assignment.ts";
import { type EarlyStart, type GradeOptions, grade } from "./grade.ts";
import { complain, leaveStandardOutput, print, printWhole, report } from "./output.ts";
import { typed } from "./replay.ts";

export interface CheckOptions extends GradeOptions {
	/** How much a student is told of each problem. */
	readonly levels: readonly ExplainLevel[];
	/** The command that does it again. */
	readonly replay: string;
	/** What alone is reported, and counts: calls, checks or problems. */
	readonly only?: readonly string[];
	/** The native result goes to standard output, and what is for people aside. */
	readonly json?: boolean;
}

/** Grades a submission for one problem of the assignment. */
export type GradeOne = (problem: LoadedProblem, at: number) => Promise<Part["result"]>;

/** What became of a check. */
export interface Checked {
	/** Of what was chosen, hidden checks too. */
	readonly graded: Graded;
	/** What a student is shown of it. */
	readonly shown: readonly Part[];
	readonly tell: () => void;
	/** What the compiler says besides, told when it has said it. It takes longer than all else. */
	readonly remarks: (print: (text: string) => void) => Promise<readonly string[]>;
}

/** Whether every check passed that counts. Throws as `grade` does, and `UsageError` for a name of none in `only`. */
export async function check(
	assignment: Assignment,
	path: string,
	options: CheckOptions & { readonly onChecked: OnChecked },
	early: EarlyStart | undefined,
): Promise<boolean> {
	if (options.json === true) leaveStandardOutput();
	const checkOnce = checking(assignment, path, options, options.replay);
	const { graded, shown, tell, remarks } = await checkOnce((problem) => grade(problem, path, forStudent(options), early));
	tell();
	tellOtherProblem(assignment, graded);
	// Afterwards: the verdict is what is waited for.
	await options.onChecked(graded, await remarks(print));
	return shown.every(({ result }) => allPassed(result));
}

/** Called with what was found and what TypeScript says, once both have been told. */
export type OnChecked = (graded: Graded, remarks: readonly string[]) => Promise<void>;

/** `replay` is told where it is given. Throws `UsageError` for a name of nothing in `only`. */
export function checking(
	{ title, problems, isWhole }: Assignment,
	path: string,
	{ levels, only, json = false }: CheckOptions,
	replay?: string,
): (gradeOne: GradeOne) => Promise<Checked> {
	const chosen = only && chooseChecks(problems, only);
	if (chosen?.status === "unknown")
		throw new UsageError(`there is nothing to check that is called ${JSON.stringify(chosen.name)}`, chosen.hint);
	const alone = only?.filter((name) => !problems.some(({ id }) => id === name)) ?? [];
	return async (gradeOne) => {
		const all: Part[] = [];
		for (const [at, problem] of problems.entries())
			all.push({ problem, result: await gradeOne(problem, at), level: levels[at] as ExplainLevel });
		const parts = onlyParts(all, chosen?.checks);
		const graded = { ...gradedOf(title, parts, isWhole), maxScore: sumOfPoints(parts.map(({ result }) => result.maxScore)) };
		const { shown, unseen } = studentView(graded);
		const tell = (): void => {
			tellWeakness(shown.parts);
			report(shown, {
				...{ printed: true, only: alone },
				...(replay !== undefined && { replay }),
				...(unseen !== undefined && { note: unseen.note }),
			});
			if (json) printWhole(`${JSON.stringify(nativeResult(shown), null, 2)}\n`);
		};
		return { graded, shown: shown.parts, tell, remarks: (print) => remarksOn(shown.parts, path, print) };
	};
}

/** A student trusts their own code, and their own folder is all there is. */
export function forStudent(options: GradeOptions): GradeOptions {
	return { ...options, allowWeakIsolation: true, takesNeighbours: true };
}

function tellWeakness(parts: readonly Part[]): void {
	if (parts.some(({ result }) => result.isolation.accepted.length > 0))
		complain(`Check only code that you trust: this machine cannot lock it in (\`${typed("doctor")}\` says more).`);
}

async function remarksOn(parts: readonly Part[], path: string, print: (text: string) => void): Promise<readonly string[]> {
	const files = parts.flatMap(({ problem, result }) => (result.fault === null ? [ownFile(path, problem.fileName)] : []));
	const errors: string[] = [];
	for (const file of new Set(files)) errors.push(...(await typeErrors(file)));
	if (errors.length > 0) print(`${AROUND.remarks}\n${errors.map((error) => `  ${clean(error)}`).join("\n")}\n`);
	return errors;
}

/** The file that is checked, for the usual case that it is named or lies at the top of the folder. */
function ownFile(path: string, stem: string): string {
	return /\.\w+$/.test(path) ? path : `${path}/${stem}.ts`;
}
