/**
 * Tries every attack: `drive.ts [--without layer,layer] [--naive] [--class] [--only text] [--language Python] [--show]`. Prints a line for each that
 * was not held (with `--show` also what became of the others), then `N held, M broken`, and exits 1 when there is one.
 */
import { parseArgs } from "node:util";
import type { LayerId } from "../../sandbox/layers/layers.ts";
import { attacks } from "./attacks.ts";
import { buildGraders, classGrader, graderWithout, naiveGrader, realGrader } from "./graders.ts";
import type { Grader } from "./run-attack.ts";
import { tryAttacks } from "./try-attacks.ts";

const { values } = parseArgs({
	options: {
		without: { type: "string" },
		naive: { type: "boolean" },
		class: { type: "boolean" },
		only: { type: "string", default: "" },
		language: { type: "string", default: "" },
		show: { type: "boolean" },
		built: { type: "boolean" },
	},
});
if (values.built !== true) await buildGraders();
const grader = graderOf(values);
const chosen = attacks().filter(({ name, language }) => name.includes(values.only) && language.includes(values.language));
const broken = await tryAttacks(chosen, grader, (name, { faults, said }) => {
	if (faults.length > 0) console.log(`${name}: ${faults.join("; ")}`);
	else if (values.show) console.log(`${name}: ${said}`);
});
console.log(`${chosen.length - broken.size} held, ${broken.size} broken`);
process.exitCode = broken.size > 0 || chosen.length === 0 ? 1 : 0;

function graderOf({ naive, class: isClass, without }: typeof values): Grader {
	if (naive === true) return naiveGrader();
	if (isClass === true) return classGrader();
	return without === undefined ? realGrader() : graderWithout(without.split(",") as LayerId[]);
}
