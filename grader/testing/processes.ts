/** The processes of this machine, as Linux tells of them. */
import { readdirSync, readFileSync } from "node:fs";

/** Whatever was started by it, and by what it started. */
export function descendants(of: number): number[] {
	const parents = readdirSync("/proc").flatMap((name) => {
		const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : "";
		const parent = Number(/\) \w (\d+)/.exec(stat)?.[1]);
		return Number.isNaN(parent) ? [] : [[Number(name), parent] as const];
	});
	const found: number[] = [of];
	for (const at of found) found.push(...parents.filter(([, parent]) => parent === at).map(([pid]) => pid));
	return found.slice(1);
}

export function isAlive(pid: number): boolean {
	return /^State:\s+[^Z]/m.test(read(`/proc/${pid}/status`));
}

export function commandLine(pid: number): string {
	return read(`/proc/${pid}/cmdline`);
}

/** Empty where there is no such file, or no such process any more. */
export function read(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
