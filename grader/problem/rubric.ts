/** What is said of points, and of what Python may import: in a problem's `rubric.json`, and in whatever changes it. */
import * as z from "zod/mini";
import { type CheckRubric, EXPLAIN_LEVELS, VISIBILITIES, type Visibility } from "./loaded-problem.ts";
import { hasTwoDecimals, splitPoints } from "./split-points.ts";

export const pointsField = z
	.number()
	.check(z.gt(0), z.lte(10_000), z.refine(hasTwoDecimals, "points have at most two decimals, so that they can be split exactly"));
export const weightField = z.number().check(z.gte(0));
export const visibilityField = z.enum(VISIBILITIES);
export const explainField = z.enum(EXPLAIN_LEVELS);

/** Packages of the machine. */
export const allowField = z.array(z.string().check(z.regex(/^[A-Za-z_]\w*$/, "expected a package's name as it is imported")));

/** A stub's text, in lines or in one. */
const moduleText = z.union([
	z.string(),
	z.pipe(
		z.array(z.string()),
		z.transform((lines) => lines.join("\n")),
	),
]);
const dottedName = z.string().check(z.regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/, "expected a module's dotted name"));
export const stubsField = z.record(dottedName, moduleText);

/** Each check's share of the points. */
export function rubricFor(
	points: number,
	rows: Readonly<Record<string, { readonly weight: number; readonly visibility: Visibility }>>,
): Record<string, CheckRubric> {
	const parts = splitPoints(
		points,
		Object.values(rows).map(({ weight }) => weight),
	);
	return Object.fromEntries(Object.entries(rows).map(([id, row], at) => [id, { ...row, points: parts[at] as number }]));
}
