/** The border of a declaration: rubric and cases are files that people edit, so they are checked before anything is graded. */
import * as z from "zod/mini";
import en from "zod/v4/locales/en.js";
import { fromNested, isSameShape, type Tensor } from "../numeric/tensor.ts";
import { type CheckDeclaration, computedBy, declareChecks, freeQuantities } from "./check-ids.ts";
import { DeclarationError, type LoadedProblem } from "./loaded-problem.ts";
import type { Problem } from "./problem.ts";
import { allowField, explainField, pointsField, rubricFor, stubsField, visibilityField, weightField } from "./rubric.ts";
import { type Sample, type Sizes, shapeOf } from "./sample.ts";

/** Throws `DeclarationError` when the rubric or the cases do not fit the table. */
export function loadProblem(problem: Problem, rubric: unknown = problem.rubric): LoadedProblem {
	const checks = declareChecks(problem);
	const { points, explain, checks: rows, python } = parse(`rubric of ${problem.id}`, rubricSchema(checks), rubric);
	const rubricOf = rubricFor(points, rows);
	const fixedCases = parse(`cases of ${problem.id}`, casesSchema(problem), problem.cases);
	return { ...problem, checks, points, explain, rubricOf, python, fixedCases };
}

function parse<T>(what: string, schema: z.ZodMiniType<T>, value: unknown): T {
	const result = schema.safeParse(value, { error: en().localeError });
	if (result.success) return result.data;
	const faults = result.error.issues.map((issue) => `  at ${issue.path.join(".") || "the top"}: ${issue.message}`);
	throw new DeclarationError(`the ${what} does not fit its table:\n${faults.join("\n")}`);
}

const pythonSchema = z.strictObject({ allow: z._default(allowField, []), stubs: z._default(stubsField, {}) });

function rubricSchema(checks: readonly CheckDeclaration[]) {
	const row = z.strictObject({ weight: weightField, visibility: z._default(visibilityField, "visible") });
	return z
		.strictObject({
			points: pointsField,
			explain: z._default(explainField, "where"),
			checks: z.strictObject(Object.fromEntries(checks.map((check) => [check.id, row]))),
			python: z.prefault(pythonSchema, {}),
		})
		.check(
			z.refine((rubric) => Object.values(rubric.checks).some((check) => check.weight > 0), {
				error: "at least one check needs a weight above 0",
				path: ["checks"],
			}),
		);
}

function casesSchema(problem: Problem) {
	const free = freeQuantities(problem);
	const computed = problem.calls.flatMap((call) => computedBy(problem, call.name));
	const nested = z.union([z.number(), z.array(z.union([z.number(), z.array(z.number())]))]);
	const tensor = z.pipe(
		nested,
		z.transform((value: number | (number | number[])[], context): Tensor => {
			const read = fromNested(value);
			if (read !== null) return read;
			context.issues.push({ code: "custom", message: "rows differ in length", input: value });
			return z.NEVER;
		}),
	);
	const round = z.pipe(
		z.strictObject(Object.fromEntries([...free, ...computed].map((name) => [name, tensor]))),
		z.transform((values: Record<string, Tensor>, context) => {
			const sizes = inferSizes(problem, values, (path, message) =>
				context.issues.push({ code: "custom", path: [path], message, input: values }),
			);
			return { sizes, values };
		}),
	);
	const title = z.string().check(z.minLength(1));
	return z.pipe(
		z.array(z.strictObject({ id: title, title, rounds: z.array(round).check(z.minLength(1)) })),
		z.transform((list) =>
			list.map(({ id, title, rounds }) => ({
				id,
				title,
				rounds: rounds.map(({ sizes, values }): Sample => {
					const pick = (names: string[]) => Object.fromEntries(names.map((name) => [name, values[name] as Tensor]));
					return { sizes, values: pick(free), fixed: { id, title, expected: pick(computed) } };
				}),
			})),
		),
	);
}

/** Reads the sizes off the shapes, and reports every shape that disagrees. */
function inferSizes(problem: Problem, values: Record<string, Tensor>, report: (path: string, message: string) => void): Sizes {
	const found: Record<string, number> = {};
	for (const [name, { shape }] of Object.entries(values)) {
		problem.quantities[name]?.shape.forEach((extent, axis) => {
			if (extent !== 1) found[extent] ??= shape[axis] ?? 0;
		});
	}
	const sizes = Object.fromEntries(Object.keys(problem.sizes).map((name) => [name, found[name] ?? 0]));
	for (const [name, { shape }] of Object.entries(values)) {
		const expected = shapeOf(problem, name, sizes);
		if (!isSameShape(shape, expected)) report(name, `expected ${expected.join(" × ")}, found ${shape.join(" × ")}`);
	}
	return sizes;
}
