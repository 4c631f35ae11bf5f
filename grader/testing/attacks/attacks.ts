/** The hostile submissions: one tiny file each, named for what it tries, and those that no repository can hold. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Attack } from "./attack.ts";
import { planted } from "./planted.ts";

const folder = fileURLToPath(new URL("submissions", import.meta.url));

export function attacks(): Attack[] {
	return [...written("typescript", "TypeScript"), ...written("python", "Python"), ...planted()];
}

function written(name: string, language: Attack["language"]): Attack[] {
	return readdirSync(join(folder, name))
		.sort()
		.map((file) => {
			const text = readFileSync(join(folder, name, file), "utf8");
			return {
				name: `${name}/${basename(file, extname(file))}`,
				language,
				most: Number(/^(?:\/\/|#) At most: (\d+)$/m.exec(text)?.[1] ?? 0),
				layOut: ({ submission, places }) => {
					const path = join(submission, `linear${extname(file)}`);
					mkdirSync(dirname(path), { recursive: true });
					writeFileSync(
						path,
						Object.entries(places).reduce((all, [place, value]) => all.replaceAll(place, value), text),
					);
					return submission;
				},
			};
		});
}
