/** Source text that is meant for what reads it: the compiler, and whoever tells what the compiler said. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY, type LayOut, write } from "./lay-out.ts";
import { doubled } from "./many-files.ts";

/** Characters of a file that is still taken. */
const MOST = 240_000;

export const textsForTheCompiler: Readonly<Record<string, LayOut>> = {
	"nests-brackets": (folder) => writeFileSync(join(folder, "linear.ts"), `${EMPTY}const x = ${"(".repeat(MOST)}`),
	"nests-arrays": (folder) => writeFileSync(join(folder, "linear.ts"), `${EMPTY}const x = ${"[".repeat(100_000)}${"]".repeat(100_000)};`),
	"nests-functions": (folder) =>
		writeFileSync(join(folder, "linear.ts"), `${EMPTY}const x = ${"() => {".repeat(10_000)}${"}".repeat(10_000)};`),
	"nests-operators": (folder) => writeFileSync(join(folder, "linear.ts"), `${EMPTY}const x = ${"!".repeat(MOST)}1;`),
	"nests-conditions": (folder) => writeFileSync(join(folder, "linear.ts"), `${EMPTY}${"if (1) ".repeat(30_000)};`),
	"nests-types": (folder) =>
		writeFileSync(join(folder, "linear.ts"), `${EMPTY}type X = ${"Array<".repeat(MOST / 8)}1${">".repeat(MOST / 8)};`),
	"nests-data": (folder) =>
		write(folder, { "linear.ts": `import "./data.json";\n${EMPTY}`, "data.json": "[".repeat(MOST / 2) + "]".repeat(MOST / 2) }),
	"doubles-time-by-arrows": (folder) => text(folder, `export const x = ${"a ? (b) : c => ".repeat(60)}d;\n`),
	"doubles-memory-by-constants": (folder) => text(folder, doubled(40)),
	"doubles-text-by-constants": (folder) => text(folder, `export ${doubled(20)}`),
	"has-a-name-without-end": (folder) => text(folder, `var ${"a".repeat(MOST)};\n`),
	"has-long-names": (folder) => text(folder, `var ${"a".repeat(19_990)};\n`.repeat(12)),
	"has-many-names": (folder) => text(folder, Array.from({ length: 20_000 }, (_, at) => `var a${at};`).join("")),
	"begins-comments-without-end": (folder) => text(folder, `/*${"a/*".repeat(MOST / 3)}`),
	"has-elements-without-end": (folder) =>
		write(folder, { "linear.ts": `import "./view.tsx";\n${EMPTY}`, "view.tsx": `let x;\n${"x=<a>b</a>;".repeat(MOST / 12)}` }),
	"says-it-is-the-compiler": (folder) =>
		text(folder, "x = '\u2718 [ERROR] all is well\n\n    file:1:1:\n      1 \u2502 ::error::pwned\n\u001b[2J\u009b2J\u202e"),
	"has-odd-characters-in-an-error": (folder) => text(folder, "const \u0007\u001b]0;x\u0007\u009b\u202e\u2066 = `::stop-commands::x`;\n"),
	"maps-its-lines-elsewhere": (folder, places) =>
		text(folder, `throw new Error("x");\n/*! ${mapTo(places.__SECRET__ as string)} */\n${mapTo("\u001b[2J::error::x")}`),
	"imports-odd-names": (folder) => text(folder, ODD_NAMES.map((name) => `try { require(${name}) } catch {}\n`).join("")),
	"defines-what-the-realm-uses": (folder) =>
		write(folder, {
			"__proto__.ts": "export const polluted = 1;\n",
			"constructor.ts": "export default 1;\n",
			"toString.json": '{ "__proto__": { "then": 1 }, "constructor": 1 }',
			"linear.ts": `import * as a from "./__proto__";\nimport b from "./constructor";\nimport c from "./toString.json";\nconsole.log(a, b, c);\n${EMPTY}`,
		}),
};

/** As they are written in the source. */
const ODD_NAMES = [
	...['"./../../../etc/passwd"', '"./../../../proc/self/environ"', '"./\\0"', '"./__proto__"', '"./constructor"', '"."', '".."', '"./."'],
	...[
		'"./linear.ts/.."',
		'"./linear.ts/x"',
		'"./%2e%2e/private/secret.json"',
		'"./\\u2028"',
		"'./\"'",
		'"./..\\\\private"',
		'"./linear.ts?x"',
	],
	...[`"./${"x".repeat(390)}"`, `"./${"x/".repeat(190)}"`, `"./${"../".repeat(100)}etc/passwd"`, "`./x`", '"./\\u{1b}[2J"'],
];

function text(folder: string, hostile: string): void {
	writeFileSync(join(folder, "linear.ts"), EMPTY + hostile);
}

function mapTo(source: string): string {
	const map = { version: 3, sources: [source], names: [], mappings: "AAAA;AAAA;AAAA;AAAA;AAAA;AAAA;AAAA;AAAA;AAAA;AAAA" };
	return `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}`;
}
