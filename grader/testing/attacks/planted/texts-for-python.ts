/** Python's files that are meant for what reads them: its parser, its imports, and whoever tells what it said. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY_PYTHON, type LayOut, numbered, write } from "./lay-out.ts";

/** Characters of a file that is still taken. */
const MOST = 240_000;
const ENCODINGS = [
	"utf-7",
	"unicode_escape",
	"raw_unicode_escape",
	"rot13",
	"zlib_codec",
	"idna",
	"punycode",
	"utf-32",
	"undefined",
	"\u001b[2J",
];

export const textsForPython: Readonly<Record<string, LayOut>> = {
	...Object.fromEntries(
		ENCODINGS.map((encoding, at) => [
			`is-encoded-in-${at < 9 ? encoding : "control-characters"}`,
			(folder: string) =>
				text(folder, `# coding: ${encoding}\n+AGkAbQBwAG8AcgB0- os\n\\x69mport os\n# ${"\u00e9.".repeat(MOST / 4)}\n${EMPTY_PYTHON}`),
		]),
	),
	"has-null-bytes": (folder) => text(folder, `${EMPTY_PYTHON}${"\0".repeat(MOST)}`),
	"has-bytes-of-no-encoding": (folder) => writeFileSync(join(folder, "linear.py"), Buffer.alloc(MOST, 0x9b)),
	"nests-python-brackets": (folder) => text(folder, `x = ${"(".repeat(MOST)}`),
	"nests-python-lists": (folder) => text(folder, `x = ${"[".repeat(MOST / 2)}${"]".repeat(MOST / 2)}\n${EMPTY_PYTHON}`),
	"nests-python-operators": (folder) => text(folder, `x = ${"-".repeat(MOST)}1\n${EMPTY_PYTHON}`),
	"nests-python-attributes": (folder) => text(folder, `x = a${".a".repeat(MOST / 2)}\n${EMPTY_PYTHON}`),
	"folds-python-constants": (folder) => text(folder, `x = ${"(".repeat(90)}"a"${" * 4096)".repeat(90)}\n${EMPTY_PYTHON}`),
	"imports-a-name-of-300-letters": (folder) => text(folder, `if False:\n    import ${"a".repeat(300)}\n\n${EMPTY_PYTHON}`),
	"imports-many-names": (folder) => text(folder, `if False:\n    import ${names(30_000)}\n\n${EMPTY_PYTHON}`),
	"imports-many-names-from-many-folders": (folder) =>
		text(
			folder,
			`import sys\nsys.path += [str(n) for n in range(3000)]\nfor name in "${names(10_000)}".split(","):\n    try:\n        __import__(name)\n    except ImportError:\n        pass\n${EMPTY_PYTHON}`,
		),
	"makes-a-character-that-is-none": (folder) =>
		text(folder, `raise SyntaxError("invalid character 'x' (U+FFFFFF)", (__spec__.origin, 1, 1, "x"))\n${EMPTY_PYTHON}`),
	"makes-a-line-for-hints": (folder) =>
		text(folder, `${"#=".repeat(MOST / 2)}\u2028 x\nraise SyntaxError("invalid syntax", (__spec__.origin, 1, 1, ""))\n${EMPTY_PYTHON}`),
	"makes-odd-places": (folder) =>
		text(folder, `raise SyntaxError("\\x1b[2J\\n::error::x", (__spec__.origin, 10**30, -5, "\\x9b" * 1000))\n${EMPTY_PYTHON}`),
	"has-many-python-files": (folder) =>
		write(folder, { ...numbered(1200, (at) => [`f${at}.py`, `import f${at + 1}\n`]), "linear.py": `import f0\n${EMPTY_PYTHON}` }),
	"has-much-python-text": (folder) =>
		write(folder, { ...numbered(30, (at) => [`f${at}.py`, "\0".repeat(MOST)]), "linear.py": `import f0\n${EMPTY_PYTHON}` }),
	"is-called-as-the-host-is": (folder) =>
		write(folder, {
			...Object.fromEntries(HOST_NAMES.map((name) => [`${name}.py`, `print("${name}")\nraise SystemExit\n`])),
			"linear.py": `import importlib\nfor name in ${JSON.stringify(HOST_NAMES)}:\n    importlib.reload(importlib.import_module(name))\n${EMPTY_PYTHON}`,
		}),
	"is-called-as-submissions-are": (folder) =>
		write(folder, {
			"submission/__init__.py": "raise SystemExit\n",
			"submission_linear.py": "raise SystemExit\n",
			"linear.py": `from . import submission_linear\n${EMPTY_PYTHON}`,
		}),
};

const HOST_NAMES = [
	"python_host",
	"python_values",
	"python_modules",
	"python_constructor",
	"python_faults",
	"binascii",
	"json",
	"sys",
	"builtins",
	"numpy",
	"os",
];

function text(folder: string, source: string): void {
	writeFileSync(join(folder, "linear.py"), source);
}

function names(count: number): string {
	return Array.from({ length: count }, (_, at) => `a${at}`).join(",");
}
