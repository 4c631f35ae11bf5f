/** Every file in the repository that is made from the declarations, by path. */
import { problems } from "../problems/index.ts";
import { loadProblem } from "./problem/load.ts";
import { pythonTemplateFiles } from "./report/python-template.ts";
import { resultJsonSchema } from "./report/result-schema.ts";
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
	return { ...Object.fromEntries(template), "docs/result.schema.json": `${JSON.stringify(resultJsonSchema(), null, "\t")}\n` };
}
