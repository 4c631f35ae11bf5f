/**
 * `npm run killed-graders -- [times]`: kills the grader by SIGKILL at random moments while hostile files are read. Exits 1 when two seconds
 * later a process that it started is there, or anything in the temporary folder that it had.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandLine, descendants, isAlive } from "../processes.ts";
import { attacks } from "./attacks.ts";
import { layOutClass } from "./class-of.ts";

const [times = "30"] = process.argv.slice(2);
/** What takes long in what reads it. */
const SLOW = /doubles-|packs-a-bomb|zips-(one-file|many)|tars-(many|an-enorm)|nests-|encoded-in|imports-many|many-python|folds/;
const LONGEST_MS = 4_000;
const LEFT_MS = 2_000;
const LOOK_MS = 10;

const root = fileURLToPath(new URL("../../..", import.meta.url));
const slow = attacks().filter(({ name }) => SLOW.test(name));
const laidOut = await layOutClass(8, slow.length, slow);
const top = mkdtempSync(join(tmpdir(), "gradecheck-killed-"));
let left = 0;
try {
	for (let at = 0; at < Number(times); at += 1) {
		const temporary = join(top, String(at));
		mkdirSync(temporary, { mode: 0o777 });
		const afterMs = Math.random() * LONGEST_MS;
		const { started, survivors } = await killedAfter(afterMs, temporary);
		const files = readdirSync(temporary);
		if (survivors.length > 0 || files.length > 0) left += 1;
		console.log(
			`killed after ${afterMs.toFixed(0)} ms: ${started} processes seen, ${survivors.length} left, ${files.length} temporary files left`,
		);
		for (const pid of survivors) console.log(`  ${pid} ${commandLine(pid).replaceAll("\0", " ").slice(0, 200)}`);
	}
} finally {
	rmSync(top, { recursive: true, force: true });
	laidOut.remove();
}
console.log(`${Number(times) - left} of ${times} left nothing`);
process.exitCode = left > 0 ? 1 : 0;

async function killedAfter(afterMs: number, temporary: string): Promise<{ started: number; survivors: number[] }> {
	const args = [
		`${root}dist/gradecheck.js`,
		"batch",
		"--jobs",
		"2",
		"--time-limit",
		"10",
		"--force",
		"--out",
		join(top, "results"),
		laidOut.folder,
	];
	const child = spawn(`${root}node_modules/.bin/node`, args, { stdio: "ignore", env: { PATH: process.env.PATH, TMPDIR: temporary } });
	const pid = child.pid as number;
	const ended = new Promise((resolve) => child.on("exit", resolve));
	const seen = new Set<number>();
	const look = () => {
		for (const each of descendants(pid)) seen.add(each);
	};
	const timer = setInterval(look, LOOK_MS);
	await new Promise((resolve) => setTimeout(resolve, afterMs));
	clearInterval(timer);
	look();
	child.kill("SIGKILL");
	await ended;
	await new Promise((resolve) => setTimeout(resolve, LEFT_MS));
	return { started: seen.size, survivors: [...seen].filter(isAlive) };
}
