import { describe, expect, it } from "vitest";
import type { HandedIn } from "./files/handed-in.ts";
import { findEntries } from "./find-entries.ts";

const wanted = { fileName: "linear" };

/** By names alone: nothing of it is read. */
function handedIn(paths: readonly string[], others: { links?: string[]; isCut?: boolean; named?: string } = {}): HandedIn {
	const { links = [], isCut = false, named } = others;
	return {
		name: "me",
		...(named !== undefined && { named }),
		isAlone: false,
		list: () => ({ paths, links, isCut }),
		filesIn: () => new Set(),
		read: () => {
			throw new Error("nothing is read");
		},
		close: () => {},
	};
}

describe("the file that is graded", () => {
	it.each([
		["at the top", ["linear.ts", "src/linear.ts"], "linear.ts"],
		["in the course's folder", ["old/linear.py", "mytorch/nn/linear.py"], "mytorch/nn/linear.py"],
		["in the course's folder, below a wrapper", ["hw1/linear.py", "hw1/mytorch/nn/linear.py"], "hw1/mytorch/nn/linear.py"],
		["in a folder", ["hw1/linear.ts", "hw1/README.md"], "hw1/linear.ts"],
		["seven folders down", ["1/2/3/4/5/6/7/linear.ts"], "1/2/3/4/5/6/7/linear.ts"],
		["in the nearest folder", ["a/linear.ts", "a/b/linear.ts"], "a/linear.ts"],
		["whatever letters are large", ["LINEAR.TS"], "LINEAR.TS"],
		["the source beside what was compiled from it", ["linear.js", "linear.ts"], "linear.ts"],
		["the source, not what was built from it", ["build/linear.js", "src/linear.ts"], "src/linear.ts"],
		["what was built, where there is nothing else", ["dist/linear.js"], "dist/linear.js"],
		["not its test", ["tests/linear.py", "code/linear.py"], "code/linear.py"],
		["not its declarations", ["linear.d.ts", "linear.js"], "linear.js"],
		["beside a file of another language", ["eslint.config.js", "linear.py"], "linear.py"],
	])("lies %s", (_, paths, entry) => {
		expect(findEntries(handedIn(paths), wanted)).toMatchObject({ status: "found", entries: [entry], isSure: true });
	});

	it("is the one that was named", () => {
		expect(findEntries(handedIn(["linear.ts", "x.ts"], { named: "x.ts" }), wanted)).toMatchObject({ entries: ["x.ts"], isSure: true });
	});

	it.each([
		["two of its name", ["a/linear.py", "b/linear.py"], "Python"],
		["files of other names", ["hw1.ts", "lib/matrix.ts"], "TypeScript"],
		["one file of another name", ["answer.py"], "Python"],
	])("is to be looked for by what is in them: %s", (_, paths, language) => {
		expect(findEntries(handedIn(paths), wanted)).toEqual({ status: "found", language, entries: paths, isSure: false });
	});
});

describe("nothing is graded", () => {
	it.each([
		["two languages", ["linear.py", "linear.ts"], {}, "two-candidates", /found linear\.py and linear\.ts/],
		["other names in two languages", ["a.py", "b.ts"], {}, "no-submission", /found a\.py, b\.ts, expected linear\.ts or linear\.py/],
		["a notebook", ["hw1.ipynb"], {}, "no-submission", /a notebook/],
		["an archive in it", ["hw1.zip"], {}, "no-submission", /an archive/],
		["a document", ["README.pdf"], {}, "no-submission", /a PDF document/],
		["a link", [], { links: ["linear.ts"] }, "no-submission", /linear\.ts is a symbolic link/],
		["nothing", [], {}, "no-submission", /nothing in it/],
		["too much", ["a.txt"], { isCut: true }, "no-submission", /first thousands/],
		["a named file of another kind", ["linear.txt"], { named: "linear.txt" }, "no-submission", /found linear\.txt/],
	])("where there is %s, and that is said", (_, paths, others, id, message) => {
		expect(findEntries(handedIn(paths, others), wanted)).toMatchObject({
			status: "refused",
			fault: { id, message: expect.stringMatching(message) },
		});
	});
});

describe("in an assignment of several problems", () => {
	const dense = { fileName: "linear", folder: "mytorch/nn", otherFiles: ["relu"] };

	it.each([
		["where it is expected", ["linear.py", "mytorch/nn/linear.py"], "mytorch/nn/linear.py"],
		["where it is expected, below a wrapper", ["linear.py", "hw1/MyTorch/nn/linear.py"], "hw1/MyTorch/nn/linear.py"],
		["where it is found, otherwise", ["linear.py", "other/nn/linear.py"], "linear.py"],
		["not in a folder that only ends so", ["linear.py", "notmytorch/nn/linear.py"], "linear.py"],
	])("the file lies %s", (_, paths, entry) => {
		expect(findEntries(handedIn(paths), dense)).toMatchObject({ status: "found", entries: [entry], isSure: true });
	});

	it("what is another problem's is not looked into", () => {
		expect(findEntries(handedIn(["relu.py", "answer.py"]), dense)).toMatchObject({ entries: ["answer.py"], isSure: false });
		const expected = "mytorch/nn/linear.ts or mytorch/nn/linear.py";
		expect(findEntries(handedIn(["relu.py"]), dense)).toMatchObject({ fault: { id: "no-submission", message: `found no ${expected}.` } });
		expect(findEntries(handedIn(["ReLU.ts", "x.ts"], { named: "ReLU.ts" }), dense)).toMatchObject({
			fault: { id: "no-submission", message: `found ReLU.ts, expected ${expected}.` },
		});
	});
});
