/** What students have of an assignment: what a check of their own goes by, and nothing that is the staff's. Pure. */
import type { CourseFile } from "./course-schema.ts";

/** The text of a `gradecheck.json`. */
export function studentsCourse({ title, points, problems, explain, python, timeLimit }: CourseFile): string {
	return `${JSON.stringify({ title, points, explain, python, timeLimit, problems }, null, 2)}\n`;
}
