/** What a place needs to install the very package that packs. */
import type { PackedFile } from "../write-zip.ts";
import type { Packing } from "./system.ts";

/** In which npm installs. */
export function packageFiles({ own }: Pick<Packing, "own">): PackedFile[] {
	const manifest = {
		private: true,
		dependencies: { gradecheck: `file:${own.name}` },
		// Newer versions of npm run no script of a package that is not named.
		allowScripts: { esbuild: true, gradecheck: true },
	};
	return [
		{ path: own.name, content: own.bytes },
		{ path: "package.json", content: `${JSON.stringify(manifest, null, 2)}\n` },
	];
}

/**
 * From which an image is built that has the grader in /gradecheck; it holds nothing of the assignment. `base` has to be Debian or Ubuntu.
 * `isRoot` is whether the grader runs as root there: otherwise its files are closed to nobody, and the kernel alone keeps students from them.
 */
export function imageFiles(packing: Pick<Packing, "own" | "scripts">, base: string, isRoot: boolean): PackedFile[] {
	const dockerfile = `ARG BASE=${base}
FROM \${BASE}
USER root
COPY . /gradecheck/
RUN bash /gradecheck/setup.sh${isRoot ? "" : " && chmod -R a+rX /gradecheck"}
`;
	const files: PackedFile[] = [
		{ path: "Dockerfile", content: dockerfile },
		...(["setup.sh", "close_source"] as const).map((path) => ({ path, content: packing.scripts[path], mode: 0o755 })),
		...packageFiles(packing),
	];
	return files.map((file) => ({ ...file, path: `image/${file.path}` }));
}

/** The secret is for its owner alone. */
export function courseFiles({ courseText, secret }: Pick<Packing, "courseText" | "secret">): PackedFile[] {
	return [
		{ path: "gradecheck.json", content: courseText },
		...(secret === undefined ? [] : [{ path: "secret", content: secret, mode: 0o600 }]),
	];
}
