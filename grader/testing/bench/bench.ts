/**
 * `npm run bench -- [--turns N] [--class N] [--no-peer] [--out FILE]`: what a grading costs, as ratios within one run. Every turn runs
 * everything once, so that a slow moment of the machine falls on all alike. B: a bare start of the engine. F: an engine that starts an
 * engine. V: what a course would write today, in `peer/`, which is installed for this alone.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command as Cli } from "commander";
import { findInterpreter } from "../../sandbox/engines/python-interpreter.ts";
import { growth } from "./growth.ts";
import { background, type Command, costAlong, costOf, median, peakOf, rateOf } from "./measure.ts";
import { watchLatency } from "./watch-latency.ts";

interface Row {
	readonly what: string;
	readonly of: string;
	readonly must: string;
	readonly ratios: readonly number[];
}

const root = fileURLToPath(new URL("../../..", import.meta.url));
const engine = process.execPath;
const gradecheck = `${root}dist/gradecheck.js`;
const submissions = `${root}problems/linear/submissions`;
const right = `${submissions}/correct/mathjs.ts`;
const rightByLoops = `${submissions}/correct/loops.ts`;
const wrong = `${submissions}/wrong/weight-gradient-averaged.ts`;
const rightPython = `${submissions}/correct/numpy.py`;
/** The share of a processor that other things took; above it the ratios say little. */
const NOISY = 0.1;

