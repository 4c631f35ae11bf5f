/** Node's `path`, for paths that begin at `/`. */
import { FOLDER } from "./process.ts";

export function makePath(): Record<string, unknown> {
	const normalize = (path: string): string => {
		const kept: string[] = [];
		for (const part of path.split("/")) {
			if (part === "..") {
				if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
				else if (!path.startsWith("/")) kept.push(part);
			} else if (part !== "" && part !== ".") kept.push(part);
		}
		return `${path.startsWith("/") ? "/" : ""}${kept.join("/")}` || ".";
	};
	const join = (...parts: string[]): string => normalize(parts.filter((part) => part !== "").join("/"));
	const resolve = (...parts: string[]): string => {
		let path = "";
		for (const part of [FOLDER, ...parts]) path = part.startsWith("/") ? part : `${path}/${part}`;
		return normalize(path);
	};
	const basename = (path: string, ending = ""): string => {
		const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
		return ending !== "" && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
	};
	const dirname = (path: string): string => {
		const at = path.replace(/\/+$/, "").lastIndexOf("/");
		return at < 0 ? "." : at === 0 ? "/" : path.slice(0, at);
	};
	const extname = (path: string): string => /[^.](\.[^.]*)$/.exec(basename(path))?.[1] ?? "";
	const relative = (from: string, to: string): string => {
		const [start, end] = [from, to].map((path) => resolve(path).split("/")) as [string[], string[]];
		let same = 0;
		while (same < start.length && start[same] === end[same]) same += 1;
		return [...start.slice(same).map(() => ".."), ...end.slice(same)].join("/");
	};
	const isAbsolute = (path: string): boolean => path.startsWith("/");
	const parse = (path: string) => {
		const [base, ext] = [basename(path), extname(path)];
		return { root: isAbsolute(path) ? "/" : "", dir: dirname(path), base, ext, name: basename(path, ext) };
	};
	const path: Record<string, unknown> = {
		normalize,
		join,
		resolve,
		basename,
		dirname,
		extname,
		relative,
		isAbsolute,
		parse,
		sep: "/",
		delimiter: ":",
	};
	path.posix = path;
	return path;
}
