import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { GraderError } from "../../sandbox/grader-error.ts";
import { folderWith } from "../../testing/grade-submission.ts";
import { openHandedIn } from "./handed-in.ts";
import { readRegularFile } from "./read-file.ts";

/** Writes files at paths into a new folder. */
function tree(files: Readonly<Record<string, string>>): string {
	const folder = folderWith({});
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(folder, dirname(path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

const textOf = (read: ReturnType<ReturnType<typeof openHandedIn>["read"]>) => ("why" in read ? read.why : read.bytes.toString());

/** Root may read everything. */
function asOrdinaryUser<Result>(run: () => Result): Result {
	if (process.getuid?.() !== 0) return run();
	process.seteuid?.(65_534);
	try {
		return run();
	} finally {
		process.seteuid?.(0);
	}
}

describe("what the grader may not read is a fault of its own, and costs nothing", () => {
	const folder = tree({ "a.ts": "", "closed/linear.ts": "", "open/linear.ts": "" });
	chmodSync(folder, 0o755);
	for (const path of ["a.ts", "closed", "open/linear.ts"]) chmodSync(join(folder, path), 0);
	afterAll(() => chmodSync(join(folder, "closed"), 0o700));

	it.each([
		["a file", "a.ts", /may not read \S+a\.ts\. Give it the right to/],
		["a folder", "closed", /may not look into \S+closed\./],
		["a file in such a folder", "closed/linear.ts", /may not look into \S+closed\./],
		["a file in a folder", "open", /may not read \S+open\/linear\.ts\./],
	])("%s", (_, path, message) => {
		const read = () => {
			const handedIn = openHandedIn(join(folder, path), false);
			const [first = ""] = handedIn.list().paths;
			return handedIn.read(first);
		};
		expect(() => asOrdinaryUser(read)).toThrow(message);
		expect(() => asOrdinaryUser(read)).toThrow(GraderError);
	});
});

describe("a file that is named", () => {
	const folder = tree({ "alice.py": "alice", "bob.py": "bob", "__init__.py": "init", "lib/x.py": "x" });

	it("comes by itself, whatever lies beside it", () => {
		const alice = openHandedIn(join(folder, "alice.py"), false);
		expect(alice.list()).toEqual({ paths: ["alice.py"], links: [], isCut: false });
		expect([alice.isAlone, alice.named]).toEqual([true, "alice.py"]);
		expect(["alice.py", "bob.py", "__init__.py", "lib/x.py", "../x"].map((path) => textOf(alice.read(path)))).toEqual([
			"alice",
			...new Array(4).fill("is not there"),
		]);
		expect([...alice.filesIn("")]).toEqual(["alice.py"]);
		expect([...alice.filesIn("lib")]).toEqual([]);
	});

	it("comes with what lies beside it on a student's own machine, from the top of its package on", () => {
		const top = tree({ "mine/nn/__init__.py": "", "mine/nn/linear.py": "linear", "mine/helper.py": "helper", "other.py": "" });
		const linear = openHandedIn(join(top, "mine/nn/linear.py"), true);
		expect(linear.named).toBe("nn/linear.py");
		expect(linear.list().paths).toEqual(["helper.py", "nn/__init__.py", "nn/linear.py"]);
		expect(textOf(linear.read("helper.py"))).toBe("helper");
		linear.close();
	});
});

describe("a folder", () => {
	it("has its regular files, nearest to the top first, and nothing that is hidden, linked or somebody else's", () => {
		const outside = tree({ "secret.py": "secret" });
		const folder = tree({
			"z.py": "",
			"a/b/c/d/e/f/g/deep.py": "deep",
			"a/linear.py": "",
			".git/x.py": "",
			"node_modules/m/x.ts": "",
			"__MACOSX/._z.py": "",
			"venv/lib/x.py": "",
			"a/.hidden.py": "",
		});
		symlinkSync(join(outside, "secret.py"), join(folder, "linear.py"));
		symlinkSync(outside, join(folder, "lib"));
		const handedIn = openHandedIn(folder, false);
		expect(handedIn.list()).toEqual({
			paths: ["z.py", "a/linear.py", "a/b/c/d/e/f/g/deep.py"],
			links: ["linear.py"],
			isCut: false,
		});
		expect(textOf(handedIn.read("a/b/c/d/e/f/g/deep.py"))).toBe("deep");
		expect(["linear.py", "lib/secret.py", "../x", "a/../z.py", "a", ""].map((path) => textOf(handedIn.read(path)))).toEqual([
			"is a symbolic link",
			"is not there",
			"is not there",
			"is not there",
			"is not a regular file",
			"is not a regular file",
		]);
		handedIn.close();
	});

	it("is looked into to a bound", () => {
		const folder = folderWith(Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`${at}.txt`, ""])));
		const handedIn = openHandedIn(folder, false);
		expect(handedIn.list().paths.length).toBe(5_000);
		expect(handedIn.list().isCut).toBe(true);
		handedIn.close();
	});

	it("leaves no file open", () => {
		const folder = tree({ "a/b/linear.py": "x" });
		const before = readdirSync("/proc/self/fd").length;
		for (let turn = 0; turn < 5; turn += 1) {
			const handedIn = openHandedIn(folder, false);
			handedIn.list();
			handedIn.read("a/b/linear.py");
			handedIn.close();
		}
		expect(readdirSync("/proc/self/fd").length).toBe(before);
	});
});

it.each(["/dev/null", "/dev/zero", "/proc/self", tmpdir()])("what is no regular file is not read: %s", (path) => {
	expect(readRegularFile(path, path, 10)).toHaveProperty("why");
});