async function main(turns: number, classSize: number, withPeer: boolean, out: string | undefined): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "gradecheck-bench-"));
	const file = (name: string, text: string): string => {
		writeFileSync(join(folder, name), text);
		return join(folder, name);
	};
	const bare: Command = { program: engine, args: [file("bare.cjs", "")] };
	const pair: Command = {
		program: engine,
		args: [file("pair.cjs", `require("node:child_process").spawn(process.execPath, [${JSON.stringify(bare.args[0])}])`)],
	};
	const ours = (...args: string[]): Command => ({ program: engine, args: [gradecheck, ...args] });
	const python = findInterpreter(["numpy"]).program;
	const peer = withPeer ? installPeer() : undefined;
	const vitest: Command = {
		program: engine,
		args: [`${peer}/node_modules/vitest/vitest.mjs`, "run"],
		cwd: peer ?? root,
		env: { PEER_SUBMISSION: right, PEER_OUT: join(folder, "peer.json") },
	};
	const unittest: Command = {
		program: python,
		args: [`${root}grader/testing/bench/peer/linear_peer.py`],
		env: { PEER_SUBMISSION: rightPython },
	};
	const classOf = (kind: "ts" | "py", size: number): string => {
		const path = join(folder, `class-${kind}-${size}`);
		for (let at = 0; at < size; at += 1) cpSync(kind === "py" ? rightPython : right, join(path, `s${at}.${kind}`));
		return path;
	};
	const batch = (path: string): Command => ours("batch", path, "--force", "--out", `${path}-graded`, "--jobs", "2");
	const [some, many, somePython] = [classOf("ts", 50), classOf("ts", classSize), classOf("py", 50)];

	const rows = new Map<string, { row: Omit<Row, "ratios">; ratios: number[] }>();
	const note = (what: string, of: string, must: string, ratio: number): void => {
		const known = rows.get(what) ?? { row: { what, of, must }, ratios: [] };
		known.ratios.push(ratio);
		rows.set(what, known);
	};
	const noises: number[] = [];
	await costOf(ours("grade", right), 2, 0);
	for (let turn = 0; turn < turns; turn += 1) {
		process.stderr.write(`turn ${turn + 1} of ${turns}\n`);
		const other = await background();
		noises.push(other);
		const B = await costOf(bare, 20, other);
		const F = await costOf(pair, 10, other);
		const cold = await costOf(ours("grade", right), 5, other);
		const coldWrong = await costOf(ours("grade", wrong), 5, other);
		note("cold grade, wall", "F", "≤ 2.5", cold.wall / F.wall);
		note("cold grade, CPU", "F", "≤ 3.0", cold.cpu / F.cpu);
		note("a wrong submission, wall", "a right one", "≤ 1.8", coldWrong.wall / cold.wall);
		const [peakBare, peakOurs] = [await peakOf(bare), await peakOf(ours("grade", right))];
		note("largest process, memory", "B", "≤ 1.75", Math.max(peakOurs.own, peakOurs.below) / peakBare.own);
		const bareRate = await rateOf(bare, 40, 2);
		const class50 = await costOf(batch(some), 1, other);
		note("class of 50, CPU for each", "B", "≤ 3.2", class50.cpu / 50 / B.cpu);
		note("class of 50, submissions/s", "bare starts/s, 2 at a time", "≥ 0.28", 50_000 / class50.wall / bareRate);
		note("watch, save to verdict", "B", "≤ 2.0", (await watchLatency(gradecheck, right, rightByLoops)) / B.wall);
		if (peer !== undefined) {
			const V = await costOf(vitest, 1, other);
			note("V, wall", "cold grade", "≥ 8", V.wall / cold.wall);
			note("V, CPU", "cold grade", "≥ 8", V.cpu / cold.cpu);
			note("V 50 times, wall", "class of 50", "≥ 14", (50 * V.wall) / class50.wall);
			note("V 50 times, CPU", "class of 50", "≥ 12", (50 * V.cpu) / class50.cpu);
		}
		const [U, coldPython] = [await costOf(unittest, 3, other), await costOf(ours("grade", rightPython), 3, other)];
		const classPython = await costOf(batch(somePython), 1, other);
		note("Python: cold grade, wall", "numpy + unittest", "≤ 1.0", coldPython.wall / U.wall);
		note("Python: class of 50, CPU for each", "numpy + unittest", "≤ 0.15", classPython.cpu / 50 / U.cpu);
	}
	const other = await background();
	const graded = `${many}-graded/results`;
	const { cost: large, along } = await costAlong(batch(many), other, () => (existsSync(graded) ? readdirSync(graded).length : 0));
	const B = await costOf(bare, 20, other);
	note(`class of ${classSize}, CPU for each`, "B", "≤ 3.2", large.cpu / classSize / B.cpu);
	// The medians around a tenth of the class, and around its end: what grows, grows between them.
	const memoryAt = (from: number, to: number) =>
		median(along.filter(({ done }) => done >= from * classSize && done <= to * classSize).map(({ memory }) => memory));
	note(`parent's memory, ${classSize} graded`, `${classSize / 10} graded`, "≤ 1.10", memoryAt(0.8, 1) / memoryAt(0.08, 0.12));

	const table: Row[] = [...rows.values()].map(({ row, ratios }) => ({ ...row, ratios }));
	const grown = await growth();
	const noise = median(noises);
	print(table, turns);
	for (const { what, points } of grown) console.log(`${what}: ${points.map(({ at, cost }) => `${at}: ${cost.toFixed(2)}`).join(", ")}`);
	console.log(
		noise > NOISY
			? `\nThe machine was too noisy to tell: other things took ${(100 * noise).toFixed(0)} % of a processor. Run it again when it is idle.`
			: `\nOther things took ${(100 * noise).toFixed(1)} % of a processor.`,
	);
	if (out !== undefined) {
		const processors = availableParallelism();
		writeFileSync(
			out,
			`${JSON.stringify({ engine: process.version, processors, turns, noise, isNoisy: noise > NOISY, table, growth: grown }, null, "\t")}\n`,
		);
	}
	rmSync(folder, { recursive: true, force: true });
}

function installPeer(): string {
	const peer = `${root}grader/testing/bench/peer`;
	if (!existsSync(`${peer}/node_modules`))
		execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--silent"], { cwd: peer, stdio: "inherit" });
	return peer;
}

/** The median, and the least and the most. */
function print(table: readonly Row[], turns: number): void {
	console.log(`Ratios, medians of ${turns} turns (least to most):\n`);
	for (const { what, of, must, ratios } of table) {
		const spread = ratios.length > 1 ? `(${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})` : "(once)";
		console.log(`${what.padEnd(36)} ${median(ratios).toFixed(2).padStart(7)} ${spread.padEnd(18)} of ${of}; must be ${must}`);
	}
	console.log();
}

const cli = new Cli("bench")
	.option("--turns <n>", "how often everything is run", Number, 7)
	.option("--class <n>", "the size of the large class; memory is compared with that at a tenth of it", Number, 1_000)
	.option("--no-peer", "leave out V, which has to be installed")
	.option("--out <file>", "also write JSON")
	.parse();
const { turns, class: classSize, peer, out } = cli.opts<{ turns: number; class: number; peer: boolean; out?: string }>();
await main(turns, classSize, peer, out);
