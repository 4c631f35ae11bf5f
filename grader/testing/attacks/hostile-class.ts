/**
 * `npm run hostile-class -- [honest] [hostile] [jobs,jobs]`: grades a class (450 honest and 50 hostile submissions, unless other numbers
 * are given) with each number of jobs. Exits 1 unless everybody has a row, each honest submission gets exactly what it gets alone, and the
 * grader's own memory stays flat. Takes some minutes.
 */

import { attacks } from "./attacks.ts";
import { layOutClass } from "./class-of.ts";
import { gradeAlone, tryClass } from "./try-class.ts";

const [honest = "450", hostile = "50", jobs = "1,2,8"] = process.argv.slice(2);
const TIME_LIMIT = 10;
/** Megabytes: of all, and what the second half may have more than the first, in which the young generation grows. */
const MOST = 300;
const SLACK = 100;

// Mostly those that are hostile to what reads them.
const from = attacks().filter(({ name }, at) => name.startsWith("planted/") || at % 4 === 0);
const laidOut = await layOutClass(Number(honest), Number(hostile), from);
try {
	const alone = gradeAlone(laidOut.honest.values(), TIME_LIMIT);
	console.log(`${laidOut.entries} entries, ${laidOut.honest.size} of them honest, of ${alone.size} kinds`);
	for (const each of jobs.split(",")) {
		const { seconds, code, rows, others, memory } = await tryClass(laidOut, alone, { jobs: Number(each), timeLimit: TIME_LIMIT });
		const [first, second] = memory;
		console.log(
			`jobs ${each}: ${seconds.toFixed(0)} s, exit ${code}, ${rows.length} rows, ${laidOut.honest.size - others.length} honest as alone, memory up to ${first} MB, then ${second} MB`,
		);
		for (const id of others.slice(0, 10)) console.log(`  ${id} got something else than alone`);
		for (const row of rows.filter((text) => text.includes('"ungraded"'))) console.log(`  ${row.trim()}`);
		const isFlat = second <= first + SLACK && Math.max(first, second) <= MOST;
		if (rows.length !== laidOut.entries || others.length > 0 || !isFlat) process.exitCode = 1;
	}
} finally {
	laidOut.remove();
}
