/**
 * The inner realm: the only code that shares a JavaScript world with the student's. It holds mathjs and the student's class, takes the
 * steps of a script and answers with JSON. Nothing here knows an expected value, a check or a path.
 */
import { all, create } from "mathjs";
import type { Step } from "../../oracle/script.ts";
import type { HostRequest, HostScript, WireArgument } from "../../oracle/wire.ts";
import { installAmbient, seedAmbient, takePrinted } from "./ambient.ts";
import { describeAbsent, methodsOf } from "./others.ts";
import { sortAsKnown } from "./sort.ts";
import { describeValue, forgetHandedOut, type MatrixClasses, takeTensors, toValue } from "./values.ts";
import { describeError, placeOf, quote } from "./words.ts";

type Bag = Record<PropertyKey, unknown>;
type Callable = (...args: unknown[]) => unknown;
type Evaluate = (module: { exports: unknown }, exports: unknown, require: (specifier: string) => unknown) => void;

const { apply, construct, get, has, ownKeys } = Reflect;
const { create: createObject } = Object;
const { parse, stringify } = JSON;
const [Failure, Text] = [Error, String];
const { hasOwn } = Object;
const { startsWith } = String.prototype;
const sourceOf = Function.prototype.toString;

installAmbient();
// mathjs lies many calls deep, and below it stands the line of the submission that is to be told.
Failure.stackTraceLimit = 50;
const restoreSort = sortAsKnown();
const mathjs = create(all as Parameters<typeof create>[0]) as unknown as Bag;
mathjs.all = all;
const classes = { dense: mathjs.DenseMatrix, sparse: mathjs.SparseMatrix } as unknown as MatrixClasses;

/** mathjs builds each function when it is first asked for; these are built while nothing else is to be done yet. */
const USUAL = ["matrix", "zeros", "ones", "transpose", "multiply", "add"] as const;
for (let at = 0; at < USUAL.length; at += 1) get(mathjs, USUAL[at] as string);
restoreSort();

/** `DONE` of the protocol. */
const DONE = "-1";

type Message = Extract<HostRequest, { ask: "keep" }>;

let message: Message;
let script: HostScript;
let steps: readonly Step[];
/** The submission's files, by their paths, and what each of them has exported so far. */
let files: Record<string, { readonly code: Evaluate; readonly links: Record<string, string | null> } | undefined> = createObject(null);
let modules: Record<string, { exports: unknown } | undefined> = createObject(null);
let entry = "";
/** The last import that was refused, by the error that says so. */
let refusedImport: { readonly error: unknown; readonly specifier: string } | undefined;
let target = { className: "", method: "" };
let studentClass: Callable | undefined;
let instances: Record<string, Bag> = createObject(null);
let handedIn: Record<string, ArrayLike<unknown> | undefined> = createObject(null);
let returned: Record<string, { readonly result: unknown } | undefined> = createObject(null);

/** Takes a file of the submission; `links` is JSON: what it imports → the path of the file that is meant, or null. */
export function add(path: string, code: Evaluate, links: string): void {
	// Nothing of what came before: files are handed over all at once.
	if (entry !== "") {
		files = createObject(null);
		entry = "";
	}
	files[path] = { code, links: parse(links) as Record<string, string | null> };
}

/** Evaluates the submission and looks for its class, which is known by its name or by having the problem's first method. */
export function load(path: string, className: string, method: string): string {
	entry = path;
	target = { className, method };
	seedAmbient(0);
	return evaluateSubmission();
}

/** Every file anew. */
function evaluateSubmission(): string {
	modules = createObject(null);
	refusedImport = undefined;
	try {
		return findClass(evaluateModule(entry));
	} catch (error) {
		const refused = refusedImport as { readonly error: unknown; readonly specifier: string } | undefined;
		if (refused !== undefined && refused.error === error)
			return `{"kind":"fault","id":"forbidden-import","message":${quote(refused.specifier)}${placeOf(error)}}`;
		return `{"kind":"fault","id":"throws",${describeError(error)}}`;
	}
}

