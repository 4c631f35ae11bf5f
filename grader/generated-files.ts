/** Every file in the repository that is made from the declarations, by path. */
import { problems } from "../problems/index.ts";
import { courseJsonSchema } from "./course/course-schema.ts";
import { loadProblem } from "./problem/load.ts";
import { pythonTemplateFiles } from "./report/python-template.ts";
import { assignmentResultJsonSchema, resultJsonSchema } from "./report/result-schema.ts";
import { templateFiles } from "./report/template.ts";

export function generatedFiles(): Record<string, string> {
	// The first problem's template stands where newcomers look; the others' beside their declarations.
	const template = problems
		.map((declared) => loadProblem(declared))
		.flatMap((problem, at) => {
			const [folder, up] = at === 0 ? ["student-template", ".."] : [`problems/${problem.id}/template`, "../../.."];
			return [
				...Object.entries(templateFiles(problem, up)).map(([name, text]) => [`${folder}/${name}`, text]),
				...Object.entries(pythonTemplateFiles(problem, `${up}/..`)).map(([name, text]) => [`${folder}/python/${name}`, text]),
			];
		});
	const schemas = {
		"result.schema.json": resultJsonSchema(),
		"assignment-result.schema.json": assignmentResultJsonSchema(),
		"gradecheck.schema.json": courseJsonSchema(problems),
	};
	const texts = Object.entries(schemas).map(([name, schema]) => [`docs/${name}`, `${JSON.stringify(schema, null, "\t")}\n`]);
	return { ...Object.fromEntries(template), ...Object.fromEntries(texts) };
}
