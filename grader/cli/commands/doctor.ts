import type { Command } from "commander";
import { examineMachine } from "../doctor.ts";
import { EXIT, endWith } from "../exit.ts";
import { print } from "../output.ts";

export function addDoctor(program: Command): void {
	program
		.command("doctor")
		.description(
			"try every layer of isolation on this machine, and say what to do where one is missing; exit 1 where submissions are not graded",
		)
		.action(async () => {
			const { text, isSound } = await examineMachine();
			print(text);
			endWith(isSound ? EXIT.fine : EXIT.checksFailed);
		});
}
