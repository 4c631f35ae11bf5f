/** Names and packages that a TypeScript submission asks for and that do not exist here: what they are, and what to do. */

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
	if (BROWSER.test(name))
		return `\`${name}\` belongs to browsers, and submissions run without one: remove it, or ask \`typeof ${name}\` first.`;
	if (NETWORK.test(name)) return `\`${name}\` uses the network, and there is none here: remove it.`;
	if (RUNTIME.test(name)) return `\`${name}\` belongs to an environment that is not here: a layer computes with matrices alone. Remove it.`;
	if (MATHJS.test(name)) return `Import it: \`import ${name.startsWith("math") ? `* as ${name}` : `{ ${name} }`} from "mathjs";\`.`;
	if (TESTING.test(name)) return "That belongs to tests: keep them in a file of their own.";
	if (name === "tf" || name === "torch")
		return `\`${name}\` is a framework that has such layers ready-made: here they are written with mathjs.`;
	return undefined;
}

const FRAMEWORKS = /^(@tensorflow\/|onnxruntime|brain\.js|torch|@xenova\/|@huggingface\/)/;
const TEST_TOOLS = /^(vitest|jest|@jest\/|mocha|chai|ava|tap|node:test)$/;
const NUMBERS =
	/^(ml-|numjs|ndarray|numeric|sylvester|lodash|underscore|ramda|numpy|stdlib|@stdlib\/|gl-matrix|simple-statistics|big\.js|bignumber)/;

/** For an import of somebody else's package. */
export function packageHint(specifier: string): string | undefined {
	if (FRAMEWORKS.test(specifier))
		return "That is a framework that has such layers ready-made: here they are written with mathjs. Remove that import.";
	if (TEST_TOOLS.test(specifier)) return "That is for tests: keep them in a file of their own, and remove that import.";
	if (NUMBERS.test(specifier)) return "Remove that import, and write what it gave you with mathjs.";
	return undefined;
}
