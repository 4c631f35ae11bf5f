/** Every file in the repository that is made from the declarations, by path. */
import { problems } from "../problems/index.ts";
import { courseJsonSchema } from "./course/course-schema.ts";
import { loadProblem } from "./problem/load.ts";
import type { LoadedProblem } from "./problem/loaded-problem.ts";
import { assignmentResultJsonSchema, resultJsonSchema } from "./report/result-schema.ts";
import { type TemplateLanguage, templateFolder } from "./report/template-folder.ts";
import { messagesPage } from "./testing/messages/page.ts";

export function generatedFiles(): Record<string, string> {
	// The first problem's template stands where newcomers look; the others' beside their declarations.
	const loaded = problems.map((declared) => loadProblem(declared));
	const template = loaded.flatMap((problem, at) => {
		const [folder, up] = at === 0 ? ["student-template", ".."] : [`problems/${problem.id}/template`, "../../.."];
		return [...templateIn(folder, "TypeScript", problem, up), ...templateIn(`${folder}/python`, "Python", problem, `${up}/..`)];
	});
	const schemas = {
		"result.schema.json": resultJsonSchema(),
		"assignment-result.schema.json": assignmentResultJsonSchema(),
		"gradecheck.schema.json": courseJsonSchema(problems),
	};
	const texts = Object.entries(schemas).map(([name, schema]) => [`docs/${name}`, `${JSON.stringify(schema, null, "\t")}\n`]);
	return { ...Object.fromEntries(template), ...Object.fromEntries(texts), "docs/messages.md": messagesPage(loaded) };
}

/** `repository` is the path from there to it. */
function templateIn(folder: string, language: TemplateLanguage, problem: LoadedProblem, repository: string): [string, string][] {
	const setup = { title: problem.title, name: `my-${problem.id}`, problems: [problem], gradecheck: `file:${repository}`, hasCourse: false };
	return Object.entries(templateFolder(language, setup)).map(([name, text]) => [`${folder}/${name}`, text]);
}
