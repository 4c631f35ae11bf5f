import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { all, create } from "mathjs";
import { expect, it } from "vitest";
import { distFolder } from "../../sandbox/engines/host-files.ts";
import type { Realm } from "./serve.ts";

interface Typed {
	readonly _typedFunctionData: { readonly signatures: readonly { readonly name: string }[] };
}

const NAMES = ["matrix", "zeros", "ones", "transpose", "multiply", "add", "equalScalar", "subtract", "dotMultiply"];

const SUBMISSION = `(function (module, exports, require) {
	const mathjs = require("mathjs");
	exports.Linear = class Linear {};
	for (const name of ${JSON.stringify(NAMES)}) console.log(name, mathjs[name]._typedFunctionData.signatures.map((each) => each.name).join("; "));
	console.log([3, 1, 2].sort(), [{ params: 1 }, { params: 0 }].sort((a, b) => a.params - b.params), Array.prototype.sort.toString());
})`;

it("the inner realm's functions try their signatures in mathjs's own order, and arrays are sorted as ever after", () => {
	const context = createContext({});
	const run = (code: string): unknown => new Script(code).runInContext(context);
	const realm = run(readFileSync(`${distFolder()}/node-realm.js`, "utf8")) as Realm;
	realm.add("linear.js", run(SUBMISSION), "{}", false);
	expect(realm.load("linear.js", "Linear", "forward")).toBe('{"kind":"done"}');
	const mathjs = create(all as Parameters<typeof create>[0]) as unknown as Record<string, Typed>;
	const own = NAMES.map((name) => `${name} ${mathjs[name]?._typedFunctionData.signatures.map((each) => each.name).join("; ")}\n`);
	expect(JSON.parse(realm.printed())).toBe(
		`${own.join("")}[ 1, 2, 3 ] [ { params: 0 }, { params: 1 } ] ${Array.prototype.sort.toString()}\n`,
	);
});
