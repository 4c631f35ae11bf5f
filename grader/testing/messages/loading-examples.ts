/** What brings the messages of a file that was read, and has no class in it or stops before it has one. */
import type { FaultId } from "../../oracle/script.ts";
import { EXPORT_HINTS, NO_EXPORT, STOPPED, STOPPED_HINTS } from "../../submission/words/loading.ts";
import type { Example } from "./example.ts";
import { asHint, asMessage, type LoadSection, py, rowsOf, ts } from "./load-rows.ts";

const FILE = "grader/submission/words/loading.ts";

/** What happens while a file is loaded is told by the same sentence, under an id of its own. */
const WHILE_LOADING: Readonly<Record<Exclude<FaultId, "async-method">, Example>> = {
	throws: ts('throw new Error("shape");\n'),
	"times-out": ts("for (;;);\n"),
	"out-of-memory": py("A = []\nwhile True:\n    A.append(bytearray(10_000_000))\n"),
	"touches-files": py('open("/etc/linear", "w")\n'),
	"starts-processes": py('import os\nos.system("ls")\nimport subprocess\nsubprocess.run(["ls"])\n'),
	"prints-too-much": { kind: "told", what: "a file that prints without end, past the host" },
	"breaks-protocol": py(
		'import os\nfor file in range(3, 64):\n    try:\n        os.write(file, b"x\\n")\n    except OSError:\n        pass\n',
	),
	"exits-process": py("exit()\n"),
};

export const LOADING_SECTIONS: readonly LoadSection[] = [
	{
		title: "No class in the file",
		file: FILE,
		rows: rowsOf(
			NO_EXPORT,
			{
				empty: ts(""),
				nothing: ts("class Linear {}\n"),
				"other-case": ts("export class linear {}\n"),
				"no-class": ts("export const Linear = 1;\n"),
				others: ts("export class Layer {}\n"),
			},
			asMessage,
		),
	},
	{
		title: "How a class begins",
		file: FILE,
		rows: rowsOf(EXPORT_HINTS, { exports: ts("class Linear {}\n"), defines: py("class Layer:\n    pass\n") }, asHint),
	},
	{
		title: "A file that stops while it is loaded",
		file: FILE,
		rows: [
			...Object.entries(WHILE_LOADING).map(([id, example]) => ({ key: id, id, message: STOPPED.stopped.message, example })),
			...rowsOf(STOPPED_HINTS, { usual: ts('throw new Error("shape");\n') }, asHint),
		],
	},
];
