/** An import that is none of the submission's own files, told with what it probably meant. */
import type { LoadFault } from "../submission.ts";
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
	if (missing !== undefined)
		return { id: "forbidden-import", message: `${where} imports "${specifier}", ${missing.why}.`, hint: missing.hint };
	return {
		id: "forbidden-import",
		message: `${where} imports "${specifier}"; only mathjs and the submission's own files can be imported.`,
		hint: hintFor(specifier),
	};
}

function hintFor(specifier: string): string {
	if (NEARLY_MATHJS.test(specifier)) return 'Did you mean `import … from "mathjs"`?';
	if (ALIAS.test(specifier)) return "Aliases are not known here: write the relative path, such as `./sizes.ts`, and hand in that file too.";
	const known = packageHint(specifier);
	if (known !== undefined) return known;
	return "Remove that import, or write what it gave you yourself; a file of your own is imported by its relative path, such as `./sizes.ts`.";
}
