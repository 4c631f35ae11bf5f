/** Why a submission that was read could not be loaded: what its host said, as a sentence and what to do next. */
import type { HostSource } from "../oracle/wire.ts";
import { fill } from "../problem/fill.ts";
import type { LoadOutcome } from "../sandbox/student/student-oracle.ts";
import { type PythonSubmission, pythonLoadFault } from "./python/python-faults.ts";
import type { LoadFault, Wanted } from "./submission.ts";
import { forbiddenImport } from "./typescript/forbidden-import.ts";
import { nameHint } from "./typescript/missing-names.ts";
import type { MissingImport } from "./typescript/resolve-import.ts";
import { EXPORT_HINTS, NO_EXPORT, STOPPED, STOPPED_HINTS } from "./words/loading.ts";
import { told } from "./words/message.ts";

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
	const hint = nameHint(message) ?? fill(STOPPED_HINTS.usual, { class: className });
	return told(STOPPED.stopped, { where, said: message, hint }, { id });
}

function exportFault(
	{ exports }: Extract<Refusal, { kind: "no-export" }>,
	id: string,
	file: string,
	className: string,
	verb: keyof typeof EXPORT_HINTS,
): LoadFault {
	const near = exports.find(({ name }) => name.toLowerCase() === className.toLowerCase());
	const list = exports.map(({ name, is }) => `${name} (${is})`).join(", ");
	const kind = exports.length === 0 ? "nothing" : near === undefined ? "others" : near.name === className ? "no-class" : "other-case";
	const hint = fill(EXPORT_HINTS[verb], { class: className });
	const words = { file, verb, class: className, name: near?.name ?? "", kind: near?.is ?? "", list, hint };
	return told(NO_EXPORT[kind], words, { id: `no-${id}-export` });
}
