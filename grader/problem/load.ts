/** The border of a declaration: rubric and cases are files that people edit, so they are checked before anything is graded. */
import * as z from "zod/mini";
import en from "zod/v4/locales/en.js";
import { fromNested, isSameShape, type Tensor } from "../numeric/tensor.ts";
import { type CheckDeclaration, computedBy, declareChecks, freeQuantities } from "./check-ids.ts";
import { DeclarationError, EXPLAIN_LEVELS, type LoadedProblem, VISIBILITIES } from "./loaded-problem.ts";
import type { Problem } from "./problem.ts";
import { type Sample, type Sizes, shapeOf } from "./sample.ts";

const visibilitySchema = z.enum(VISIBILITIES);

/** Throws `DeclarationError` when the rubric or the cases do not fit the table. */
export function loadProblem(problem: Problem, rubric: unknown = problem.rubric): LoadedProblem {
	const checks = declareChecks(problem);
	const { points, explain, checks: rows, python } = parse(`rubric of ${problem.id}`, rubricSchema(checks), rubric);
	const total = Object.values(rows).reduce((sum, row) => sum + row.weight, 0);
	const rubricOf = Object.fromEntries(
		Object.entries(rows).map(([id, row]) => [id, { points: (row.weight * points) / total, visibility: row.visibility }]),
	);
	const fixedCases = parse(`cases of ${problem.id}`, casesSchema(problem), problem.cases);
	return { ...problem, checks, points, explain, rubricOf, python, fixedCases };
}

function parse<T>(what: string, schema: z.ZodMiniType<T>, value: unknown): T {
	const result = schema.safeParse(value, { error: en().localeError });
	if (result.success) return result.data;
	const faults = result.error.issues.map((issue) => `  at ${issue.path.join(".") || "the top"}: ${issue.message}`);
	throw new DeclarationError(`the ${what} does not fit its table:\n${faults.join("\n")}`);
}

const name = z.string().check(z.regex(/^[A-Za-z_]\w*$/, "a package's name as it is imported"));
const dottedName = z.string().check(z.regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/, "a module's dotted name"));
/** A stub's text, in lines or in one. */
const moduleText = z.union([
	z.string(),
	z.pipe(
		z.array(z.string()),
		z.transform((lines) => lines.join("\n")),
	),
]);
const pythonSchema = z.strictObject({ allow: z._default(z.array(name), []), stubs: z._default(z.record(dottedName, moduleText), {}) });

function rubricSchema(checks: readonly CheckDeclaration[]) {
	const row = z.strictObject({ weight: z.number().check(z.gte(0)), visibility: z._default(visibilitySchema, "visible") });
	return z
		.strictObject({
			points: z.number().check(z.gt(0), z.lte(10_000)),
			explain: z._default(z.enum(EXPLAIN_LEVELS), "where"),
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
