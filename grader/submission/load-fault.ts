/** Why a submission that was read could not be loaded: what its host said, as a sentence and what to do next. */
import type { HostSource } from "../oracle/wire.ts";
import type { LoadOutcome } from "../sandbox/student/student-oracle.ts";
import { type PythonSubmission, pythonLoadFault } from "./python/python-faults.ts";
import type { LoadFault, Wanted } from "./submission.ts";
import { forbiddenImport } from "./typescript/forbidden-import.ts";
import { nameHint } from "./typescript/missing-names.ts";
import type { MissingImport } from "./typescript/resolve-import.ts";

type Refusal = Extract<LoadOutcome, { kind: "fault" | "no-export" }>;

/** Why an import of the submission's own files was refused. */
interface Missing {
	missing(from: string, specifier: string): MissingImport | undefined;
}

export function loadFault(
	{ id, className, python }: Wanted & { readonly id: string },
	file: string,
	source: HostSource,
	outcome: Refusal,
	scripts: Missing | undefined,
): LoadFault {
	if (!("files" in source)) {
		if (outcome.kind === "no-export") return exportFault(outcome, id, file, className, "exports");
		if (outcome.fault.id !== "forbidden-import") return scriptFault(outcome.fault, file, className);
		const { message: specifier, at } = outcome.fault;
		const importer = at?.file ?? file;
		return forbiddenImport(specifier, importer, at?.line, scripts?.missing(importer, specifier));
	}
	const submission: PythonSubmission = { file, paths: Object.keys(source.files), className, packages: ["numpy", ...python.allow] };
	return outcome.kind === "fault" ? pythonLoadFault(outcome.fault, submission) : exportFault(outcome, id, file, className, "defines");
}

function scriptFault({ id, message, at }: Extract<Refusal, { kind: "fault" }>["fault"], file: string, className: string): LoadFault {
	const where = at === undefined ? file : `${at.file}, line ${at.line}`;
	return {
		id,
		message: `${where}: the file stopped while it was being loaded: ${message}`,
		hint: nameHint(message) ?? `Code outside of class ${className} runs on import; remove what fails there.`,
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
