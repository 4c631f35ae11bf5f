/** The compiler as a program of its own: text in, text out, and no file is looked for. Quicker to start than to load it in this process. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

/** Milliseconds; an honest solution takes a few. */
const LIMIT_MS = 20_000;
const MAX_OUTPUT = 16 * 2 ** 20;

/** For a few small files, more threads than one only cost. */
const options = { cwd: "/", env: { GOMAXPROCS: "1" }, timeout: LIMIT_MS, killSignal: "SIGKILL" } as const;

/** Where it lies; `undefined` where this platform has none. */
export function compilerProgram(): string | undefined {
	const name = `@esbuild/${process.platform}-${process.arch}/package.json`;
	try {
		const folder = createRequire(import.meta.url)
			.resolve(name)
			.slice(0, -"package.json".length);
		return [`${folder}bin/esbuild`, `${folder}esbuild.exe`].find((path) => existsSync(path));
	} catch {
		return undefined;
	}
}

/** What it prints; `undefined` when it fails, or does not end. */
export function runCompiler(program: string, args: readonly string[], input: string): Promise<string | undefined> {
	return new Promise((resolve) => {
		const child = spawn(program, [...args], { ...options, stdio: ["pipe", "pipe", "ignore"] });
		const chunks: Buffer[] = [];
		let bytes = 0;
		child.stdout.on("data", (chunk: Buffer) => {
			bytes += chunk.length;
			if (bytes > MAX_OUTPUT) child.kill("SIGKILL");
			else chunks.push(chunk);
		});
		child.stdin.on("error", () => {});
		child.on("error", () => resolve(undefined));
		child.on("close", (code) => resolve(code === 0 ? Buffer.concat(chunks).toString("utf8") : undefined));
		child.stdin.end(input);
	});
}

export function runCompilerSync(program: string, args: readonly string[], input: string): string | undefined {
	const { status, stdout } = spawnSync(program, [...args], { ...options, input, encoding: "utf8", maxBuffer: MAX_OUTPUT });
	return status === 0 ? stdout : undefined;
}
