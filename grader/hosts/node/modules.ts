/**
 * The submission in the inner realm: its files, evaluated when they are first imported, and its class. Nothing of it runs but what its
 * modules do of themselves.
 */
import { passTime, seedAmbient } from "./ambient.ts";
import { describeFault } from "./faults.ts";
import { builtInModule } from "./surroundings/built-in-modules.ts";
import { FOLDER } from "./surroundings/process.ts";
import { fileAddress, urlTools } from "./surroundings/url.ts";
import { WAITS } from "./waits.ts";
import { placeOf, quote } from "./words.ts";

type Bag = Record<PropertyKey, unknown>;
type Callable = (...args: unknown[]) => unknown;
/** Gives a promise where the file awaits at its top. */
export type Evaluate = (module: { exports: unknown }, exports: unknown, require: Callable, importMeta: object) => unknown;

interface File {
	readonly code: Evaluate;
	readonly links: Readonly<Record<string, string | null>>;
}

interface Module {
	exports: unknown;
	readonly id: string;
	readonly filename: string;
	readonly parent: object;
	/** When it is evaluated, where that takes more than a call. */
	done?: unknown;
}

const { apply, ownKeys } = Reflect;
const { create: createObject, hasOwn } = Object;
const { parse } = JSON;
const [Failure] = [Error];
const { startsWith } = String.prototype;
const sourceOf = Function.prototype.toString;
const { then } = Promise.prototype;

/** By their paths, and what each of them has exported so far. */
let files: Record<string, File | undefined> = createObject(null);
let modules: Record<string, Module | undefined> = createObject(null);
let entry = "";
/** Whether some file awaits at its top. */
let awaits = false;
/** What became of the last evaluation; `WAITS` as long as it goes on. */
let outcome = "";
/** The last import that was refused, by the error that says so. */
let refusedImport: { readonly error: unknown; readonly specifier: string } | undefined;
let target = { className: "", method: "" };
let mathjs: unknown;

export let studentClass: Callable | undefined;

/** `library` is what an import of mathjs gives. */
export function provide(library: unknown): void {
	mathjs = library;
}

/** Takes a file of the submission; `links` is JSON: what it imports → the path of the file that is meant, or null. */
export function add(path: string, code: Evaluate, links: string, isAwaiting: boolean): void {
	// Nothing of what came before: files are handed over all at once.
	if (entry !== "") {
		files = createObject(null);
		entry = "";
		awaits = false;
	}
	files[path] = { code, links: parse(links) as Record<string, string | null> };
	awaits ||= isAwaiting;
}

/** Evaluates the submission and looks for its class, which is known by its name or by having the problem's first method. */
export function load(path: string, className: string, method: string): string {
	entry = path;
	target = { className, method };
	seedAmbient(0);
	// Of a file that is imported by nothing; where a file has names of its own for these, they are its own.
	Object.assign(globalThis, { __filename: `${FOLDER}/${path}`, __dirname: FOLDER });
	return evaluateAnew();
}

/** Whether there is a submission to be evaluated. */
export function isLoaded(): boolean {
	return entry !== "";
}

export function className(): string {
	return target.className;
}

/** Every file. */
export function evaluateAnew(): string {
	modules = createObject(null);
	refusedImport = undefined;
	if (!awaits) return answerOf(() => findClass(evaluateModule(entry)));
	outcome = WAITS;
	const end = (answer: () => string) => {
		outcome = answerOf(answer);
	};
	apply(then, evaluateInOrder(entry, createObject(null)), [
		() => end(() => findClass((modules[entry] as Module).exports)),
		(error: unknown) =>
			end(() => {
				throw error;
			}),
	]);
	return WAITS;
}

/** After all that could go on has: what became of it, or the next timer is run. */
export function goOn(): string {
	if (outcome === WAITS && !passTime())
		outcome = '{"kind":"fault","id":"throws","message":"an `await` outside of any function waits for something that never comes"}';
	return outcome;
}

function answerOf(answer: () => string): string {
	try {
		return answer();
	} catch (error) {
		const refused = refusedImport as { readonly error: unknown; readonly specifier: string } | undefined;
		if (refused !== undefined && refused.error === error)
			return `{"kind":"fault","id":"forbidden-import","message":${quote(refused.specifier)}${placeOf(error)}}`;
		return describeFault(error);
	}
}

