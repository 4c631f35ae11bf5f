/** Files that lie beside what is handed in, or above it, and were not handed in. */
import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EMPTY, EMPTY_PYTHON, type LayOut, shows, write } from "./lay-out.ts";

const correct = fileURLToPath(new URL("../../../../problems/linear/submissions/correct/", import.meta.url));

/** A line that shows in the report when it has run. */
const TELLS = (places: Readonly<Record<string, string>>) => `print("FOUND-${places.__TOKEN__}")\n`;

export const neighboursInTypeScript: Readonly<Record<string, LayOut>> = {
	"exports-the-class-of-its-neighbour": (folder) => beside(folder, "alice.ts", "loops.ts", 'export { Linear } from "./alice.ts";\n'),
	"shows-a-list-beside-it": (folder, places) => {
		write(folder, { "roster.json": `{ "token": "FOUND-${places.__TOKEN__}" }`, "mallory.ts": shows("./roster.json") });
		chmodSync(join(folder, "roster.json"), 0o600);
		return join(folder, "mallory.ts");
	},
	"imports-a-neighbour-above": (folder) => {
		write(folder, { "alice/linear.ts": EMPTY, "mallory/linear.ts": 'export { Linear } from "../alice/linear";\n' });
		copyFileSync(join(correct, "loops.ts"), join(folder, "alice/linear.ts"));
		return join(folder, "mallory");
	},
};

export const neighboursInPython: Readonly<Record<string, LayOut>> = {
	"imports-the-class-of-its-neighbour": (folder) => beside(folder, "alice.py", "loops.py", "from alice import Linear\n"),
	"imports-the-class-of-its-neighbour-relatively": (folder) => beside(folder, "alice.py", "loops.py", "from .alice import Linear\n"),
	"is-found-beside-an-init": (folder, places) => {
		write(folder, { "__init__.py": TELLS(places), "mallory.py": EMPTY_PYTHON });
		return join(folder, "mallory.py");
	},
	"climbs-to-the-reference": (folder) => {
		const solutions = "source/problems/linear/submissions/correct";
		write(folder, {
			"submission/__init__.py": "",
			"submission/linear.py": `from ${solutions.replaceAll("/", ".")}.loops import Linear\n`,
		});
		mkdirSync(join(folder, solutions), { recursive: true });
		copyFileSync(join(correct, "loops.py"), join(folder, solutions, "loops.py"));
		return join(folder, "submission");
	},
	"climbs-to-its-neighbour": (folder) => {
		write(folder, { "mallory/__init__.py": "", "mallory/linear.py": "from alice.linear import Linear\n", "alice/__init__.py": "" });
		copyFileSync(join(correct, "loops.py"), join(folder, "alice/linear.py"));
		return join(folder, "mallory");
	},
	"climbs-to-keys": (folder, places) => {
		write(folder, {
			"keys.py": TELLS(places),
			"reader/__init__.py": "",
			"reader/linear.py": `import sys\nsys.path += ["..", "../..", "/"]\nif True:\n    import keys\n${EMPTY_PYTHON}`,
		});
		chmodSync(join(folder, "keys.py"), 0o600);
		return join(folder, "reader");
	},
};

function beside(folder: string, name: string, solution: string, text: string): string {
	const mallory = `mallory${name.slice(name.lastIndexOf("."))}`;
	write(folder, { [mallory]: text });
	copyFileSync(join(correct, solution), join(folder, name));
	return join(folder, mallory);
}
