/** From a save to the verdict of `check --watch`. */
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./measure.ts";

const SAVES = 6;
/** Milliseconds: a person thinks longer, and the next process comes up meanwhile. */
const PAUSE = 1_500;

/** Milliseconds, the median of a few saves of the two submissions in turns. */
export async function watchLatency(gradecheck: string, first: string, second: string): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), "gradecheck-watch-"));
	const file = join(folder, "linear.ts");
	copyFileSync(second, file);
	const child = spawn(process.execPath, [gradecheck, "check", file, "--watch"], { stdio: ["ignore", "pipe", "ignore"] });
	let seen = "";
	let wake = (): void => {};
	child.stdout.on("data", (chunk) => {
		seen += chunk;
		wake();
	});
	const verdict = async (): Promise<void> => {
		while (!/\d\/100 points/.test(seen))
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
	};
	await verdict();
	const times: number[] = [];
	for (let save = 0; save < SAVES; save += 1) {
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
		seen = "";
		const start = performance.now();
		copyFileSync(save % 2 === 0 ? first : second, file);
		await verdict();
		times.push(performance.now() - start);
	}
	child.kill();
	rmSync(folder, { recursive: true, force: true });
	return median(times);
}
