/** The problems of an assignment, with the points, visibilities and names that hold there. Pure. */
import type { CheckRubric, LoadedProblem } from "../problem/loaded-problem.ts";
import { rubricFor } from "../problem/rubric.ts";
import { splitPoints } from "../problem/split-points.ts";
import type { CourseFile, CourseProblem } from "./course-schema.ts";
import type { CourseFault, FaultAt } from "./read-course.ts";

export type Assigned =
	| { readonly status: "assigned"; readonly problems: readonly LoadedProblem[] }
	| { readonly status: "faulty"; readonly faults: readonly CourseFault[] };

/** `own` are the listed problems as their own rubrics have them, in the order of the list. */
export function assignedProblems(file: CourseFile, own: readonly LoadedProblem[], faultAt: FaultAt): Assigned {
	const weights = file.problems.map(({ weight }) => weight);
	const points = splitPoints(file.points, weights);
	const assigned = own.map((problem, at) => withEntry(problem, file.problems[at] as CourseProblem, file, points[at] as number));
	const problems = assigned.map((problem) => ({ ...problem, otherFiles: filesBeside(problem, assigned) }));
	const faults = [
		...(weights.every((weight) => weight === 0) ? [faultAt(["problems"], "one problem at least needs a weight above 0")] : []),
		...problems.flatMap(({ rubricOf }, at) =>
			Object.values(rubricOf).every(({ weight }) => weight === 0)
				? [faultAt(["problems", at, "checks"], "one check at least needs a weight above 0")]
				: [],
		),
	];
	return faults.length > 0 ? { status: "faulty", faults } : { status: "assigned", problems };
}

/** What stands nearest counts: the problem's entry, the assignment, the problem's own rubric. */
function withEntry(problem: LoadedProblem, entry: CourseProblem, file: CourseFile, points: number): LoadedProblem {
	const [, folder = "", fileName = problem.fileName] = /^(?:(.*)\/)?([^/]+)$/.exec(entry.file ?? "") ?? [];
	return {
		...problem,
		points,
		explain: entry.explain ?? file.explain ?? problem.explain,
		python: {
			allow: entry.python?.allow ?? file.python?.allow ?? problem.python.allow,
			stubs: entry.python?.stubs ?? file.python?.stubs ?? problem.python.stubs,
		},
		fileName,
		...(folder !== "" && { folder }),
		rubricOf: rubricFor(
			points,
			Object.fromEntries(Object.entries(problem.rubricOf).map(([id, row]) => [id, withRow(row, entry.checks?.[id])])),
		),
	};
}

function withRow(
	{ weight, visibility }: CheckRubric,
	own: NonNullable<CourseProblem["checks"]>[string] = {},
): Pick<CheckRubric, "weight" | "visibility"> {
	return { weight: own.weight ?? weight, visibility: own.visibility ?? visibility };
}

/** Several problems may be expected in one file. */
function filesBeside({ fileName }: LoadedProblem, all: readonly LoadedProblem[]): string[] {
	return all.map((other) => other.fileName).filter((name) => name.toLowerCase() !== fileName.toLowerCase());
}
