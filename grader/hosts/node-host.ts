/**
 * The student's process, outer part: reads requests from the channel, drives the inner realm, writes replies. It is started with
 * `--permission`; the inner realm is a context with no host object in it, no code from strings, and only JSON strings across its border.
 */
import { readFileSync } from "node:fs";
import { constants, createContext, Script } from "node:vm";
import { type Realm, serve } from "./node-serve.ts";

// An error that nobody caught is not looked at: looking would hand the engine's own functions to the student's code.
process.setUncaughtExceptionCaptureCallback(() => process.exit(70));

const [realmFile, cacheFile] = process.argv.slice(2) as [string, string];
const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
const realmScript = new Script(readFileSync(realmFile, "utf8"), { filename: "gradecheck-realm.js", ...cachedData() });
const realm = realmScript.runInContext(context) as Realm;

serve(realm, (code) => new Script(code, { filename: "submission.js", lineOffset: -1 }).runInContext(context));

function cachedData(): { cachedData?: Buffer } {
	try {
		return { cachedData: readFileSync(cacheFile) };
	} catch {
		return {};
	}
}
