/**
 * Imports whose path is put together at run time. Where such a path begins with `./` or `../` the compiler would search the folders of
 * this machine for all that it may mean, so they are refused before they are bundled.
 */
import type { Loader } from "esbuild";
import { compiler } from "./compiler.ts";

/** A name may also be written with escapes. */
const MAY_HOLD_ONE = /\brequire\b|\bimport\s*[(/]|\\u/;
const PATTERNED = /\b(?:require|import)\s*\((?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*(?:`|"(?:[^"\\]|\\.)*"\s*\+|'(?:[^'\\]|\\.)*'\s*\+)/;

export async function hasPatternedImport(text: string, loader: Loader): Promise<boolean> {
	if (!MAY_HOLD_ONE.test(text)) return false;
	try {
		// In one way of writing: without types, escapes and needless brackets.
		const { code } = await compiler().transform(text, { loader, minifyWhitespace: true, charset: "utf8", logLevel: "silent" });
		return PATTERNED.test(code);
	} catch {
		// It does not compile, and is told so where it is bundled.
		return false;
	}
}
