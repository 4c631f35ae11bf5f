import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problems } from "../../problems/index.ts";
import { loadProblem } from "../problem/load.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { hasTwoDecimals, sumOfPoints } from "../problem/split-points.ts";
import { assignedProblems } from "./assigned-problems.ts";
import { readCourse } from "./read-course.ts";

const loaded = new Map(problems.map((problem) => [problem.id, loadProblem(problem)]));

function assigned(file: object): readonly LoadedProblem[] | string {
	const read = readCourse(JSON.stringify({ title: "Homework", points: 100, problems: [{ id: "linear" }], ...file }), problems);
	if (read.status === "faulty") return JSON.stringify(read.faults);
	const own = read.file.problems.map(({ id }) => loaded.get(id) as LoadedProblem);
	const found = assignedProblems(read.file, own, read.faultAt);
	return found.status === "assigned" ? found.problems : found.faults.map(({ path, message }) => `${path}: ${message}`).join("\n");
}

function one(file: object): LoadedProblem {
	const [problem] = assigned(file) as readonly LoadedProblem[];
	return problem as LoadedProblem;
}

describe("an assignment", () => {
	it("has the problems' own rubrics where it says nothing", () => {
		const own = loaded.get("linear") as LoadedProblem;
		const problem = one({ points: own.points });
		expect(problem).toEqual({ ...own, otherFiles: [] });
	});

	it("splits any total to the bit, over problems and over checks", () => {
		const weight = fc.integer({ min: 1, max: 100 });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 200_000 }), weight, weight, weight, (hundredths, ...weights) => {
				const points = hundredths / 100;
				const entries = ["linear", "relu", "mseloss"].map((id, at) => ({ id, weight: weights[at] }));
				const parts = assigned({ points, problems: entries }) as readonly LoadedProblem[];
				expect(sumOfPoints(parts.map((part) => part.points))).toBe(points);
				for (const part of parts) {
					const checks = Object.values(part.rubricOf).map((row) => row.points);
					expect(sumOfPoints(checks)).toBe(part.points);
					expect(checks.every(hasTwoDecimals)).toBe(true);
				}
			}),
		);
	});

	it("changes the checks that it names, and no others", () => {
		const own = loaded.get("linear") as LoadedProblem;
		const { rubricOf } = one({
			problems: [{ id: "linear", checks: { "init.W": { weight: 0 }, "forward.value": { visibility: "hidden" } } }],
		});
		expect(rubricOf["init.W"]).toEqual({ weight: 0, points: 0, visibility: "visible" });
		expect(rubricOf["forward.value"]).toMatchObject({ weight: own.rubricOf["forward.value"]?.weight, visibility: "hidden" });
		expect(Object.values(rubricOf).filter(({ visibility }) => visibility !== "visible")).toHaveLength(1);
	});

	it("says what is told and may be imported, and a problem's entry says it instead", () => {
		const file = { explain: "fact", python: { allow: ["scipy"], stubs: { log: ["def log():", "    pass"] } } };
		expect(one(file)).toMatchObject({ explain: "fact", python: { allow: ["scipy"], stubs: { log: "def log():\n    pass" } } });
		const entry = { id: "linear", explain: "fix", python: { allow: [] } };
		expect(one({ ...file, problems: [entry] })).toMatchObject({
			explain: "fix",
			python: { allow: [], stubs: { log: "def log():\n    pass" } },
		});
	});

	it("says where a file is expected, and which are the other problems'", () => {
		const entries = [
			{ id: "linear", file: "mytorch/nn/dense" },
			{ id: "relu", file: "mytorch/nn/activations" },
			{ id: "mseloss", file: "mytorch/nn/activations" },
		];
		const [first, second] = assigned({ problems: entries }) as readonly LoadedProblem[];
		expect(first).toMatchObject({ folder: "mytorch/nn", fileName: "dense", otherFiles: ["activations", "activations"] });
		expect(second).toMatchObject({ folder: "mytorch/nn", fileName: "activations", otherFiles: ["dense"] });
	});

	it("is refused where nothing has a weight", () => {
		expect(assigned({ problems: [{ id: "linear", weight: 0 }] })).toMatch(/^problems: one problem at least needs a weight above 0/);
		const checks = Object.fromEntries((loaded.get("relu") as LoadedProblem).checks.map(({ id }) => [id, { weight: 0 }]));
		expect(assigned({ problems: [{ id: "linear" }, { id: "relu", checks }] })).toBe(
			"problems[1].checks: one check at least needs a weight above 0",
		);
	});
});
