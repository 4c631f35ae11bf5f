/** The command line: its commands, one file each in `commands/`, and its end. */
import { Command } from "commander";
import { addCheck } from "./commands/check.ts";
import { addGrade } from "./commands/grade.ts";
import type { EarlyProcess } from "./early-start.ts";
import { EXIT, endNow, endWith, exitCodeOf } from "./exit.ts";
import { type EarlyStart, takeOver } from "./grade.ts";
import { complain } from "./output.ts";
import { VERSION } from "./version.ts";

type AddCommand = (program: Command, early: EarlyStart | undefined) => void;

/** In the order in which `--help` shows them. What grades one submission is at hand; the others are loaded where they are asked for. */
const COMMANDS: Readonly<Record<string, () => AddCommand | Promise<AddCommand>>> = {
	grade: () => addGrade,
	check: () => addCheck,
	init: async () => (await import("./commands/init.ts")).addInit,
	handout: async () => (await import("./commands/handout.ts")).addHandout,
	doctor: async () => (await import("./commands/doctor.ts")).addDoctor,
	problems: async () => (await import("./commands/problems.ts")).addProblems,
	batch: async () => (await import("./commands/batch.ts")).addBatch,
	regrade: async () => (await import("./commands/regrade.ts")).addRegrade,
	export: async () => (await import("./commands/export.ts")).addExport,
	verify: async () => (await import("./commands/verify.ts")).addVerify,
	pack: async () => (await import("./commands/pack.ts")).addPack,
	new: async () => (await import("./commands/new.ts")).addNew,
	explain: async () => (await import("./commands/explain.ts")).addExplain,
};
/** `name` is the command that is asked for; where it is none, all of them are there. */
async function program(name: string | undefined, early: EarlyStart | undefined): Promise<Command> {
	const command = new Command("gradecheck")
		.description("Grades student implementations of neural-network layers, and says which mistake was made.")
		.version(VERSION)
		.showSuggestionAfterError()
		.showHelpAfterError("(gradecheck --help lists the commands)")
		.configureOutput({ writeErr: (text) => complain(text.replace(/\n$/, "")) })
		.exitOverride();
	const asked = name !== undefined && Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]] : Object.values(COMMANDS);
	for (const load of asked) (await load?.())?.(command, early);
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
		await (await program(process.argv[2], early)).parseAsync();
	} catch (error) {
		endWith(exitCodeOf(error));
	} finally {
		early?.oracle.close();
	}
}
