/** Attacks by what is handed in rather than by what it says: links, devices, archives and names that no repository can hold. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Attack } from "./attack.ts";
import { zipOf } from "./zip-of.ts";

type LayOut = (folder: string, places: Readonly<Record<string, string>>) => unknown;

const EMPTY = "export class Linear {\n\tforward() {}\n\tbackward() {}\n}\n";
const SHOWS = (what: string): string => `import * as stolen from "${what}";\nconsole.log(JSON.stringify(stolen));\n${EMPTY}`;

export function planted(): Attack[] {
	return Object.entries(WAYS).map(([name, layOut]) => ({
		name: `planted/${name}`,
		language: "TypeScript",
		most: 0,
		layOut: async ({ submission, places }) => {
			// The path to hand in, where it is not the folder itself.
			const path = await layOut(submission, places);
			return typeof path === "string" ? path : submission;
		},
	}));
}

const WAYS: Readonly<Record<string, LayOut>> = {
	"link-to-a-secret": (folder, places) => symlinkSync(places.__SECRET__ as string, join(folder, "linear.ts")),
	"link-to-a-neighbour": (folder, places) => symlinkSync(places.__NEIGHBOUR__ as string, join(folder, "linear.ts")),
	"link-to-itself": (folder) => symlinkSync("linear.ts", join(folder, "linear.ts")),
	"imports-through-a-link": (folder, places) => {
		symlinkSync(places.__SECRET__ as string, join(folder, "data.json"));
		writeFileSync(join(folder, "linear.ts"), SHOWS("./data.json"));
	},
	"imports-through-a-linked-folder": (folder, places) => {
		symlinkSync(join(places.__SECRET__ as string, ".."), join(folder, "lib"));
		writeFileSync(join(folder, "linear.ts"), SHOWS("./lib/secret.json"));
	},
	"imports-itself-through-a-linked-root": (folder) => {
		symlinkSync("/", join(folder, "root"));
		writeFileSync(join(folder, "linear.ts"), SHOWS("./root/etc/passwd.json"));
	},
	"is-a-link-itself": (folder, places) => {
		symlinkSync(join(places.__SECRET__ as string, ".."), join(folder, "handed-in"));
		return join(folder, "handed-in");
	},
	"is-a-pipe": (folder) => {
		execFileSync("mkfifo", [join(folder, "linear.ts")]);
	},
	"imports-a-pipe": (folder) => {
		execFileSync("mkfifo", [join(folder, "lib.js")]);
		writeFileSync(join(folder, "linear.ts"), SHOWS("./lib.js"));
	},
	"imports-a-device": (folder) => {
		symlinkSync("/dev/zero", join(folder, "lib.js"));
		writeFileSync(join(folder, "linear.ts"), SHOWS("./lib.js"));
	},
	"is-a-socket": (folder) =>
		new Promise((resolve) => {
			const server = createServer().listen(join(folder, "linear.ts"), () => resolve(undefined));
			server.unref();
		}),
	"is-huge": (folder) => writeFileSync(join(folder, "linear.ts"), Buffer.alloc(200e6, 0x20)),
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
	"nests-brackets": (folder) => writeFileSync(join(folder, "linear.ts"), `${EMPTY}const x = ${"(".repeat(900_000)}`),
	"nests-arrays": (folder) => writeFileSync(join(folder, "linear.ts"), `${EMPTY}const x = ${"[".repeat(100_000)}${"]".repeat(100_000)};`),
	"nests-functions": (folder) =>
		writeFileSync(join(folder, "linear.ts"), `${EMPTY}const x = ${"() => {".repeat(10_000)}${"}".repeat(10_000)};`),
	"nests-operators": (folder) => writeFileSync(join(folder, "linear.ts"), `${EMPTY}const x = ${"!".repeat(250_000)}1;`),
	"nests-conditions": (folder) => writeFileSync(join(folder, "linear.ts"), `${EMPTY}${"if (1) ".repeat(30_000)};`),
	"nests-types": (folder) =>
		writeFileSync(join(folder, "linear.ts"), `${EMPTY}type X = ${"Array<".repeat(100_000)}1${">".repeat(100_000)};`),
	"has-names-with-control-characters": (folder) => {
		writeFileSync(join(folder, "linear\u001b[2J\u0007.ts"), EMPTY);
		writeFileSync(join(folder, "linear\u202ets.exe"), EMPTY);
		writeFileSync(join(folder, "::error::linear\n.js"), EMPTY);
	},
	"imports-a-name-with-control-characters": (folder) => {
		writeFileSync(join(folder, "li\u001b]0;x\u0007\u202e\n.js"), "null.x;\n");
		writeFileSync(join(folder, "linear.ts"), `import "./li\\u001b]0;x\\u0007\\u202e\\n.js";\n${EMPTY}`);
	},
	"plants-mathjs": (folder) => {
		mkdirSync(join(folder, "node_modules/mathjs"), { recursive: true });
		writeFileSync(join(folder, "node_modules/mathjs/package.json"), '{ "name": "mathjs", "main": "index.js" }');
		writeFileSync(
			join(folder, "node_modules/mathjs/index.js"),
			'exports.matrix = () => { throw new Error("planted"); };\nconsole.log(process.env);\n',
		);
		writeFileSync(join(folder, "linear.ts"), `import { matrix } from "mathjs";\nmatrix([[1]]);\n${EMPTY}`);
	},
	"plants-a-tsconfig": (folder, places) => {
		const compilerOptions = {
			baseUrl: "/",
			paths: { mathjs: [places.__SECRET__], secret: [places.__SECRET__] },
			jsxFactory: "process.exit",
		};
		writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: places.__SECRET__, compilerOptions }));
		writeFileSync(join(folder, "linear.ts"), SHOWS("secret"));
	},
	"plants-a-package": (folder, places) => {
		const manifest = {
			name: "x",
			type: "commonjs",
			imports: { "#secret": places.__SECRET__ },
			browser: { "./linear.ts": places.__SECRET__ },
			main: places.__SECRET__,
		};
		writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
		writeFileSync(join(folder, "linear.ts"), SHOWS("#secret"));
	},
	"zips-a-way-out": (folder, places) =>
		zip(folder, [
			{ name: "../watched/slipped", text: "x" },
			{ name: `${places.__WATCHED__}/absolute`, text: "x" },
			{ name: "a/../../watched/twice", text: "x" },
			{ name: "..\\watched\\windows", text: "x" },
			{ name: "linear.ts", text: EMPTY },
		]),
	"zips-a-link": (folder, places) =>
		zip(folder, [
			{ name: "linear.ts", text: places.__SECRET__ as string, mode: 0o120777 },
			{ name: "data.json", text: places.__SECRET__ as string, mode: 0o120777 },
			{ name: "data.json", text: "{}" },
		]),
	"zips-a-device": (folder) => zip(folder, [{ name: "linear.ts", text: "", mode: 0o020666 }]),
	"zips-a-bomb": (folder) =>
		zip(folder, [
			{ name: "linear.ts", text: EMPTY },
			{ name: "big.js", bytes: deflateRawSync(Buffer.alloc(400e6)), size: 400e6 },
		]),
	"zips-a-bomb-that-lies": (folder) => zip(folder, [{ name: "linear.ts", bytes: deflateRawSync(Buffer.alloc(400e6, 0x20)), size: 100 }]),
	"zips-many-files": (folder) =>
		zip(
			folder,
			Array.from({ length: 60_000 }, (_, at) => ({ name: `f${at}.txt`, text: "" })),
		),
	"zips-deep-folders": (folder) => zip(folder, [{ name: `${"d/".repeat(5000)}linear.ts`, text: EMPTY }]),
	"zips-odd-names": (folder) =>
		zip(
			folder,
			["linear\u001b[2J.ts", "linear\u0000.ts", "CON.ts", "\u202elinear.ts", "a//linear.ts", "./linear.ts", ""].map((name) => ({
				name,
				text: EMPTY,
			})),
		),
	"zips-a-file-as-folder": (folder) =>
		zip(folder, [
			{ name: "linear.ts", text: EMPTY },
			{ name: "linear.ts/linear.ts", text: EMPTY },
			{ name: "lib/", text: "" },
			{ name: "lib", text: "x" },
		]),
	"is-no-zip": (folder) => {
		writeFileSync(join(folder, "handed-in.zip"), "PK\u0003\u0004 and nothing more");
		return join(folder, "handed-in.zip");
	},
};

function zip(folder: string, entries: Parameters<typeof zipOf>[0]): string {
	const path = join(folder, "handed-in.zip");
	writeFileSync(path, zipOf(entries));
	return path;
}
