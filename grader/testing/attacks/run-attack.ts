/** One attack under one grader, and what it broke. */
import { spawn } from "node:child_process";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { resultSchema } from "../../report/result-schema.ts";
import type { Attack } from "./attack.ts";
import { layOutCanaries } from "./canaries.ts";

export interface Grader {
	readonly program: string;
	/** The path to grade and the file to write come last. */
	readonly args: readonly string[];
	/** Seconds after which a grading is stuck, however busy the machine is. */
	readonly stuckAfter: number;
	/** A file that imports nothing but mathjs and that every attack can guess. */
	readonly reference: string;
	/** Waits that long, in milliseconds, for what acts afterwards. */
	readonly patienceMs: number;
}

export interface Outcome {
	/** What went wrong, in words; empty when the attack was held. */
	readonly faults: readonly string[];
	/** What the grader made of it. */
	readonly said: string;
}

export async function runAttack(attack: Attack, grader: Grader): Promise<Outcome> {
	const canaries = await layOutCanaries(grader.reference);
	try {
		const path = await attack.layOut(canaries);
		const { code, output } = await run(grader, [path, canaries.result], canaries.marker);
		await new Promise((resolve) => setTimeout(resolve, grader.patienceMs));
		const written =
			existsSync(canaries.result) && !lstatSync(canaries.result).isSymbolicLink() ? readFileSync(canaries.result, "utf8") : "";
		const faults = [
			...canaries.touched([output, written]),
			...(code === 0 ? [] : [`the grader ended with ${code}: ${output.trim().slice(-200)}`]),
			...faultsOf(written, attack),
			// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
			...(/[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f\u009b\u202a-\u202e\u2066-\u2069]/.test(output)
				? ["printed control characters"]
				: []),
			...(/^\s*::|##\w*\[/m.test(output) ? ["printed a command to whatever keeps the log"] : []),
		];
		return { faults, said: summaryOf(written) };
	} finally {
		canaries.close();
	}
}

function summaryOf(written: string): string {
	try {
		const { fault, checks, score } = resultSchema.parse(JSON.parse(written));
		const seen = checks.flatMap(({ verdict }) =>
			verdict.status === "failed" ? [JSON.stringify(verdict.findings[0]?.failure).slice(0, 120)] : [],
		);
		return `${score} points, ${fault === null ? [...new Set(seen)].slice(0, 3).join(" ") : `${fault.id}: ${fault.message.slice(0, 200)}`}`;
	} catch {
		return "nothing";
	}
}

function faultsOf(written: string, { most, least = 0 }: Attack): string[] {
	if (written === "") return ["wrote no result"];
	try {
		const result = resultSchema.parse(JSON.parse(written));
		const sum = result.checks.reduce((total, { points }) => total + points, 0);
		if (Math.abs(sum - result.score) > 1e-6) return [`has ${result.score} points, and checks worth ${sum}`];
		if (result.score < least) return [`has ${result.score} points of the ${least} that it is worth`];
		return result.score > most ? [`has ${result.score} points, and is worth ${most}`] : [];
	} catch (error) {
		return [`wrote an invalid result: ${String(error).slice(0, 200)}`];
	}
}

/** Below a shell of its own, which an attack may take for the grader. */
function run(
	{ program, args, stuckAfter }: Grader,
	last: readonly string[],
	marker: string,
): Promise<{ code: string | number; output: string }> {
	return new Promise((resolve) => {
		const env = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, GRADECHECK_MARKER: marker };
		const command = ["-c", '"$@"; exit "$?"', "sh", program, ...args, ...last];
		const child = spawn("/bin/sh", command, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
		let output = "";
		const keep = (chunk: Buffer): void => {
			output = (output + chunk.toString("utf8")).slice(-1_000_000);
		};
		child.stdout.on("data", keep);
		child.stderr.on("data", keep);
		const end = (code: string | number): void => {
			clearTimeout(timer);
			if (child.pid !== undefined)
				try {
					process.kill(-child.pid, "SIGKILL");
				} catch {
					// Nothing is left of it.
				}
			resolve({ code, output });
		};
		const timer = setTimeout(() => end("no end"), stuckAfter * 1000);
		child.on("exit", (code, signal) => setTimeout(() => end(code ?? signal ?? "nothing"), 50));
	});
}
