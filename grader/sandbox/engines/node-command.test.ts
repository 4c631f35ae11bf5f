import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { nodeCommand } from "./node-command.ts";

test("the engine, started with the flags of a grading, takes what was compiled ahead", () => {
	const { program, args, reads } = nodeCommand();
	const [host, realm, cache] = reads as [string, string, string];
	const compile = `const { readFileSync } = require("node:fs");
		new (require("node:vm").Script)(readFileSync(process.argv[1], "utf8"), { filename: "gradecheck-realm.js", cachedData: readFileSync(process.argv[2]) }).cachedDataRejected`;
	const flags = args.slice(0, args.indexOf(host));
	expect(execFileSync(program, [...flags, "--print", compile, realm, cache], { encoding: "utf8" }).trim()).toBe("false");
});
