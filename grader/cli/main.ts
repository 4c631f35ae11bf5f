/** The command line: arguments in, reports out, exit codes. */
import { dirname } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { problems } from "../../problems/index.ts";
import { DeclarationError, EXPLAIN_LEVELS, type ExplainLevel, type LoadedProblem } from "../problem/loaded-problem.ts";
import { forTerminal as clean } from "../report/escape.ts";
import { explanation } from "../report/explain.ts";
import { gradescopeResult } from "../report/gradescope.ts";
import { verificationPage, verificationText } from "../report/verification.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import { MOST_WORKERS } from "../sandbox/layers/user-pool.ts";
import { UsageError } from "../submission/usage-error.ts";
import { gradeClass } from "./batch.ts";
import { check } from "./check.ts";
import { examineMachine } from "./doctor.ts";
import { DEFAULT_TIME_LIMIT, type EarlyProcess } from "./early-start.ts";
import { type EarlyStart, grade, takeOver } from "./grade.ts";
import { loadedProblem, USUAL } from "./kept.ts";
import { writeNewProblem } from "./new-problem.ts";
import { isInside, requireFreeOf } from "./out-path.ts";
import { classSummary, complain, painter, print, progressReporter, report } from "./output.ts";
import { replayArgs } from "./replay.ts";
import { seedFor } from "./seed.ts";
import { VERSION } from "./version.ts";
import { requireWritable, unwritable, writeFileWhole } from "./write-file.ts";

const EXIT = { fine: 0, checksFailed: 1, usage: 2, grader: 3 } as const;
const DEFAULTS = { problem: problems[0]?.id ?? "", ...USUAL, timeLimit: DEFAULT_TIME_LIMIT };
const MAX_SAMPLES = 10_000;

/** What `grade` and `batch` take besides. */
interface StaffOptions {
	readonly secretFile?: string;
	readonly format: string;
}

interface SharedOptions {
	readonly problem: string;
	readonly seed: number;
	readonly samples: number;
	readonly timeLimit: number;
	readonly printed?: boolean;
	readonly explain?: ExplainLevel;
	readonly allowWeakIsolation?: boolean;
}