/** What a file exports; in a circle of imports, what it has exported so far. */
function evaluateModule(path: string): unknown {
	const known = modules[path];
	if (known !== undefined) return known.exports;
	const file = files[path];
	if (file === undefined) throw new Failure(`there is no file ${path}`);
	const module: { exports: unknown } = { exports: {} };
	modules[path] = module;
	const require = (specifier: unknown): unknown => requireModule(file.links, specifier);
	apply(file.code as Callable, undefined, [module, module.exports, require]);
	return module.exports;
}

/** Keeps a message's scripts and matrices; says how many steps each script has, as JSON. */
export function keep(json: string): string {
	message = parse(json) as Message;
	takeTensors(message.tensors);
	let counts = "";
	for (let at = 0; at < message.scripts.length; at += 1)
		counts += `${at === 0 ? "" : ","}${Text((message.templates[(message.scripts[at] as HostScript).template] as Step[]).length)}`;
	return `[${counts}]`;
}

/** Forgets the script before; a fresh one evaluates the submission anew. */
export function begin(at: number): void {
	script = message.scripts[at] as HostScript;
	steps = message.templates[script.template] as Step[];
	instances = createObject(null);
	handedIn = createObject(null);
	returned = createObject(null);
	forgetHandedOut();
	seedAmbient(script.entropy);
	if (hasOwn(script, "fresh") && entry !== "") evaluateSubmission();
}

export function run(): string {
	let answers = "";
	for (let at = 0; at < steps.length; at += 1) answers += (at === 0 ? "" : ",") + step(at);
	return `[${answers}]`;
}

export function step(at: number): string {
	try {
		return answer(steps[at] as Step);
	} catch (error) {
		return `{"kind":"fault","id":"throws",${describeError(error)}}`;
	}
}

export function printed(): string {
	return stringify(takePrinted());
}

function answer(what: Step): string {
	switch (what.do) {
		case "construct":
			instances[what.as] = (
				hasOwn(what, "bypass")
					? createObject(get(studentClass as object, "prototype") as object)
					: construct(studentClass as Callable, valuesOf(what.args))
			) as Bag;
			return DONE;
		case "set":
			instanceOf(what.on)[what.name] = toValue(script.values[what.value] as WireArgument, classes);
			return DONE;
		case "get":
			return has(instanceOf(what.on), what.name)
				? describeValue(instanceOf(what.on)[what.name], classes)
				: describeAbsent(instanceOf(what.on), classes);
		case "call": {
			if (hasOwn(what, "needs") && returned[what.needs as string] === undefined) return '{"kind":"skipped"}';
			const instance = instanceOf(what.on);
			const args = valuesOf(what.args);
			const method = instance[what.name];
			if (typeof method !== "function")
				return `{"kind":"fault","id":"throws","message":${quote(`${what.name} is not a method of ${target.className}${methodsOf(instance)}`)}}`;
			handedIn[what.as] = args;
			const result = apply(method as Callable, instance, args);
			returned[what.as] = { result };
			return describeValue(result, classes);
		}
		case "reread": {
			if (hasOwn(what, "argument")) {
				const args = handedIn[what.call];
				return args === undefined ? '{"kind":"skipped"}' : describeValue(args[what.argument as number], classes);
			}
			const call = returned[what.call];
			return call === undefined ? '{"kind":"skipped"}' : describeValue(call.result, classes);
		}
	}
}

/** As a list of arguments. */
function valuesOf(positions: readonly number[]): ArrayLike<unknown> {
	const values = createObject(null) as { length: number } & Record<number, unknown>;
	values.length = positions.length;
	for (let at = 0; at < values.length; at += 1) values[at] = toValue(script.values[positions[at] as number] as WireArgument, classes);
	return values;
}

function instanceOf(id: string): Bag {
	const instance = instances[id];
	if (instance === undefined) throw new Failure("there is no instance: its constructor failed");
	return instance;
}

function requireModule(links: Record<string, string | null>, specifier: unknown): unknown {
	if (specifier === "mathjs") return mathjs;
	const name = typeof specifier === "string" ? specifier : whatIs(specifier);
	const path = hasOwn(links, name) ? links[name] : undefined;
	if (typeof path === "string") return evaluateModule(path);
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
