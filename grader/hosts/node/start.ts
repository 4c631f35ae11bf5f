/**
 * The file that the engine is started with. A submission can see the name of each script on the stack, and this one's says where the grader
 * is installed: so the host is a script without a path, called when this file has come back.
 */
import { Script } from "node:vm";

/** The bundled host as a function of `require`; set by the build. */
declare const HOST: string;

const serve = new Script(HOST, { filename: "gradecheck-host.js" }).runInThisContext() as (require: NodeJS.Require) => void;
process.nextTick(serve, require);
