/**
 * The inner realm: the only code that shares a JavaScript world with the student's. It holds mathjs and the student's class, takes the
 * steps of a script and answers with JSON. Nothing here knows an expected value, a check or a path.
 */
import { all, create } from "mathjs";
import type { Step } from "../../oracle/script.ts";
import type { HostRequest, HostScript, WireArgument } from "../../oracle/wire.ts";
import { installAmbient, seedAmbient } from "./ambient.ts";
import { constructPastErrors } from "./constructor.ts";
import { describeFault } from "./faults.ts";
import { className, evaluateAnew, isLoaded, provide, studentClass } from "./modules.ts";
import { describeAbsent, methodsOf } from "./others.ts";
import { sortAsKnown } from "./sort.ts";
import { takePrinted } from "./surroundings/console.ts";
import { describeValue, forgetHandedOut, type MatrixClasses, takeTensors, toValue } from "./values.ts";
import { quote, withoutOwnFrames } from "./words.ts";

export { add, goOn, load } from "./modules.ts";

type Bag = Record<PropertyKey, unknown>;
type Callable = (...args: unknown[]) => unknown;

const { apply, construct, get, has } = Reflect;
const { create: createObject, hasOwn } = Object;
const { parse, stringify } = JSON;
const [Failure, Text] = [Error, String];

installAmbient();
// mathjs lies many calls deep, and below it stands the line of the submission that is to be told.
Failure.stackTraceLimit = 50;
const restoreSort = sortAsKnown();
const mathjs = create(all as Parameters<typeof create>[0]) as unknown as Bag;
mathjs.all = all;
provide(mathjs);
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
let instances: Record<string, Bag> = createObject(null);
let handedIn: Record<string, ArrayLike<unknown> | undefined> = createObject(null);
let returned: Record<string, { readonly result: unknown } | undefined> = createObject(null);

/** Keeps a message's scripts and matrices; says how many steps each script has, as JSON. */
export function keep(json: string): string {
	message = parse(json) as Message;
	takeTensors(message.tensors);
	let counts = "";
	for (let at = 0; at < message.scripts.length; at += 1)
		counts += `${at === 0 ? "" : ","}${Text((message.templates[(message.scripts[at] as HostScript).template] as Step[]).length)}`;
	return `[${counts}]`;
}

/** Forgets the script before; a fresh one evaluates the submission anew, and gives what `load` gives. */
export function begin(at: number): string {
	script = message.scripts[at] as HostScript;
	steps = message.templates[script.template] as Step[];
	instances = createObject(null);
	handedIn = createObject(null);
	returned = createObject(null);
	forgetHandedOut();
	seedAmbient(script.entropy);
	return hasOwn(script, "fresh") && isLoaded() ? evaluateAnew() : "";
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
		return describeFault(error);
	}
}

export function printed(): string {
	return stringify(withoutOwnFrames(takePrinted()));
}

function answer(what: Step): string {
	switch (what.do) {
		case "construct":
			instances[what.as] = (
				hasOwn(what, "bypass")
					? constructPastErrors(studentClass as Callable, valuesOf(what.args))
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
				return `{"kind":"fault","id":"throws","message":${quote(`${what.name} is not a method of ${className()}${methodsOf(instance)}`)}}`;
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
