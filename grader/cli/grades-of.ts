/** The grades of a class, read from the folder of its results. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { CLASS_FILE, type ClassFile, readClassFile } from "../class/class-file.ts";
import { readCsv } from "../class/csv.ts";
import type { CheckPoints, ClassGrades, GradeRow } from "../gradebook/class-grades.ts";
import { UsageError } from "../submission/usage-error.ts";

const HINT = "Name the folder that `gradecheck batch … --out FOLDER` wrote.";

/** Of a native result, and of an assignment's. */
const resultSchema = z.object({
	problem: z.string(),
	checks: z.array(z.object({ id: z.string(), points: z.number(), maxPoints: z.number() })),
});
const nativeSchema = z.union([z.object({ parts: z.array(resultSchema) }), resultSchema]);

/** With what each check gave where `withChecks`. Throws `UsageError` for a folder that holds no class's results. */
export function gradesOf(folder: string, withChecks: boolean): ClassGrades {
	const read = readCsv(textAt(join(folder, "grades.csv")));
	if (read.status === "faulty") throw new UsageError(`grades.csv ${read.why}`, HINT);
	const [header = [], ...rows] = read.csv.rows;
	const columns = ["id", "score", "max_score", "status", "mistakes", "reason"].map((name) => header.indexOf(name));
	if (columns.includes(-1)) throw new UsageError(`${join(folder, "grades.csv")} is none of gradecheck's`, HINT);
	const people = peopleOf(classFileAt(join(folder, CLASS_FILE)));
	const grades = rows.map((row): GradeRow => {
		const [id = "", score = "", , status = "", mistakes = "", reason = ""] = columns.map((at) => row[at] ?? "");
		const checks = withChecks && score !== "" ? checksAt(join(folder, "results", `${id}.json`)) : undefined;
		const known = people.get(id) ?? { people: [{ mayBe: [id] }] };
		return { id, status, mistakes, reason, ...known, ...(score !== "" && { score: Number(score) }), ...(checks && { checks }) };
	});
	const maxima = new Set(rows.map((row) => Number(row[columns[2] as number])));
	if (maxima.size !== 1) throw new UsageError(`${join(folder, "grades.csv")} holds no grades out of one number of points`, HINT);
	return { maxScore: [...maxima][0] as number, rows: grades };
}

function textAt(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${(error as Error).message}`, HINT);
	}
}

function classFileAt(path: string): ClassFile | undefined {
	if (!existsSync(path)) return undefined;
	try {
		return readClassFile(textAt(path));
	} catch {
		throw new UsageError(`${path} does not say whose submissions these are`, "Grade the class again, which writes it anew.");
	}
}

function peopleOf(file: ClassFile | undefined): Map<string, Pick<GradeRow, "people" | "at">> {
	return new Map([
		...(file?.submissions ?? []).map(({ id, people, at }) => [id, { people, ...(at !== undefined && { at }) }] as const),
		...(file?.missing ?? []).map(({ id, person }) => [id, { people: [person] }] as const),
	]);
}

/** `undefined` where the result is in another format. */
function checksAt(path: string): CheckPoints[] | undefined {
	try {
		const native = nativeSchema.parse(JSON.parse(readFileSync(path, "utf8")));
		if (!("parts" in native)) return native.checks;
		return native.parts.flatMap(({ problem, checks }) => checks.map((check) => ({ ...check, id: `${problem}.${check.id}` })));
	} catch {
		return undefined;
	}
}
