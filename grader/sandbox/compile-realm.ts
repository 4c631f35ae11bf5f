/**
 * Compiles the inner realm ahead, for the engine and the flags that this runs under: what a grading runs of it is in it as well.
 * Another engine, or one with other flags, compiles the realm anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { constants, createContext, Script } from "node:vm";
import type { Realm } from "../hosts/node-serve.ts";
import type { HostRequest } from "../oracle/wire.ts";

/** What nearly every submission asks of mathjs. */
const TYPICAL = `(function (module, exports, require) {
	const { add, multiply, ones, transpose, zeros, matrix, subtract, sum, dotMultiply, dotDivide, divide, map, size } = require("mathjs");
	exports.Layer = class Layer {
		constructor(rows, columns) {
			this.W = zeros(rows, columns);
			this.b = zeros(rows, 1);
		}
		forward(A) {
			this.A = A;
			this.N = A.size()[0];
			this.Z = add(multiply(A, transpose(this.W)), multiply(ones(this.N, 1), transpose(this.b)));
			return this.Z;
		}
		backward(dLdZ) {
			this.dLdW = multiply(transpose(dLdZ), this.A);
			this.dLdb = multiply(transpose(dLdZ), ones(this.N, 1));
			dotMultiply(dLdZ, dLdZ);
			return multiply(dLdZ, this.W);
		}
	};
})`;

const matrix = (rows: number, columns: number) => JSON.stringify(Array.from({ length: rows }, () => Array(columns).fill(1.5)));

const SCRIPT: HostRequest = {
	ask: "run",
	first: 0,
	isCareful: false,
	tensors: [matrix(3, 2), matrix(3, 1), matrix(4, 2), matrix(4, 3)],
	templates: [
		[
			{ do: "construct", as: "x", args: [0, 1] },
			{ do: "set", on: "x", name: "W", value: 2 },
			{ do: "set", on: "x", name: "b", value: 3 },
			{ do: "get", on: "x", name: "W" },
			{ do: "call", on: "x", name: "forward", args: [4], as: "f" },
			{ do: "get", on: "x", name: "N" },
			{ do: "call", on: "x", name: "backward", args: [5], as: "g" },
			{ do: "get", on: "x", name: "dLdW" },
			{ do: "reread", call: "f" },
		],
	],
	scripts: [{ entropy: 1, template: 0, values: [{ n: 3 }, { n: 2 }, 0, 1, 2, 3] }],
};

const [sourceFile, cacheFile] = process.argv.slice(2) as [string, string];
const script = new Script(readFileSync(sourceFile, "utf8"), { filename: "gradecheck-realm.js" });
const context = createContext(constants.DONT_CONTEXTIFY);
const realm = script.runInContext(context) as Realm;
realm.load(new Script(TYPICAL).runInContext(context), "Layer", "forward");
realm.take(JSON.stringify(SCRIPT));
realm.begin(0);
const answers = realm.run();
if (/fault|skipped/.test(answers)) throw new Error(`the inner realm does not work: ${answers}`);
writeFileSync(cacheFile, script.createCachedData());
