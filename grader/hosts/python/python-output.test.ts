import { expect, it } from "vitest";
import { gradeFile, lostChecks } from "../../testing/grade-submission.ts";
import { describePython, pythonFile, withLines } from "../../testing/python.ts";

const IMPORT = "import numpy as np\n";
const COMPUTE = "        Z = np.dot(self.A, self.W.T)";

/** A right layer with these lines at its top, that does this in each `forward`. */
const printing = (top: string, does: string) =>
	withLines([IMPORT, `import contextlib, io, logging, os, sys\n${top}\n${IMPORT}`], [COMPUTE, `        ${does}\n${COMPUTE}`]);
const grade = (text: string) => gradeFile(pythonFile(text), { samples: 20 });

const PRINT = "print('✓ printed')";

describePython("printing in Python is free, and is collected", () => {
	it.each([
		["by print", "", PRINT],
		["to the standard error", "", "print('✓ printed', file=sys.stderr)"],
		["through the stream under it", "", "sys.stdout.buffer.write('✓ printed'.encode())"],
		["through a stream around it", "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')", PRINT],
		[
			"through what was detached",
			"sys.stdout = io.TextIOWrapper(sys.stdout.detach(), encoding='utf-8')\nsys.stderr = io.TextIOWrapper(sys.stderr.detach())",
			PRINT,
		],
		["through a writer of codecs", "import codecs\nsys.stdout = codecs.getwriter('utf-8')(sys.stdout.buffer)", PRINT],
		["through file 1 opened again", "sys.stdout = os.fdopen(1, 'w', buffering=1)", PRINT],
		["through its number opened again", "sys.stdout = open(sys.stdout.fileno(), mode='w', encoding='utf8', buffering=1)", PRINT],
		[
			"through its number opened for bytes",
			"sys.stdout = io.TextIOWrapper(open(sys.stdout.fileno(), 'wb', 0), 'utf-8', write_through=True)",
			PRINT,
		],
		["through its name", "sys.stdout = open('/dev/stdout', 'w')", PRINT],
		["to a number", "", "os.write(1, '✓ printed'.encode())"],
		["as Python started", "sys.stdout = sys.__stdout__", PRINT],
		["in another encoding", "sys.stdout.reconfigure(encoding='utf-8', line_buffering=True)", PRINT],
		["by a log", "logging.basicConfig(level=logging.INFO)", "logging.info('✓ printed')"],
		[
			"by a log to the standard output",
			"logging.getLogger().addHandler(logging.StreamHandler(sys.stdout))",
			"logging.warning('✓ printed')",
		],
		[
			"through a stream of its own making",
			"class Both:\n    def __init__(self, *streams):\n        self.streams = streams\n    def write(self, text):\n        for stream in self.streams:\n            stream.write(text)\n    def flush(self):\n        pass\nsys.stdout = Both(sys.stdout, sys.stderr)",
			PRINT,
		],
	])("%s", async (_, top, does) => {
		const result = await grade(printing(top, does));
		expect(lostChecks(result)).toEqual([]);
		expect(result.printed).toContain("✓ printed");
	});

	it.each([
		["into a text", "sys.stdout = io.StringIO()", PRINT],
		["into nothing", "sys.stdout = open(os.devnull, 'w')", PRINT],
		[
			"into nothing for a while",
			"",
			`\n        with open(os.devnull, 'w') as nothing, contextlib.redirect_stdout(nothing):\n            ${PRINT}`,
		],
		["into nothing, by numbers", "os.dup2(os.open(os.devnull, os.O_RDWR), 1)", "os.write(2, b'')"],
		["nowhere, after the number was closed", "os.close(1)", ""],
	])("or goes where the submission sends it: %s", async (_, top, does) => {
		const result = await grade(printing(top, does));
		expect(lostChecks(result)).toEqual([]);
		expect(result.printed).not.toContain("printed");
	});

	it("but through a closed stream, as anywhere", async () => {
		expect(lostChecks(await grade(printing("sys.stdout.close()", PRINT)))).toContain("forward.value");
	});
});
