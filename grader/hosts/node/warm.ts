/**
 * Work such as submissions ask of mathjs and of the realm, and no layer's: done ahead, so that the engine knows its code when they come. It
 * asks for nothing of mathjs that the realm has not built anyway: a submission must find the same in every process.
 */
import type { HostRequest } from "../../oracle/wire.ts";
import type { Realm } from "./serve.ts";

const WORK = `(function (module, exports, require) {
	const { add, multiply, ones, transpose, zeros } = require("mathjs");
	exports.Work = class Work {
		constructor(rows, columns) {
			this.tall = zeros(rows, columns);
			this.wide = zeros(columns, rows);
		}
		begin(value) {
			this.size = value.size()[0];
			this.product = multiply(transpose(value), value);
			return add(multiply(transpose(this.tall), this.wide), transpose(multiply(ones(2, this.size), value)));
		}
		end(value) {
			this.sum = add(add(value, value), value);
			return multiply(this.sum, ones(3, 1));
		}
	};
})`;

const matrix = (rows: number, columns: number) => JSON.stringify(Array.from({ length: rows }, () => Array(columns).fill(1.5)));

const REQUEST: HostRequest = {
	ask: "keep",
	tensors: [matrix(3, 2), matrix(3, 2), matrix(4, 2), matrix(4, 3)],
	templates: [
		[
			{ do: "construct", as: "x", args: [0, 1] },
			{ do: "set", on: "x", name: "tall", value: 2 },
			{ do: "set", on: "x", name: "wide", value: 3 },
			{ do: "get", on: "x", name: "tall" },
			{ do: "call", on: "x", name: "begin", args: [4], as: "f" },
			{ do: "get", on: "x", name: "size" },
			{ do: "call", on: "x", name: "end", args: [5], as: "g" },
			{ do: "get", on: "x", name: "product" },
			{ do: "reread", call: "f" },
		],
	],
	scripts: [{ entropy: 1, template: 0, values: [{ n: 3 }, { n: 2 }, 0, 1, 2, 3] }],
};

/** `evaluate` makes a text a function of the realm. Throws an error when the work cannot be done. */
export function warmUp(realm: Realm, evaluate: (code: string, position: number) => unknown, times: number): void {
	realm.add("work", evaluate(WORK, 0), "{}", false);
	realm.load("work", "Work", "begin");
	for (let time = 0; time < times; time += 1) {
		realm.keep(JSON.stringify(REQUEST));
		realm.begin(0);
		const answers = realm.run();
		if (/fault|skipped/.test(answers)) throw new Error(`the inner realm does not work: ${answers}`);
		realm.printed();
	}
}