/** What a file imports comes before it, and is awaited: as the language has it, where imports come before all else. */
async function evaluateInOrder(path: string, seen: Record<string, true>): Promise<void> {
	seen[path] = true;
	const { links } = files[path] as File;
	for (const specifier in links) {
		const link = links[specifier];
		if (typeof link === "string" && files[link] !== undefined && !hasOwn(seen, link)) await evaluateInOrder(link, seen);
	}
	evaluateModule(path);
	await (modules[path] as Module).done;
}

/** What a file exports; in a circle of imports, what it has exported so far. */
function evaluateModule(path: string): unknown {
	const known = modules[path];
	if (known !== undefined) return known.exports;
	const file = files[path];
	if (file === undefined) throw new Failure(`there is no file ${path}`);
	const filename = `${FOLDER}/${path}`;
	// Imported, as far as it can tell.
	const module: Module = { exports: {}, id: filename, filename, parent: {} };
	modules[path] = module;
	const require = (specifier: unknown): unknown => requireModule(file.links, specifier, require);
	module.done = apply(file.code as Callable, undefined, [module, module.exports, require, importMetaOf(filename)]);
	return module.exports;
}

/** Worked out when it is looked at, which few files do. */
function importMetaOf(filename: string): object {
	return {
		get url() {
			return fileAddress(filename);
		},
		filename,
		get dirname() {
			return filename.slice(0, filename.lastIndexOf("/"));
		},
		main: false,
		resolve: (specifier: string) => new (urlTools().URL)(specifier, fileAddress(filename)).href,
	};
}

function requireModule(links: File["links"], specifier: unknown, require: unknown): unknown {
	if (specifier === "mathjs") return mathjs;
	const name = typeof specifier === "string" ? specifier : whatIs(specifier);
	const path = hasOwn(links, name) ? links[name] : undefined;
	if (typeof path === "string") return evaluateModule(path);
	const builtIn = builtInModule(name, require);
	if (builtIn !== undefined) return builtIn;
	const error = new Failure(`cannot import "${name}": only mathjs and the submission's own files can be imported`);
	refusedImport = { error, specifier: name };
	throw error;
}

/** `module.exports.Linear`, the default export, or `module.exports` itself: the first that is a class. */
function findClass(exported: unknown): string {
	const bag = (typeof exported === "object" || typeof exported === "function") && exported !== null ? (exported as Bag) : undefined;
	const named = bag?.[target.className];
	const byDefault = bag?.default;
	const inDefault = typeof byDefault === "object" && byDefault !== null ? (byDefault as Bag)[target.className] : undefined;
	const candidates = [named, byDefault, inDefault, exported];
	for (let at = 0; at < candidates.length; at += 1) {
		const candidate = candidates[at];
		if (typeof candidate === "function" && isClass(candidate as Callable)) {
			studentClass = candidate as Callable;
			return '{"kind":"done"}';
		}
	}
	const names = bag === undefined ? [] : ownKeys(bag);
	let list = "";
	for (let at = 0; at < names.length && at < 20; at += 1) {
		const key = names[at];
		if (
			typeof key !== "string" ||
			key === "__esModule" ||
			(typeof exported === "function" && (key === "length" || key === "name" || key === "prototype"))
		)
			continue;
		list += `${list === "" ? "" : ","}{"name":${quote(key)},"is":${quote(whatIs((bag as Bag)[key]))}}`;
	}
	if (typeof exported === "function") list = `{"name":${quote(`module.exports`)},"is":${quote(whatIs(exported))}}`;
	return `{"kind":"no-export","exports":[${list}]}`;
}

/** A class, or an old-style constructor whose prototype has the methods; an arrow function or a plain function is neither. */
function isClass(candidate: Callable): boolean {
	const { prototype } = candidate as unknown as { prototype?: Bag };
	if (typeof prototype !== "object" || prototype === null) return false;
	const source = apply(sourceOf, candidate, []) as string;
	return (apply(startsWith, source, ["class"]) as boolean) || typeof prototype[target.method] === "function";
}

function whatIs(value: unknown): string {
	if (typeof value === "function") return isClass(value as Callable) ? "a class" : "a function";
	if (typeof value === "object" && value !== null && typeof (value as Bag)[target.method] === "function") return "an instance";
	return value === null ? "null" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}
