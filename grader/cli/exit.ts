/** How the program ends: the exit codes, and what is said of an error. */
import { CommanderError } from "commander";
import { DeclarationError } from "../problem/loaded-problem.ts";
import { ClassError, GraderError } from "../sandbox/grader-error.ts";
import { UsageError } from "../submission/usage-error.ts";
import { complain } from "./output.ts";

export const EXIT = { fine: 0, checksFailed: 1, usage: 2, grader: 3 } as const;

/** What the program exits with once everything is done. */
export function endWith(code: number): void {
	process.exitCode = code;
}

/** Waits for nothing that is at work still. */
export function endNow(code: number): never {
	process.exit(code);
}

/** Tells the error. */
export function exitCodeOf(error: unknown): number {
	if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
	if (error instanceof UsageError) {
		complain(`gradecheck: ${error.message}\n${error.hint}`);
		return EXIT.usage;
	}
	if (error instanceof DeclarationError) complain(`gradecheck: ${error.message}\nMend the declaration in problems/; nothing was graded.`);
	else if (error instanceof ClassError) complain(`gradecheck: ${error.message}\nThis is not your fault, and costs no marks.`);
	else if (error instanceof GraderError)
		complain(`gradecheck: ${error.message}\nThis is not your fault, and costs no marks: nothing was graded.`);
	else
		complain(
			`gradecheck: internal error: ${error instanceof Error ? error.message : String(error)}\nThis is not your fault, and costs no marks: nothing was graded. Please report it with the command that you ran.`,
		);
	tellStack(error);
	return EXIT.grader;
}

export function tellStack(error: unknown): void {
	if (process.env.GRADECHECK_DEBUG) complain(error instanceof Error ? (error.stack ?? "") : "");
}
