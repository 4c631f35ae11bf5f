import type { Command } from "commander";
import type { LoadedProblem } from "../../problem/loaded-problem.ts";
import { sumOfPoints } from "../../problem/split-points.ts";
import type { Format } from "../../report/formats/format.ts";
import { FORMATS } from "../../report/formats/list.ts";
import { regradeText } from "../../report/regrade.ts";
import { MOST_WORKERS } from "../../sandbox/layers/user-pool.ts";
import type { ClassStore } from "../../store/class-store.ts";
import { UsageError } from "../../submission/usage-error.ts";
import { type Assignment, alone, courseAt, findProblem } from "../assignment.ts";
import { classReports } from "../class-reports.ts";
import { gradedBy } from "../class-versions.ts";
import { EXIT, endNow, tellStack } from "../exit.ts";
import { levelFor, wholeNumber } from "../options.ts";
import { complain, countReporter, print } from "../output.ts";
import { openGradedClass, regradeClass, writeClass } from "../regrade.ts";
import { type Remembered, rememberedIn } from "../remembered.ts";
import { typed } from "../replay.ts";
import { type Seed, seedsFor } from "../seed.ts";
import { stopBySignal } from "../stop.ts";

interface Options {
	readonly course?: string;
	readonly apply?: boolean;
	readonly jobs?: number;
}

export function addRegrade(program: Command): void {
	program
		.command("regrade")
		.description("grade a class again after a change of rubric or grader, by what its submissions answered; shows the difference first")
		.argument("<folder>", "the --out of batch")
		.option("--course <folder>", "by the gradecheck.json there, and not by that of batch")
		.option("--apply", "write it")
		.option("--jobs <n>", "how many at a time of those that have to be run again", wholeNumber(1, MOST_WORKERS))
		.action(async (folder: string, options: Options) => {
			const store = openGradedClass(folder);
			let code: number;
			try {
				code = await regradeStored(store, folder, options);
			} finally {
				store.close();
			}
			// What was given up may be at work still.
			if (code !== EXIT.fine) endNow(code);
		});
}

/** Gives what the program exits with. */
async function regradeStored(store: ClassStore, folder: string, options: Options): Promise<number> {
	const { apply = false, jobs, course } = options;
	const { command, entries } = rememberedIn(store, folder);
	const assignment = await assignmentOf(command, options);
	const { problems } = assignment;
	const explain = command.explain === undefined ? {} : { explain: command.explain };
	const levels = problems.map((problem) => levelFor("student", problem, explain));
	const isWeak = command.allowWeakIsolation === true && { allowWeakIsolation: true };
	const by = { samples: command.samples, timeLimit: command.timeLimit, ...isWeak, levels };
	const now = await gradedBy(problems, await seedsOf(problems, command, assignment), by);
	const stop = stopBySignal();
	let errors = 0;
	const onError = (error: unknown): void => {
		errors += 1;
		tellStack(error);
	};
	const regrade = await regradeClass(assignment, store, folder, now, {
		...by,
		...(jobs !== undefined && { jobs }),
		apply,
		folder: command.folder,
		...(command.namePattern !== undefined && { namePattern: command.namePattern }),
		...(command.roster !== undefined && { roster: command.roster }),
		onProgress: countReporter(),
		onError,
		signal: stop.signal,
	});
	stop.done();
	if (stop.signal.aborted) {
		print(`Stopped. ${apply ? "What was regraded is kept, and the same command goes on from there." : "Nothing was written."}`);
		return stop.exitCode();
	}
	print(regradeText(regrade));
	if (apply) {
		const secret = command.secretFile !== undefined && { secretFile: command.secretFile };
		const occasion = { path: command.folder, runner: "staff", printed: command.printed === true, ...secret } as const;
		writeClass(assignment, store, folder, now, entries, {
			...(await classReports(command.reports.map(formatOf), assignment, levels, occasion)),
			maxScore: sumOfPoints(problems.map(({ points }) => points)),
			problems: problems.map(({ id }) => id),
			formerFiles: [],
			onProgress: () => {},
			onError: (error, id) => {
				onError(error);
				complain(`${id}: ${error instanceof Error ? error.message : String(error)}`);
			},
		});
		print(`Written to ${folder}. Former scores are kept in its class.db.`);
	} else if (regrade.differences.length > 0) {
		const words = [[folder], ...(course === undefined ? [] : [["--course", course]]), ["--apply"]];
		print(`Nothing is written yet. To write it:\n  ${typed("regrade", words)}`);
	}
	return errors > 0 ? EXIT.grader : EXIT.fine;
}

/** What was graded, by the course folder that is named now, or was then. */
async function assignmentOf(command: Remembered, options: Options): Promise<Assignment> {
	const named = options.course ?? command.course;
	const course = named === undefined ? undefined : await courseAt(named);
	if (course === undefined) return alone(await findProblem(command.problem ?? ""));
	if (command.problem === undefined || command.course === undefined)
		return { title: course.file.title, problems: course.problems, isWhole: true, course };
	const selected = course.problems.find(({ id }) => id === command.problem);
	if (selected !== undefined) return { ...alone(selected), course };
	throw new UsageError(
		`${JSON.stringify(course.file.title)} has no problem ${JSON.stringify(command.problem)}, which is what was graded`,
		"Name the course folder that has it by --course.",
	);
}

/** Those that were drawn from; of a problem that is new, as a grading has it. */
async function seedsOf(problems: readonly LoadedProblem[], command: Remembered, { course }: Assignment): Promise<Seed[]> {
	const known = new Map(command.seeds.map((each) => [each.problem, each]));
	const seeds: Seed[] = [];
	for (const problem of problems) {
		const then = known.get(problem.id);
		if (then !== undefined) {
			seeds.push({ seed: then.seed, ...(then.seedFrom !== undefined && { seedFrom: then.seedFrom }) });
			continue;
		}
		const secret = command.secretFile !== undefined && { secretFile: command.secretFile };
		seeds.push(...(await seedsFor([problem], { seed: 1, samples: command.samples, ...secret }, false, undefined, course?.secretFile)));
	}
	return seeds;
}

function formatOf({ format: name, folder }: Remembered["reports"][number]): { readonly format: Format; readonly folder: string } {
	const format = FORMATS.find((each) => each.name === name);
	if (format === undefined) throw new UsageError(`there is no format ${JSON.stringify(name)} any more`, "Grade the class again by batch.");
	return { format, folder };
}
