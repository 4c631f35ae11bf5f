/**
 * Compiles the inner realm ahead, for the engine and the flags that this runs under: what a grading runs of it is in it as well.
 * Another engine, or one with other flags, compiles the realm anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { constants, createContext, Script } from "node:vm";
import type { Realm } from "../../hosts/node/serve.ts";
import { warmUp } from "../../hosts/node/warm.ts";

/** What else many submissions use. */
const FURTHER = `(function (module, exports, require) {
	const { matrix, subtract, sum, dotMultiply, dotDivide, divide, map, size } = require("mathjs");
	const some = matrix([[1, 2], [3, 4]]);
	for (const entrywise of [subtract, dotMultiply, dotDivide]) entrywise(some, some);
	map(divide(some, 2), (entry) => entry);
	exports.sizes = [sum(some), size(some)];
})`;

const [sourceFile, cacheFile] = process.argv.slice(2) as [string, string];
const script = new Script(readFileSync(sourceFile, "latin1"), { filename: "gradecheck-realm.js" });
const context = createContext(constants.DONT_CONTEXTIFY);
const realm = script.runInContext(context) as Realm;
const evaluate = (code: string): unknown => new Script(code).runInContext(context);
warmUp(realm, evaluate, 1);
realm.add("further", evaluate(FURTHER), "{}", false);
realm.load("further", "", "");
writeFileSync(cacheFile, script.createCachedData());
