/** The host of JavaScript submissions with its inner realm taken away: the student's code shares the engine's own world. */
import { createRequire } from "node:module";
import { Script } from "node:vm";
import * as realm from "../../hosts/node/realm.ts";
import { serve } from "../../hosts/node/serve.ts";

Object.assign(globalThis, { require: createRequire("/") });
serve(realm, (code, position) =>
	new Script(code.replace("(module, exports, require)", "(module, exports, own)"), {
		filename: `submission-${position}.js`,
	}).runInThisContext(),
);
