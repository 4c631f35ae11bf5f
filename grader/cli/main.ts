/** The command line: its commands, one file each in `commands/`, and its end. */
import { Command } from "commander";
import { addBatch } from "./commands/batch.ts";
import { addCheck } from "./commands/check.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addExplain } from "./commands/explain.ts";
import { addGrade } from "./commands/grade.ts";
import { addHandout } from "./commands/handout.ts";
import { addInit } from "./commands/init.ts";
import { addNew } from "./commands/new.ts";
import { addPack } from "./commands/pack.ts";
import { addProblems } from "./commands/problems.ts";
import { addVerify } from "./commands/verify.ts";
import type { EarlyProcess } from "./early-start.ts";
import { EXIT, endNow, endWith, exitCodeOf } from "./exit.ts";
import { type EarlyStart, takeOver } from "./grade.ts";
import { complain } from "./output.ts";
import { VERSION } from "./version.ts";

function program(early: EarlyStart | undefined): Command {
	const command = new Command("gradecheck")
		.description("Grades student implementations of neural-network layers, and says which mistake was made.")
		.version(VERSION)
		.showSuggestionAfterError()
		.showHelpAfterError("(gradecheck --help lists the commands)")
		.configureOutput({ writeErr: (text) => complain(text.replace(/\n$/, "")) })
		.exitOverride();
	addGrade(command, early);
	addCheck(command, early);
	addInit(command);
	addHandout(command);
	addDoctor(command);
	addProblems(command);
	addBatch(command);
	addVerify(command);
	addPack(command);
	addNew(command);
	addExplain(command);
	return command;
}

/** `started` is the student's process, where it was started before this file was loaded. */
export async function main(started?: EarlyProcess): Promise<void> {
	const early = started && takeOver(started);
	// A pipe that is closed early (`| head`) is not a fault.
	process.stdout.on("error", () => endNow(EXIT.fine));
	// Where nobody listens to complaints any more, a class goes on.
	process.stderr.on("error", () => {});
	try {
		await program(early).parseAsync();
	} catch (error) {
		endWith(exitCodeOf(error));
	} finally {
		early?.oracle.close();
	}
}
