/** Right submissions in surroundings that are somebody else's, or odd: they get all points. */
import { execFileSync } from "node:child_process";
import { copyFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LayOut, write } from "./lay-out.ts";

const correct = fileURLToPath(new URL("../../../../problems/linear/submissions/correct/", import.meta.url));
/** Ends whoever runs it. */
const ENDS = "import numpy as np\nnp.zeros = np.ones\nraise SystemExit\n";

export const surroundingsInTypeScript: Readonly<Record<string, LayOut>> = {
	"stands-among-odd-files": (folder) => {
		execFileSync("mkfifo", [join(folder, "data.json")]);
		symlinkSync("/dev/zero", join(folder, "zero.ts"));
		symlinkSync(".", join(folder, "again"));
		write(folder, {
			"__proto__.ts": "throw 1;\n",
			"hasOwnProperty.ts": "throw 1;\n",
			"a\nb'\"\\\u2028.ts": "throw 1;\n",
			"tsconfig.json": "{",
		});
		writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe9, 0xff, 0x2e, 0x74, 0x73])]), "throw 1;\n");
		copyFileSync(join(correct, "nested-arrays.js"), join(folder, "linear.js"));
	},
};

export const surroundingsInPython: Readonly<Record<string, LayOut>> = {
	"stands-beside-an-init": (folder) => {
		write(folder, { "__init__.py": ENDS, "numpy.py": ENDS, "sitecustomize.py": ENDS, "bob.py": ENDS });
		copyFileSync(join(correct, "loops.py"), join(folder, "alice.py"));
		return join(folder, "alice.py");
	},
	"stands-among-names-of-the-host": (folder) => {
		for (const name of ["numpy", "sys", "python_host", "python_values", "binascii", "submission_linear", "typing"])
			write(folder, { [`${name}.py`]: ENDS });
		copyFileSync(join(correct, "numpy.py"), join(folder, "linear.py"));
	},
};
