/** Grades as the command does, with layers switched off: `grade-without.mjs <layer,layer> <time limit> <submission> <result>`. */
import { fileURLToPath } from "node:url";
import { problems } from "../../../problems/index.ts";
import { grade } from "../../cli/grade.ts";
import { writeFileWhole } from "../../cli/write-file.ts";
import { loadProblem } from "../../problem/load.ts";
import { terminalReport } from "../../report/terminal.ts";
import type { HostCommand } from "../../sandbox/engines/host-command.ts";
import { nodeCommand } from "../../sandbox/engines/node-command.ts";
import { pythonCommand } from "../../sandbox/engines/python-interpreter.ts";
import type { LayerId } from "../../sandbox/layers/layers.ts";

const [layers = "", timeLimit = "6", path = "", out = ""] = process.argv.slice(2);
const without = layers.split(",").filter((layer) => layer !== "") as LayerId[];
const problem = loadProblem(problems[0] as (typeof problems)[number]);
const result = await grade(
	problem,
	path,
	{ seed: 1, samples: 100, timeLimit: Number(timeLimit), allowWeakIsolation: true, without },
	undefined,
	(language) => (language === "Python" ? pythonCommand() : openCommand(nodeCommand())),
);
writeFileWhole(out, JSON.stringify(result));
process.stdout.write(terminalReport(problem, result, { isColoured: false, replay: "", showsPrinted: true, explain: "where" }));

/** Takes away the walls that stand inside the engine. */
function openCommand(command: HostCommand): HostCommand {
	const host = fileURLToPath(new URL("open-host.cjs", import.meta.url));
	const [, , , ...others] = command.reads;
	const args = without.includes("inner-realm") ? command.args.map((arg) => arg.replace(/[^=]*node-host\.cjs$/, host)) : command.args;
	const kept = without.includes("engine-permissions")
		? args.filter((arg) => !/^--(permission|allow-|no-experimental|disallow)/.test(arg))
		: args;
	return {
		...command,
		args: kept.filter((arg) => !(without.includes("inner-realm") && arg.startsWith("--disallow"))),
		reads: [...command.reads, host, ...others],
	};
}
