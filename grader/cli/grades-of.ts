/** The grades of a class, read from the folder of its results. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CLASS_FILE, type ClassFile, readClassFile } from "../class/class-file.ts";
import { readCsv } from "../class/csv.ts";
import type { CheckPoints, ClassGrades, GradeRow } from "../gradebook/class-grades.ts";
import { ClassStore } from "../store/class-store.ts";
import { STORE_FILE } from "../store/open-database.ts";
import type { StoredSubmission } from "../store/stored.ts";
import { UsageError } from "../submission/usage-error.ts";
import { rememberedIn } from "./remembered.ts";

const HINT = "Name the folder that `gradecheck batch … --out FOLDER` wrote.";

/** With what each check gave, by the store, where `withChecks`. Throws `UsageError` for a folder that holds no class's results. */
export function gradesOf(folder: string, withChecks: boolean): ClassGrades {
	const read = readCsv(textAt(join(folder, "grades.csv")));
	if (read.status === "faulty") throw new UsageError(`grades.csv ${read.why}`, HINT);
	const [header = [], ...rows] = read.csv.rows;
	const columns = ["id", "score", "max_score", "status", "mistakes", "reason"].map((name) => header.indexOf(name));
	if (columns.includes(-1)) throw new UsageError(`${join(folder, "grades.csv")} is none of gradecheck's`, HINT);
	const people = peopleOf(classFileAt(join(folder, CLASS_FILE)));
	const checksOf = withChecks ? storedChecks(folder) : undefined;
	const grades = rows.map((row): GradeRow => {
		const [id = "", score = "", , status = "", mistakes = "", reason = ""] = columns.map((at) => row[at] ?? "");
		const checks = score === "" ? undefined : checksOf?.get(id);
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

/** By id; in the order in which the problems were graded. */
function storedChecks(folder: string): ReadonlyMap<string, readonly CheckPoints[]> | undefined {
	if (!existsSync(join(folder, STORE_FILE))) return undefined;
	const store = new ClassStore(folder);
	try {
		const { seeds, problem: only } = rememberedIn(store, folder).command;
		const checksOf = ({ parts }: StoredSubmission): CheckPoints[] =>
			seeds.flatMap(({ problem }) => {
				const checks = parts.find((part) => part.problem === problem)?.result.checks ?? [];
				const before = only === undefined ? `${problem}.` : "";
				return checks.map(({ id, points, maxPoints }) => ({ id: `${before}${id}`, points, maxPoints }));
			});
		return new Map(
			store.ids().flatMap((id) => {
				const stored = store.find(id);
				return stored === undefined ? [] : [[id, checksOf(stored)] as const];
			}),
		);
	} finally {
		store.close();
	}
}
