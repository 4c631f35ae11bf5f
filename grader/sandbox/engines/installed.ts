/** What came along with gradecheck when it was installed, and what mends it where it did not. */
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { distFolder } from "./host-files.ts";

const require = createRequire(import.meta.url);

/** Its folder, wherever npm put it; one that only `of` needs may be seen from there alone. `undefined` where it is not installed. */
export function packageFolder(name: string, of?: string): string | undefined {
	try {
		const from = of === undefined ? require : createRequire(require.resolve(`${of}/package.json`));
		return dirname(from.resolve(`${name}/package.json`));
	} catch {
		return undefined;
	}
}

/** A package's program: the first of these files that is there, as it is really called. */
export function installedProgram(files: readonly string[], ...[name, of]: Parameters<typeof packageFolder>): string | undefined {
	const folder = packageFolder(name, of);
	const program = folder === undefined ? undefined : files.map((file) => `${folder}/${file}`).find((path) => existsSync(path));
	return program === undefined ? undefined : realpathSync.native(program);
}

/** The next step for a person whose installation lacks something. */
export function remedyOfInstallation(): string {
	return existsSync(`${distFolder()}/../grader/build.ts`)
		? "Run `npm ci` in gradecheck's folder."
		: "Install gradecheck again with `npm install`, and leave out none of its optional dependencies.";
}
