/**
 * The student's process, outer part: reads requests from the channel, drives the inner realm, writes replies. It is started with
 * `--permission`; the inner realm is a context with no host object in it, no code from strings, and only JSON strings across its border.
 */
import { readFileSync } from "node:fs";
import { constants, createContext, Script } from "node:vm";
import { type Engine, keepFirst, type Realm, serve } from "./serve.ts";
import { warmUp } from "./warm.ts";

// An error that nobody caught is not looked at: looking would hand the engine's own functions to the student's code.
// Ended at once: what waits for threads would wait for ever in a copy, which has none.
process.setUncaughtExceptionCaptureCallback(() => process.abort());

/** Enough for the engine to know what comes often. */
const WARM_TIMES = 400;

const [realmFile, cacheFile, isCopied] = process.argv.slice(2) as [string, string, string?];
const context = createContext(constants.DONT_CONTEXTIFY, {
	codeGeneration: { strings: false, wasm: false },
	// Of its own: what waits there goes on when it is told to, and not when this program ends.
	microtaskMode: "afterEvaluate",
});
const realmScript = new Script(readFileSync(realmFile, "latin1"), { filename: "gradecheck-realm.js", ...cachedData() });
const realm = realmScript.runInContext(context) as Realm;

const engine: Engine = {
	evaluate: (code, position) => new Script(code, { filename: `submission-${position}.js`, lineOffset: -1 }).runInContext(context),
	turn: () => {
		new Script("0").runInContext(context);
	},
};
if (isCopied === "copied") {
	warmUp(realm, engine.evaluate, WARM_TIMES);
	keepFirst(realm);
}
serve(realm, engine);

function cachedData(): { cachedData?: Buffer } {
	try {
		return { cachedData: readFileSync(cacheFile) };
	} catch {
		return {};
	}
}
