/** Every file in the repository that is made from the declarations, by path. */
import { problems } from "../problems/index.ts";
import { loadProblem } from "./problem/load.ts";
import { pythonTemplateFiles } from "./report/python-template.ts";
import { resultJsonSchema } from "./report/result.ts";
import { templateFiles } from "./report/template.ts";

export function generatedFiles(): Record<string, string> {
	const [first] = problems;
	if (first === undefined) throw new Error("no problem is declared");
	const problem = loadProblem(first);
	const template = [
		...Object.entries(templateFiles(problem)).map(([name, text]) => [`student-template/${name}`, text]),
		...Object.entries(pythonTemplateFiles(problem)).map(([name, text]) => [`student-template/python/${name}`, text]),
	];
	return { ...Object.fromEntries(template), "docs/result.schema.json": `${JSON.stringify(resultJsonSchema(), null, "\t")}\n` };
}
