/** The host of JavaScript submissions with its inner realm taken away: the student's code shares the engine's own world. */
import { createRequire } from "node:module";
import process from "node:process";
import { clearInterval, clearTimeout, setImmediate, setInterval, setTimeout } from "node:timers";
import { Script } from "node:vm";
import * as realm from "../../hosts/node/realm.ts";
import { serve } from "../../hosts/node/serve.ts";

// The engine's own, where the realm has put stand-ins.
Object.assign(globalThis, { require: createRequire("/"), process, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout });
serve(realm, {
	evaluate: (code, position) =>
		new Script(code.replace("(module, exports, require,", "(module, exports, own,"), {
			filename: `submission-${position}.js`,
		}).runInThisContext(),
	turn: () => {},
});
