/**
 * `npm run killed-batches -- [times]`: kills a class by SIGKILL at random moments, each time going on from what is there. Exits 1 where a
 * grading that was kept is lost or made again, a file is not whole, or the end is not that of a class that nobody disturbed.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";

const [times = "30"] = process.argv.slice(2);
const STUDENTS = 14;

const root = fileURLToPath(new URL("../../..", import.meta.url));
const submissions = `${root}problems/linear/submissions`;
const top = mkdtempSync(join(tmpdir(), "gradecheck-killed-"));
const problems: string[] = [];
try {
	const folder = classIn(join(top, "class"));
	const start = performance.now();
	await run(folder, join(top, "undisturbed"));
	const tookMs = performance.now() - start;
	const right = whatIsIn(join(top, "undisturbed"));
	let out = join(top, "out-0");
	for (let killed = 0; killed < Number(times); ) {
		const before = keptIn(out);
		const afterMs = Math.random() * tookMs;
		const isKilled = await run(folder, out, afterMs);
		if (isKilled) killed += 1;
		const kept = keptIn(out);
		for (const [id, at] of before) if (kept.get(id) !== at) complain(`${id} was kept at ${at}, and is ${kept.get(id) ?? "lost"}`);
		if (existsSync(join(out, "grades.csv"))) requireWhole(out);
		console.log(`${isKilled ? `killed after ${afterMs.toFixed(0)} ms` : "ended by itself"}: ${before.size} kept before, ${kept.size} now`);
		if (isKilled && kept.size < STUDENTS) continue;
		await run(folder, out);
		const all = keptIn(out);
		for (const [id, at] of kept) if (all.get(id) !== at) complain(`${id} was graded again`);
		if (whatIsIn(out) !== right) complain(`${out} is not what an undisturbed class gives`);
		out = join(top, `out-${killed}`);
	}
} finally {
	rmSync(top, { recursive: true, force: true });
}
console.log(problems.length === 0 ? `nothing was lost or done twice in ${times} deaths` : `${problems.length} faults`);
process.exitCode = problems.length > 0 ? 1 : 0;

function complain(what: string): void {
	problems.push(what);
	console.log(`  ${what}`);
}

function classIn(folder: string): string {
	mkdirSync(folder);
	const texts = [
		...["correct/loops.ts", "correct/mathjs.ts", "wrong/weight-gradient-averaged.ts"].map((name) =>
			readFileSync(`${submissions}/${name}`, "utf8"),
		),
		"export class Linear {",
	];
	for (let at = 0; at < STUDENTS; at += 1) writeFileSync(join(folder, `s${at}.ts`), texts[at % texts.length] as string);
	return folder;
}

/** Whether it was killed. */
async function run(folder: string, out: string, afterMs?: number): Promise<boolean> {
	const args = [`${root}dist/gradecheck.js`, "batch", folder, "--out", out, "--samples", "10"];
	const child = spawn(`${root}node_modules/.bin/node`, args, { stdio: "ignore" });
	const timer = afterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), afterMs);
	const signal = await new Promise((resolve) => child.on("exit", (_, by) => resolve(by)));
	clearTimeout(timer);
	return signal === "SIGKILL";
}

/** Who is graded in the store, and since when. */
function keptIn(out: string): Map<string, string> {
	const path = join(out, "class.db");
	if (!existsSync(path)) return new Map();
	const database = new DatabaseSync(path);
	try {
		if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'submissions'").get() === undefined) return new Map();
		const rows = database.prepare("SELECT id, graded_at FROM submissions").all();
		return new Map(rows.map(({ id, graded_at }) => [id as string, graded_at as string]));
	} finally {
		database.close();
	}
}

/** Each result has a row, and is a document. */
function requireWhole(out: string): void {
	const rows = new Set(
		readFileSync(join(out, "grades.csv"), "utf8")
			.split("\n")
			.map((line) => line.split(",")[0]),
	);
	for (const name of resultsIn(out)) {
		if (!rows.has(`"${name.replace(".json", "")}"`)) complain(`${name} has no row`);
		try {
			JSON.parse(readFileSync(join(out, "results", name), "utf8"));
		} catch {
			complain(`${name} is not whole`);
		}
	}
}

function resultsIn(out: string): string[] {
	const folder = join(out, "results");
	return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
}

/** Without the times. */
function whatIsIn(out: string): string {
	const results = resultsIn(out).map((name) => [name, readFileSync(join(out, "results", name), "utf8").replace(/"totalMs": ?\d+/, "")]);
	return JSON.stringify([results.sort(), readFileSync(join(out, "grades.csv"), "utf8")]);
}