function program(early: EarlyStart | undefined): Command {
	const command = new Command("gradecheck")
		.description("Grades student implementations of neural-network layers, and says which mistake was made.")
		.version(VERSION)
		.showSuggestionAfterError()
		.showHelpAfterError("(gradecheck --help lists the commands)")
		.configureOutput({ writeErr: (text) => complain(text.replace(/\n$/, "")) })
		.exitOverride();

	shared(command.command("grade").description("grade a file or a folder; exit 0 whatever the score"))
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the result")
		.option("--out <file>", "write the result there, whole or not at all")
		.option("--format <format>", "gradescope or native", oneOf("gradescope", "native"), "gradescope")
		.action(async (path: string, options: SharedOptions & StaffOptions & { out?: string }, self: Command) => {
			const problem = await findProblem(options.problem);
			if (options.out !== undefined) requireFreeOf(options.out, path);
			const isBeside = options.out !== undefined && !isInside(options.out, path);
			const seeded = await seedFor(problem, options, isNamed(self), isBeside ? dirname(options.out as string) : undefined);
			const result = await grade(problem, path, { ...options, ...seeded }, early);
			if (options.out !== undefined) {
				const value = options.format === "native" ? result : gradescopeResult(problem, result, levelFor("student", problem, options));
				writeOutput(options.out, `${JSON.stringify(value, null, 2)}\n`);
			}
			report(
				problem,
				result,
				{ ...options, explain: levelFor("staff", problem, options) },
				`npm run grade -- ${replayArgs(path, options, DEFAULTS)}`,
			);
		});

	shared(command.command("check").description("check your own solution; exit 1 when a check fails"))
		.option("--watch", "check again whenever a file is saved")
		.action(async (path: string, options: SharedOptions & { watch?: boolean }) => {
			const problem = await findProblem(options.problem);
			const told = levelFor("student", problem, options);
			const replay = `npm run check -- ${replayArgs(path, options, DEFAULTS)}`;
			const isRight = await check(
				problem,
				path,
				{ ...options, told, replay, isWatching: options.watch === true, onError: exitCodeOf },
				early,
			);
			process.exitCode = isRight ? EXIT.fine : EXIT.checksFailed;
		});

	command
		.command("doctor")
		.description(
			"try every layer of isolation on this machine, and say what to do where one is missing; exit 1 where submissions are not graded",
		)
		.action(async () => {
			const { text, isSound } = await examineMachine();
			print(text);
			process.exitCode = isSound ? EXIT.fine : EXIT.checksFailed;
		});

	command
		.command("problems")
		.description("list what can be graded")
		.action(() => {
			for (const problem of problems)
				print(
					`${problem.id.padEnd(10)} class ${problem.className} in ${problem.fileName}.ts or ${problem.fileName}.py: ${problem.summary}`,
				);
		});

	shared(
		command.command("batch").description("grade a class: a folder of files, or of one folder a student"),
		"<folder>",
		"with the submissions",
	)
		.requiredOption("--out <folder>", "for results/<id>.json and grades.csv")
		.option("--format <format>", "gradescope or native", oneOf("gradescope", "native"), "native")
		.option("--secret-file <file>", "draw the samples by what staff alone know, in place of a seed; or set GRADECHECK_SECRET")
		.option("--jobs <n>", "how many at a time; as many as processors by default", wholeNumber(1, MOST_WORKERS))
		.option("--allow-weak-isolation", "grade even where this machine cannot lock a submission in; stands in the results")
		.action(async (folder: string, options: SharedOptions & StaffOptions & { out: string; jobs?: number }, self: Command) => {
			const problem = await findProblem(options.problem);
			const level = levelFor("student", problem, options);
			let errors = 0;
			const progress = await gradeClass(problem, folder, {
				...options,
				seedFor: (out) => seedFor(problem, options, isNamed(self), out),
				toFile: (result) => (options.format === "native" ? result : gradescopeResult(problem, result, level)),
				onProgress: progressReporter(),
				onError: (error, id) => {
					errors += 1;
					if (id === undefined) complain(`gradecheck: an error of no submission in particular: ${clean(String(error))}`);
					tellStack(error);
				},
			});
			print(classSummary(progress, options.out));
			if (progress.ungraded === 0 && errors === 0) return;
			if (progress.ungraded > 0) complain("What could not be graded has no score, and costs no marks: grade it again.");
			// What was given up may be at work still.
			process.exit(EXIT.grader);
		});

	command
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
			const { verify } = await import("./verify.ts");
			const verification = await verify(problem, seed, samples);
			print(verificationText(problem.title, verification, painter(31)));
			if (stem !== undefined) {
				writeOutput(`${stem}.json`, `${JSON.stringify(verification, null, 2)}\n`);
				writeOutput(`${stem}.html`, verificationPage(problem.title, verification));
			}
			if (verification.gaps.length > 0) process.exitCode = EXIT.checksFailed;
		});

	command
		.command("new")
		.argument("<problem>")
		.description("write the files of a new problem, to be filled in")
		.action((id: string) => {
			print(
				`Written:\n${writeNewProblem(id)
					.map((path) => `  ${path}`)
					.join("\n")}`,
			);
			print(
				`Next: npm run generate && npm run build && npm run gradecheck -- verify ${id}\ndocs/writing-a-problem.md says what to fill in.`,
			);
		});

	const explain = command
		.command("explain")
		.argument("<problem>")
		.description("show a problem's table, its equations and its derivatives on a small example");
	const sizeOptions = new Map(problems.flatMap(({ sizes }) => Object.values(sizes).map((size) => [size.option, size] as const)));
	for (const [option, { symbol, meaning }] of sizeOptions) explain.option(`--${option} <n>`, `${symbol}, ${meaning}`, wholeNumber(1, 6));
	explain.action(async (id: string, options: Record<string, number>) => {
		const problem = await findProblem(id);
		print(
			explanation(
				problem,
				Object.fromEntries(Object.entries(problem.sizes).map(([name, { option, example }]) => [name, options[option] ?? example])),
			),
		);
	});
	return command;
}

