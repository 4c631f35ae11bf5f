import type { Command } from "commander";
import { verificationPage, verificationText } from "../../report/verification.ts";
import { findProblem } from "../assignment.ts";
import { EXIT, endWith } from "../exit.ts";
import { DEFAULTS, MAX_SAMPLES, wholeNumber } from "../options.ts";
import { painter, print } from "../output.ts";
import { requireWritable, writeOutput } from "../write-file.ts";

export function addVerify(program: Command): void {
	program
		.command("verify")
		.argument("<problem>")
		.description("hold the grader against everything known to be right and wrong; exit 1 on any gap")
		.option("--out <path>", "also write the matrix to <path>.json and <path>.html")
		.option("--seed <n>", "seed of the samples", wholeNumber(0, 2 ** 31 - 2), DEFAULTS.seed)
		.option("--samples <n>", "samples for each check", wholeNumber(1, MAX_SAMPLES), DEFAULTS.samples)
		.action(async (id: string, { out, seed, samples }: { out?: string; seed: number; samples: number }) => {
			const problem = await findProblem(id);
			const stem = out?.replace(/\.(json|html)$/, "");
			for (const ending of ["json", "html"]) if (stem !== undefined) requireWritable(`${stem}.${ending}`);
			const { verify } = await import("../verify.ts");
			const verification = await verify(problem, seed, samples);
			print(verificationText(problem.title, verification, painter(31)));
			if (stem !== undefined) {
				writeOutput(`${stem}.json`, `${JSON.stringify(verification, null, 2)}\n`);
				writeOutput(`${stem}.html`, verificationPage(problem.title, verification));
			}
			if (verification.gaps.length > 0) endWith(EXIT.checksFailed);
		});
}
