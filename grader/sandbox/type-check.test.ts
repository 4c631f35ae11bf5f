import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith } from "../testing/grade-submission.ts";
import { findJail } from "./layers/jail/find-jail.ts";
import { typeErrors } from "./type-check.ts";

describe("what TypeScript says of a file", () => {
	it("is told by place, with the types of mathjs and of the files beside it", async () => {
		const folder = folderWith({
			"helper.ts": "export const size = 3;",
			"linear.ts":
				'import { matrix } from "mathjs";\nimport { size } from "./helper.ts";\nconst a: string = size;\nconst b: number = matrix([1]);\n',
		});
		const said = await typeErrors(join(folder, "linear.ts"));
		expect(said).toEqual([
			"linear.ts(3,7): Type 'number' is not assignable to type 'string'.",
			expect.stringMatching(/^linear\.ts\(4,7\): Type 'Matrix/),
		]);
	});

	it.skipIf("why" in findJail())("is said of no file but its folder's", async () => {
		const folder = folderWith({});
		mkdirSync(join(folder, "own"));
		writeFileSync(join(folder, "other.ts"), 'export const token = "hidden" as const;\n');
		writeFileSync(join(folder, "own/linear.ts"), 'const told: (typeof import("../other"))["token"] = 5;\n');
		const said = await typeErrors(join(folder, "own/linear.ts"));
		expect(said).toEqual([expect.stringMatching(/^linear\.ts\(1,\d+\): Cannot find module/)]);
	});
});
