/** An import that is none of the submission's own files, told with what it probably meant. */
import type { LoadFault } from "../submission.ts";
import { told } from "../words/message.ts";
import { IMPORTS, PACKAGE_HINTS } from "../words/typescript.ts";
import { packageHint } from "./missing-names.ts";
import type { MissingImport } from "./resolve-import.ts";

/** Names of modules that are taken for mathjs. */
const NEARLY_MATHJS = /^math(\.?js|s|-js)?$|^mathjs\//i;
/** Names that a configuration file or a tool gives a meaning to. */
const ALIAS = /^[@~#$]\/|^src\//;

export function forbiddenImport(
	specifier: string,
	importer: string,
	line: number | undefined,
	missing: MissingImport | undefined,
): LoadFault {
	const where = line === undefined ? importer : `${importer}, line ${line},`;
	if (missing !== undefined) return told(IMPORTS["own-file"], { where, name: specifier, ...missing });
	return told(IMPORTS.package, { where, name: specifier, hint: hintFor(specifier) });
}

function hintFor(specifier: string): string {
	if (NEARLY_MATHJS.test(specifier)) return PACKAGE_HINTS.mathjs;
	if (ALIAS.test(specifier)) return PACKAGE_HINTS.alias;
	return packageHint(specifier) ?? PACKAGE_HINTS.usual;
}
