/** The package that this grader is, as npm packs it: for what is installed elsewhere by it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { GraderError } from "../sandbox/grader-error.ts";
import { tarOf } from "./write-tar.ts";

export interface OwnPackage {
	/** Such as `gradecheck-1.0.0.tgz`. */
	readonly name: string;
	readonly bytes: Buffer;
}

/** What npm packs of any package. */
const ALWAYS = ["package.json", "README.md", "LICENSE"];

/** The same bytes for the same files. Throws `GraderError` where it is a clone that was not built. */
export async function packOwn(root: string = packageRoot()): Promise<OwnPackage> {
	const { name, version, files } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Manifest;
	const named = [...ALWAYS, ...files];
	const patterns = named.map(patternOf);
	const tops = new Set(named.map((entry) => entry.split("/")[0] as string));
	const paths = filesBelow(root, "", tops)
		.filter((path) => patterns.some((pattern) => pattern.test(path)))
		.sort();
	if (!paths.includes("dist/gradecheck.js")) throw new GraderError(`there is nothing to pack in ${root}dist. Run \`npm run build\`.`);
	const tar = await tarOf(paths.map((path) => ({ path: `package/${path}`, content: readFileSync(`${root}${path}`) })));
	const bytes = gzipSync(tar, { level: 9 });
	// The system that it was made on.
	bytes[9] = 255;
	return { name: `${name}-${version}.tgz`, bytes };
}

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly files: readonly string[];
}

/** Above `dist/`, or above the sources. */
export function packageRoot(): string {
	const root = ["..", "../.."]
		.map((up) => fileURLToPath(new URL(`${up}/`, import.meta.url)))
		.find((path) => existsSync(`${path}package.json`));
	if (root === undefined) throw new GraderError("gradecheck's own package.json is missing. Install gradecheck again.");
	return root;
}

/** An entry of `files`: a file, a folder with all in it, or names with a star. */
function patternOf(entry: string): RegExp {
	const escaped = entry.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
	return new RegExp(`^${escaped}(/|$)`);
}

/** None that is hidden, and no dependency. */
function filesBelow(root: string, folder: string, only?: ReadonlySet<string>): string[] {
	return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
		if (only?.has(entry.name) === false || entry.name.startsWith(".") || entry.name === "node_modules") return [];
		const path = `${folder}${entry.name}`;
		if (entry.isDirectory()) return filesBelow(root, `${path}/`);
		return entry.isFile() ? [path] : [];
	});
}
