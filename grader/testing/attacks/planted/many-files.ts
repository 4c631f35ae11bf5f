/** Many files and folders, and imports of all of them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY, type LayOut, numbered, write } from "./lay-out.ts";

/** Files that one submission may import. */
const MANY = 190;

export const manyFiles: Readonly<Record<string, LayOut>> = {
	"is-huge-in-many-files": (folder) => {
		const count = 400;
		for (let at = 0; at < count; at += 1)
			writeFileSync(join(folder, `f${at}.js`), `import "./f${at + 1}.js";\nexport const text = "${"x".repeat(200_000)}";\n`);
		writeFileSync(join(folder, `f${count}.js`), "export {};\n");
		writeFileSync(join(folder, "linear.ts"), `import "./f0.js";\n${EMPTY}`);
	},
	"has-many-files": (folder) => {
		for (let at = 0; at < 20_000; at += 1) writeFileSync(join(folder, `a${at}.txt`), "");
		writeFileSync(join(folder, "linear.ts"), EMPTY);
	},
	"lies-deep": (folder) => {
		const deep = join(folder, ...Array.from({ length: 400 }, () => "d"));
		mkdirSync(deep, { recursive: true });
		writeFileSync(join(deep, "linear.ts"), EMPTY);
	},
	"lies-in-many-deep-folders": (folder) => {
		const deep = join(folder, ...Array.from({ length: 18 }, () => "d"));
		for (let at = 0; at < 3000; at += 1) mkdirSync(join(deep, `e${at}`), { recursive: true });
		writeFileSync(join(folder, "linear.ts"), EMPTY);
	},
	"has-many-compiled-files": (folder) =>
		write(folder, {
			"linear.js": EMPTY.replace("export", "exports.Linear ="),
			...numbered(3000, (at) => [`build/${"n".repeat(200)}${at}.js`, ""]),
		}),
	"imports-a-long-chain": (folder) =>
		write(folder, { ...numbered(MANY, (at) => [`f${at}.ts`, `import "./f${at + 1}";\n`]), "linear.ts": `import "./f0";\n${EMPTY}` }),
	"imports-in-a-circle": (folder) =>
		write(folder, {
			...numbered(40, (at) => [`f${at}.ts`, `import "./f${(at + 1) % 40}";\nimport "./linear";\nexport const x${at} = 1;\n`]),
			"linear.ts": `import "./f0";\nimport "./linear";\n${EMPTY}`,
		}),
	"imports-names-without-end": (folder) =>
		write(folder, {
			...numbered(30, (at) => [`m${at}.ts`, imports(60, (name) => `./z${at}-${name}`)]),
			...numbered(3000, (at) => [`t${at}.txt`, ""]),
			"linear.ts": `${imports(30, (at) => `./m${at}`)}${EMPTY}`,
		}),
	"doubles-time-in-many-files": (folder) =>
		write(folder, {
			...numbered(MANY, (at) => [`f${at}.ts`, `export const x = ${"a ? (b) : c => ".repeat(60)}d;\n`]),
			"linear.ts": `${imports(MANY, (at) => `./f${at}`)}${EMPTY}`,
		}),
	"doubles-memory-in-many-files": (folder) =>
		write(folder, {
			...numbered(MANY, (at) => [`f${at}.ts`, `export ${doubled(40)}`]),
			"linear.ts": `${imports(MANY, (at) => `./f${at}`)}${EMPTY}`,
		}),
	"doubles-text-in-many-files": (folder) =>
		write(folder, {
			...numbered(MANY, (at) => [`f${at}.ts`, `export ${doubled(17)}`]),
			"linear.ts": `${imports(MANY, (at) => `./f${at}`)}${EMPTY}`,
		}),
	"may-be-any-of-many-files": (folder) =>
		write(
			folder,
			numbered(100, (at) => [`part${at}.ts`, `export class Linear {}\nconst x = ${"a ? (b) : c => ".repeat(60)}d;\n`]),
		),
};

function imports(count: number, specifier: (at: number) => string): string {
	return Array.from({ length: count }, (_, at) => `import "${specifier(at)}";\n`).join("");
}

/** An enum whose members the compiler works out, each twice as long as the one before. */
export function doubled(members: number): string {
	const following = Array.from({ length: members }, (_, at) => `, a${at + 1} = a${at} + a${at}`).join("");
	return `enum E { a0 = "xxxxxxxx"${following} }\n`;
}
