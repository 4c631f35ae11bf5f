/**
 * Compiles the inner realm ahead, for the engine and the flags that this runs under: what a grading runs of it is in it as well.
 * Another engine, or one with other flags, compiles the realm anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { constants, createContext, Script } from "node:vm";
import type { Realm } from "../hosts/node-serve.ts";
import { warmUp } from "../hosts/node-warm.ts";

const [sourceFile, cacheFile] = process.argv.slice(2) as [string, string];
const script = new Script(readFileSync(sourceFile, "utf8"), { filename: "gradecheck-realm.js" });
const context = createContext(constants.DONT_CONTEXTIFY);
const realm = script.runInContext(context) as Realm;
warmUp(realm, (code) => new Script(code).runInContext(context), 1);
writeFileSync(cacheFile, script.createCachedData());
