/** Why a submission that was read could not be loaded: what its host said, as a sentence and what to do next. */
import type { LoadOutcome } from "../sandbox/student/student-oracle.ts";
import { type PythonSubmission, pythonLoadFault } from "./python/python-faults.ts";
import type { LoadFault, Submission } from "./submission.ts";

type Refusal = Exclude<LoadOutcome, { kind: "done" }>;

interface Sought {
	readonly id: string;
	readonly className: string;
	readonly python: { readonly allow: readonly string[] };
}

export function loadFault(
	{ id, className, python }: Sought,
	{ file, compiled }: Extract<Submission, { status: "ready" }>,
	outcome: Refusal,
): LoadFault {
	if (!("files" in compiled.source))
		return outcome.kind === "fault" ? scriptFault(outcome.fault, file, className) : exportFault(outcome, id, file, className, "exports");
	const submission: PythonSubmission = { file, files: compiled.source.files, className, packages: ["numpy", ...python.allow] };
	return outcome.kind === "fault" ? pythonLoadFault(outcome.fault, submission) : exportFault(outcome, id, file, className, "defines");
}

function scriptFault({ id, message, at }: Extract<Refusal, { kind: "fault" }>["fault"], file: string, className: string): LoadFault {
	const where = at === undefined ? file : `${at.file}, line ${at.line}`;
	return {
		id,
		message: `${where}: the file stopped while it was being loaded: ${message}`,
		hint: `Code outside of class ${className} runs on import; remove what fails there.`,
	};
}

function exportFault(
	{ exports }: Extract<Refusal, { kind: "no-export" }>,
	id: string,
	file: string,
	className: string,
	verb: "exports" | "defines",
): LoadFault {
	const near = exports.find(({ name }) => name.toLowerCase() === className.toLowerCase());
	const list = exports.map(({ name, is }) => `${name} (${is})`).join(", ");
	const message =
		exports.length === 0
			? `${file} ${verb} nothing; expected a class ${className}.`
			: near !== undefined && near.name !== className
				? `${file}: found \`${near.name}\`, expected \`${className}\`.`
				: near !== undefined
					? `${file}: \`${className}\` is ${near.is}; expected a class.`
					: `${file} ${verb} ${list}; expected a class ${className}.`;
	const line = verb === "exports" ? `export class ${className} { … }` : `class ${className}:`;
	return { id: `no-${id}-export`, message, hint: `Write \`${line}\`${verb === "defines" ? ", at the start of a line" : ""}.` };
}
