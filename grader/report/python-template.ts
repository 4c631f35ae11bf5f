/** What a student starts from in Python, made from a problem's table alone, with nothing of the solution. Pure. */
import { computedBy, storedInputs } from "../problem/check-ids.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { shapeOf, tableLines } from "./template.ts";

export function pythonSource(problem: LoadedProblem): string {
	const sizes = problem.construct.map((size) => `${size} is ${problem.sizes[size]?.symbol}, the ${problem.sizes[size]?.meaning}`);
	const lines = [
		"import numpy as np",
		"",
		"",
		`class ${problem.className}:`,
		'    """',
		`    ${problem.summary}`,
		"",
		...tableLines(problem).map((line) => `    ${line}`),
		"",
		"    Matrices are numpy arrays of two dimensions, of dtype float64.",
		'    """',
		"",
		`    def __init__(${["self", ...problem.construct].join(", ")}):`,
		...(sizes.length > 0 ? [`        """${sizes.join("; ")}."""`] : []),
		...(problem.parameters.length > 0
			? problem.parameters.flatMap((name) => [`        # TODO: ${shapeOf(problem, name)}, zeros`, `        self.${name} = None`])
			: ["        pass"]),
	];
	for (const call of problem.calls) {
		const stored = [...storedInputs(problem, call.name), ...computedBy(problem, call.name).slice(1)];
		lines.push(
			"",
			`    def ${call.name}(${["self", ...call.takes].join(", ")}):`,
			'        """',
			...call.takes.map((name) => `        :param ${name}: ${shapeOf(problem, name)}: ${problem.quantities[name]?.meaning}`),
			`        :return: ${call.returns}, ${shapeOf(problem, call.returns)}: ${problem.quantities[call.returns]?.meaning}`,
			'        """',
			...stored.map((name) => `        # TODO: store self.${name}, ${shapeOf(problem, name)}.`),
			`        # TODO: compute ${call.returns} and return it.`,
			`        raise NotImplementedError("${call.name} is not written yet")`,
		);
	}
	return `${lines.join("\n")}\n`;
}
