/** Names and packages that a TypeScript submission asks for and that do not exist here: what they are, and what to do. */
import { fill } from "../../problem/fill.ts";
import { NAME_HINTS, PACKAGE_HINTS } from "../words/typescript.ts";

const BROWSER =
	/^(window|document|self|navigator|location|localStorage|sessionStorage|alert|prompt|confirm|requestAnimationFrame|HTMLElement|Image|Worker)$/;
const NETWORK = /^(fetch|XMLHttpRequest|WebSocket|EventSource|Request|Response|Headers)$/;
const RUNTIME = /^(Buffer|Deno|Bun|AbortController|EventTarget|Event|Blob|WebAssembly|URLSearchParams|atob|btoa)$/;
const MATHJS = /^(math|mathjs|matrix|multiply|transpose|zeros|ones|add|subtract|divide|dotMultiply|sum)$/;
const TESTING = /^(describe|it|test|expect|beforeEach|afterEach|vi|jest)$/;

/** For what a file said when it stopped while it was loaded. */
export function nameHint(message: string): string | undefined {
	const name = /^ReferenceError: (\w{1,60}) is not defined$/.exec(message)?.[1];
	if (name === undefined) return undefined;
	const kind = kindOf(name);
	return kind && fill(NAME_HINTS[kind], { name });
}

function kindOf(name: string): keyof typeof NAME_HINTS | undefined {
	if (BROWSER.test(name)) return "browser";
	if (NETWORK.test(name)) return "network";
	if (RUNTIME.test(name)) return "runtime";
	if (MATHJS.test(name)) return name.startsWith("math") ? "mathjs" : "of-mathjs";
	if (TESTING.test(name)) return "testing";
	return name === "tf" || name === "torch" ? "framework" : undefined;
}

const FRAMEWORKS = /^(@tensorflow\/|onnxruntime|brain\.js|torch|@xenova\/|@huggingface\/)/;
const TEST_TOOLS = /^(vitest|jest|@jest\/|mocha|chai|ava|tap|node:test)$/;
const NUMBERS =
	/^(ml-|numjs|ndarray|numeric|sylvester|lodash|underscore|ramda|numpy|stdlib|@stdlib\/|gl-matrix|simple-statistics|big\.js|bignumber)/;

/** For an import of somebody else's package. */
export function packageHint(specifier: string): string | undefined {
	if (FRAMEWORKS.test(specifier)) return PACKAGE_HINTS.framework;
	if (TEST_TOOLS.test(specifier)) return PACKAGE_HINTS.testing;
	return NUMBERS.test(specifier) ? PACKAGE_HINTS.computing : undefined;
}
