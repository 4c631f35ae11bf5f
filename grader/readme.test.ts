import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { problems } from "../problems/index.ts";
import { folderWith } from "./testing/grade-submission.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const BLOCK = /<!-- report: npm run grade -- (\S+) -->\n\n```text\n([\s\S]*?)```/;

describe("the README", () => {
	it("shows the report that its command prints (UPDATE_README=1 writes it anew)", () => {
		const text = readFileSync(`${root}README.md`, "utf8");
		const [, path = "", shown] = BLOCK.exec(text) ?? [];
		// Of 100 points, whatever the rubric says now.
		const course = folderWith({ "gradecheck.json": JSON.stringify({ title: "README", points: 100, problems: [{ id: problems[0]?.id }] }) });
		const printed = execFileSync(process.execPath, [`${root}dist/gradecheck.js`, "grade", path, "--course", course], {
			cwd: root,
			encoding: "utf8",
		});
		const report = printed.replace(` --course ${course}`, "").trim();
		if (process.env.UPDATE_README)
			writeFileSync(
				`${root}README.md`,
				text.replace(BLOCK, () => `<!-- report: npm run grade -- ${path} -->\n\n\`\`\`text\n${report}\n\`\`\``),
			);
		else expect(shown).toBe(`${report}\n`);
	});
});
