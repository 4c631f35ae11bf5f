import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { folderWith, gradeFile, lostChecks } from "../../testing/grade-submission.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const correct = readFileSync(`${root}problems/linear/submissions/correct/default-export.mjs`, "utf8");

const gradeText = (text: string) => gradeFile(join(folderWith({ "linear.js": text }), "linear.js"), { samples: 20, timeLimit: 30 });

/** Whatever tells the time, draws, or shows where something lies. */
const SOURCES = [
	"Date()",
	"new Date().toISOString()",
	"Date.now()",
	"new (new Date(0).constructor)().getTime()",
	"Object.getOwnPropertyDescriptor(Date, 'now').value()",
	"Reflect.construct(Date, []).getTime()",
	"new (class extends Date {})().getTime()",
	"new Date().toLocaleString()",
	"new Date(2020, 6).toString()",
	"Temporal.Now.instant().epochNanoseconds",
	"Temporal.Now.zonedDateTimeISO()",
	"Temporal.Now.plainDateTimeISO('Asia/Tokyo')",
	"Temporal.Now.plainDateISO()",
	"Temporal.Now.plainTimeISO()",
	"Temporal.Now.timeZoneId()",
	"Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'full' }).format()",
	"[1].map(() => undefined).map(Intl.DateTimeFormat('en', { fractionalSecondDigits: 3, year: 'numeric' }).format)",
	"JSON.stringify(Intl.DateTimeFormat('en', { fractionalSecondDigits: 3, year: 'numeric' }).formatToParts())",
	"JSON.stringify(Intl.DateTimeFormat().resolvedOptions())",
	"performance.now() + performance.timeOrigin",
	"Math.random()",
	"math.random()",
	"math.randomInt(1e9)",
	"math.pickRandom([1, 2, 3, 4, 5, 6, 7])",
	"math.create(math.all).random()",
	"math.create(math.all, { randomSeed: 'a' }).random()",
	"new Error('here').stack",
	"(() => { try { null.x; } catch (error) { return error.stack; } })()",
	"places(new Error('here'))",
];

const LOOKS = `
function places(error) {
	const { prepareStackTrace } = Error;
	Error.prepareStackTrace = (_, sites) => sites.map((site) => [site.getFileName(), site.getScriptNameOrSourceURL(), site.getEvalOrigin()].join()).join();
	try {
		return error.stack;
	} finally {
		Error.prepareStackTrace = prepareStackTrace;
	}
}
let looks = 0;
function look() {
	looks += 1;
	if (looks > 5) return;
	Error.stackTraceLimit = 100;
	for (const source of [${SOURCES.map((source) => `() => ${source}`).join(", ")}]) console.log(String(source()));
}`;

it("three runs give the same bytes, whatever shows a submission the time, chance or a place", async () => {
	const text = `${correct}\n${LOOKS}\nlook();`.replace("forward(A) {", "forward(A) {\nlook();");
	const [first, ...others] = await Promise.all([1, 2, 3].map(() => gradeText(text)));
	const bytes = (result: unknown) => JSON.stringify({ ...(result as object), timing: undefined });
	expect(lostChecks(first as NonNullable<typeof first>)).toEqual([]);
	for (const other of others) expect(bytes(other)).toBe(bytes(first));
	const printed = first?.printed ?? "";
	expect(printed.match(/Tuesday, November 14, 2023 at 10:13:/g)?.length).toBeGreaterThan(1);
	// The present, in years and in the last digits of milliseconds since 1970.
	expect(printed).not.toMatch(new RegExp(`\\b${new Date().getFullYear()}\\b|\\b${String(Date.now()).slice(0, 4)}\\d{9}`));
	expect(printed).not.toContain(root);
	expect(printed).not.toMatch(/(?<!\w)\/\w+\/|file:/);
});

it.each([
	["Temporal", "Temporal.Now.instant().epochMilliseconds % 1000"],
	["a format without a date", "Number(Intl.DateTimeFormat('en', { fractionalSecondDigits: 3 }).format())"],
	["mathjs's chance", "math.random()"],
	["another mathjs's", "math.create(math.all).random()"],
])("what depends on it differs from script to script, and is named: %s", async (_, source) => {
	const text = correct.replace(/(forward\(A\) \{[\s\S]*?return )([^;]+);/, (_, before, value) => `${before}math.add(${value}, ${source});`);
	expect(text).toContain(source);
	const [first, second] = [await gradeText(text), await gradeText(text)];
	expect(first.checks.find(({ id }) => id === "forward.value")?.misconceptions).toEqual(["non-deterministic"]);
	expect(second.checks).toEqual(first.checks);
});
