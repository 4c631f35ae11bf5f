/** Links, pipes, devices and files of other programs in the place of what is read. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { EMPTY, type LayOut, shows } from "./lay-out.ts";

export const oddFiles: Readonly<Record<string, LayOut>> = {
	"link-to-a-secret": (folder, places) => symlinkSync(places.__SECRET__ as string, join(folder, "linear.ts")),
	"link-to-a-neighbour": (folder, places) => symlinkSync(places.__NEIGHBOUR__ as string, join(folder, "linear.ts")),
	"link-to-itself": (folder) => symlinkSync("linear.ts", join(folder, "linear.ts")),
	"imports-through-a-link": (folder, places) => {
		symlinkSync(places.__SECRET__ as string, join(folder, "data.json"));
		writeFileSync(join(folder, "linear.ts"), shows("./data.json"));
	},
	"imports-through-a-linked-folder": (folder, places) => {
		symlinkSync(join(places.__SECRET__ as string, ".."), join(folder, "lib"));
		writeFileSync(join(folder, "linear.ts"), shows("./lib/secret.json"));
	},
	"imports-itself-through-a-linked-root": (folder) => {
		symlinkSync("/", join(folder, "root"));
		writeFileSync(join(folder, "linear.ts"), shows("./root/etc/passwd.json"));
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
		writeFileSync(join(folder, "linear.ts"), shows("./lib.js"));
	},
	"imports-a-device": (folder) => {
		symlinkSync("/dev/zero", join(folder, "lib.js"));
		writeFileSync(join(folder, "linear.ts"), shows("./lib.js"));
	},
	"is-a-socket": (folder) =>
		new Promise((resolve) => {
			const server = createServer().listen(join(folder, "linear.ts"), () => resolve(undefined));
			server.unref();
		}),
	"is-huge": (folder) => writeFileSync(join(folder, "linear.ts"), Buffer.alloc(200e6, 0x20)),
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
		writeFileSync(join(folder, "linear.ts"), shows("secret"));
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
		writeFileSync(join(folder, "linear.ts"), shows("#secret"));
	},
	"is-a-sparse-file": (folder) => sparse(join(folder, "linear.ts")),
	"is-a-sparse-archive": (folder) => sparse(join(folder, "handed-in.zip")),
	"imports-a-sparse-file": (folder) => {
		sparse(join(folder, "data.json"));
		writeFileSync(join(folder, "linear.ts"), shows("./data.json"));
	},
	"links-to-open-files": (folder) => {
		symlinkSync("/proc/self/fd", join(folder, "lib"));
		symlinkSync("/proc/self/environ", join(folder, "environ.json"));
		writeFileSync(join(folder, "linear.ts"), `import "./environ.json";\nimport "./lib/3.json";\n${EMPTY}`);
	},
	"links-around-in-folders": (folder) => {
		mkdirSync(join(folder, "a"));
		symlinkSync("../b", join(folder, "a/b"));
		symlinkSync("a", join(folder, "b"));
		writeFileSync(join(folder, "linear.ts"), `import "./a/b/a/b/x.ts";\n${EMPTY}`);
	},
};

/** Ten gigabytes that take no room. */
function sparse(path: string): string {
	writeFileSync(path, EMPTY);
	truncateSync(path, 10e9);
	return path;
}