function shared(command: Command, argument = "<submission>", description = "a file, or a folder that holds it"): Command {
	return command
		.argument(argument, description)
		.option("--problem <id>", "what to grade against", DEFAULTS.problem)
		.option("--seed <n>", "seed of the samples", wholeNumber(0, 2 ** 31 - 2), DEFAULTS.seed)
		.option("--samples <n>", "samples for each value and gradient check", wholeNumber(1, MAX_SAMPLES), DEFAULTS.samples)
		.option("--time-limit <seconds>", "for the whole submission", wholeNumber(1, 3600), DEFAULTS.timeLimit)
		.option("--printed", "show what the submission printed")
		.addOption(
			new Option("--explain <level>", "fact: which mistake; where: also the example and a hint; fix: also what to write").choices(
				EXPLAIN_LEVELS,
			),
		);
}

/** The rubric caps what a student is told; staff who ask for more get it on their own terminal. */
function levelFor(reader: "student" | "staff", { explain: cap }: LoadedProblem, { explain: asked }: SharedOptions): ExplainLevel {
	if (reader === "staff" && asked !== undefined) return asked;
	const rank = (level: ExplainLevel) => EXPLAIN_LEVELS.indexOf(level);
	return EXPLAIN_LEVELS[Math.min(rank(asked ?? "where"), rank(cap))] as ExplainLevel;
}

async function findProblem(id: string): Promise<LoadedProblem> {
	const problem = problems.find((candidate) => candidate.id === id);
	if (problem !== undefined) return loadedProblem(problem);
	throw new UsageError(`there is no problem ${JSON.stringify(id)}`, `Problems: ${problems.map((candidate) => candidate.id).join(", ")}.`);
}

/** Whether a seed was asked for. */
function isNamed(command: Command): boolean {
	return command.getOptionValueSource("seed") !== "default";
}

function writeOutput(path: string, text: string): void {
	try {
		writeFileWhole(path, text);
	} catch (error) {
		throw unwritable(path, error);
	}
}

function wholeNumber(least: number, most: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= least && value <= most) return value;
		throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
	};
}

function oneOf(...choices: string[]): (text: string) => string {
	return (text) => {
		if (choices.includes(text)) return text;
		throw new InvalidArgumentError(`Give ${choices.join(" or ")}.`);
	};
}

function exitCodeOf(error: unknown): number {
	if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
	if (error instanceof UsageError) {
		complain(`gradecheck: ${error.message}\n${error.hint}`);
		return EXIT.usage;
	}
	if (error instanceof DeclarationError) complain(`gradecheck: ${error.message}\nMend the declaration in problems/; nothing was graded.`);
	else if (error instanceof GraderError)
		complain(`gradecheck: ${error.message}\nThis is not your fault, and costs no marks: nothing was graded.`);
	else
		complain(
			`gradecheck: internal error: ${error instanceof Error ? error.message : String(error)}\nThis is not your fault, and costs no marks: nothing was graded. Please report it with the command that you ran.`,
		);
	tellStack(error);
	return EXIT.grader;
}

function tellStack(error: unknown): void {
	if (process.env.GRADECHECK_DEBUG) complain(error instanceof Error ? (error.stack ?? "") : "");
}

/** `started` is the student's process, where it was started before this file was loaded. */
export async function main(started?: EarlyProcess): Promise<void> {
	const early = started && takeOver(started);
	// A pipe that is closed early (`| head`) is not a fault.
	process.stdout.on("error", () => process.exit(EXIT.fine));
	// Where nobody listens to complaints any more, a class goes on.
	process.stderr.on("error", () => {});
	try {
		await program(early).parseAsync();
	} catch (error) {
		process.exitCode = exitCodeOf(error);
	} finally {
		early?.oracle.close();
	}
}
