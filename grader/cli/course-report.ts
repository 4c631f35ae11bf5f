/** What `doctor` says of a course folder: its assignment, and whether its secret can be used. */
import { numberText } from "../report/sentence.ts";
import { pythonCommand } from "../sandbox/engines/python-interpreter.ts";
import { GraderError } from "../sandbox/grader-error.ts";
import { UsageError } from "../submission/usage-error.ts";
import type { Course } from "./course.ts";
import type { MachineReport } from "./doctor.ts";
import { shownPath } from "./find-course.ts";
import { readSecret } from "./secret.ts";

export function examineCourse(course: Course): MachineReport {
	const { folder, file, problems } = course;
	const findings = [...packageFindings(course), secretFinding(course)];
	const lines = [
		`The course folder ${folder}: ${file.title}, ${numberText(file.points)} points.`,
		"",
		...problems.map(({ title, points, fileName, folder: at }) => {
			const stem = at === undefined ? fileName : `${at}/${fileName}`;
			return `  ${title}: ${numberText(points)} points, in ${stem}.ts or ${stem}.py`;
		}),
		"",
		...findings.map(({ text }) => text),
		"",
	];
	return { text: lines.join("\n"), isSound: findings.every(({ isSound }) => isSound) };
}

function packageFindings({ problems }: Course): MachineReport[] {
	const packages = [...new Set(problems.flatMap(({ python }) => python.allow))];
	if (packages.length === 0) return [];
	try {
		pythonCommand(packages);
		return [{ text: `Python submissions may import ${packages.join(", ")}, which can be imported here.`, isSound: true }];
	} catch (error) {
		if (!(error instanceof GraderError)) throw error;
		return [{ text: `What Python submissions may import cannot be imported here: ${error.message}`, isSound: false }];
	}
}

function secretFinding({ secretFile }: Course): MachineReport {
	if (secretFile === undefined)
		return { text: "It names no secret: submissions are graded on the samples that every student can see.", isSound: true };
	try {
		const { isExposed } = readSecret(secretFile);
		const text = isExposed
			? `Others may read its secret: \`chmod 600 ${shownPath(secretFile)}\` keeps it yours.`
			: "Its secret can be used.";
		return { text, isSound: true };
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		return { text: `Its secret cannot be used: ${error.message}. ${error.hint}`, isSound: false };
	}
}
