/** Grades a class by the command, and holds what honest submissions get in it against what they get alone. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ClassOf, comparable } from "./class-of.ts";
import { parseRows } from "./parse-rows.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const command = [`${root}node_modules/.bin/node`, `${root}dist/gradecheck.js`] as const;
const options = (timeLimit: number) => ["--format", "native", "--seed", "1", "--time-limit", String(timeLimit)];
const LOOK_MS = 100;

export interface ClassOutcome {
	readonly seconds: number;
	readonly code: number | null;
	/** Of all that have one, without the header. */
	readonly rows: readonly string[];
	/** Ids of honest ones that got something else than alone. */
	readonly others: readonly string[];
	/** Megabytes of the grader's own memory, at the most in the first half of the time and in the second. */
	readonly memory: readonly [first: number, second: number];
}

/** By path: what an honest submission gets alone. */
export function gradeAlone(paths: Iterable<string>, timeLimit: number): Map<string, string> {
	const out = mkdtempSync(join(tmpdir(), "gradecheck-alone-"));
	const alone = new Map<string, string>();
	for (const path of new Set(paths)) {
		const file = join(out, "result.json");
		const { status, stderr } = spawnSync(command[0], [command[1], "grade", ...options(timeLimit), "--out", file, path], {
			encoding: "utf8",
		});
		if (status !== 0) throw new Error(`${path} could not be graded alone: ${stderr}`);
		alone.set(path, comparable(file, [basename(path), stem(path)]));
	}
	rmSync(out, { recursive: true });
	return alone;
}

export async function tryClass(
	{ folder, honest }: ClassOf,
	alone: ReadonlyMap<string, string>,
	{ jobs, timeLimit }: { readonly jobs: number; readonly timeLimit: number },
): Promise<ClassOutcome> {
	const out = mkdtempSync(join(tmpdir(), "gradecheck-class-results-"));
	try {
		const start = performance.now();
		const args = ["batch", ...options(timeLimit), "--jobs", String(jobs), "--out", out, folder];
		const child = spawn(command[0], [command[1], ...args], { stdio: "ignore" });
		const seen: number[] = [];
		const timer = setInterval(() => seen.push(residentMegabytes(child.pid as number)), LOOK_MS);
		const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
		clearInterval(timer);
		const others = [...honest].filter(([id, original]) => {
			const file = join(out, "results", `${id}.json`);
			const names = [`${id}${extname(original)}`, id, basename(original), stem(original)];
			return !existsSync(file) || comparable(file, names) !== alone.get(original);
		});
		const half = Math.ceil(seen.length / 2);
		return {
			seconds: (performance.now() - start) / 1000,
			code,
			rows: parseRows(readFileSync(join(out, "grades.csv"), "utf8")).slice(1),
			others: others.map(([id]) => id),
			memory: [Math.max(0, ...seen.slice(0, half)), Math.max(0, ...seen.slice(half))],
		};
	} finally {
		rmSync(out, { recursive: true, force: true });
	}
}

function stem(path: string): string {
	return basename(path, extname(path));
}

function residentMegabytes(pid: number): number {
	try {
		return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
	} catch {
		// It has ended.
		return 0;
	}
}
