/** Attacks by what is handed in rather than by what it says: links, devices, archives, names and texts that no repository can hold. */
import type { Attack } from "./attack.ts";
import type { Ways } from "./planted/lay-out.ts";
import { manyFiles } from "./planted/many-files.ts";
import { neighboursInPython, neighboursInTypeScript } from "./planted/neighbours.ts";
import { oddFiles } from "./planted/odd-files.ts";
import { surroundingsInPython, surroundingsInTypeScript } from "./planted/surroundings.ts";
import { tars } from "./planted/tars.ts";
import { textsForPython } from "./planted/texts-for-python.ts";
import { textsForTheCompiler } from "./planted/texts-for-the-compiler.ts";
import { zips } from "./planted/zips.ts";

const ALL: readonly Ways[] = [
	...[oddFiles, manyFiles, textsForTheCompiler, zips, tars, neighboursInTypeScript].map(
		(ways): Ways => ({ language: "TypeScript", most: 0, ways }),
	),
	...[textsForPython, neighboursInPython].map((ways): Ways => ({ language: "Python", most: 0, ways })),
	{ language: "TypeScript", most: 100, least: 100, ways: surroundingsInTypeScript },
	{ language: "Python", most: 100, least: 100, ways: surroundingsInPython },
];

export function planted(): Attack[] {
	return ALL.flatMap(({ ways, ...common }) =>
		Object.entries(ways).map(([name, layOut]) => ({
			...common,
			name: `planted/${name}`,
			layOut: async ({ submission, places }) => {
				// The path to hand in, where it is not the folder itself.
				const path = await layOut(submission, places);
				return typeof path === "string" ? path : submission;
			},
		})),
	);
}
