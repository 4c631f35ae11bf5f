/**
 * Values across the border of the inner realm, as text: what the student's code gets, and what it gave.
 *
 * The student's code may patch everything that both can reach. So what is used here is captured while the realm is still clean, each
 * value is read once and copied plain, and replies are put together from strings: no patched iterator, `toJSON` or prototype has a say.
 * Nothing here may destructure an array, spread or use `for … of`, which ask the realm's iterators, nor assign to a new place of an array,
 * which asks the setters of its prototype, nor ask a typed array for its length, which its prototype tells.
 */
import type { WireArgument, WireTensor } from "../oracle/wire.ts";

type Bag = Record<PropertyKey, unknown>;
type Callable = (...args: unknown[]) => unknown;

/** No quantity of any problem is larger; a larger answer is named instead of copied. */
const MAX_ENTRIES = 65_536;
const MAX_TEXT = 500;

const { apply, defineProperty, get } = Reflect;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { stringify } = JSON;
const { isInteger } = Number;
const { is } = Object;
const { charCodeAt, indexOf, slice } = String.prototype;
const copyAsArray = Array.prototype.slice;
const isPrototype = Object.prototype.isPrototypeOf;
const { setFromBase64, toBase64 } = Uint8Array.prototype;
const [Memory, Float64, Bytes, Text, List] = [ArrayBuffer, Float64Array, Uint8Array, String, Array];
const promisePrototype = Promise.prototype;

export interface MatrixClasses {
	readonly dense: new (rows: unknown) => object;
	readonly sparse: { readonly prototype: { readonly toArray: Callable } };
}

interface HandedOver {
	readonly shape: readonly number[];
	readonly numbers: Float64Array;
}

/** The matrices of a message, and the positions of those that the current script has handed out. */
let tensors: HandedOver[] = [];
let handedOut: number[] = [];

export function takeTensors(wire: readonly WireTensor[]): void {
	tensors = new List(wire.length) as HandedOver[];
	for (let at = 0; at < wire.length; at += 1) {
		const { shape, f64 } = wire[at] as WireTensor;
		let count = 1;
		for (let axis = 0; axis < shape.length; axis += 1) count *= shape[axis] as number;
		const memory = new Memory(count * 8);
		apply(setFromBase64, new Bytes(memory), [f64]);
		put(tensors, at, { shape, numbers: new Float64(memory) });
	}
}

export function forgetHandedOut(): void {
	handedOut = new List(0) as number[];
}

/** A mathjs matrix (or a number), made anew for every use. */
export function toValue(value: WireArgument, { dense }: MatrixClasses): unknown {
	if (typeof value !== "number") return value.n;
	const { shape, numbers } = tensors[value] as HandedOver;
	put(handedOut, handedOut.length, value);
	const rows = shape[0];
	const columns = shape.length < 2 ? undefined : shape[1];
	if (shape.length === 0 || rows === undefined) return numbers[0];
	if (columns === undefined) return new dense(apply(copyAsArray, numbers, [0, rows]));
	const nested = new List(rows) as unknown[];
	for (let row = 0; row < rows; row += 1) put(nested, row, apply(copyAsArray, numbers, [row * columns, (row + 1) * columns]));
	return new dense(nested);
}

/** The position of a matrix that the script handed out and that is the same to the bit; −1 when there is none. */
function positionOf(numbers: Float64Array, count: number, shape: Float64Array, axes: number): number {
	for (let at = 0; at < handedOut.length; at += 1) {
		const position = handedOut[at] as number;
		const other = tensors[position] as HandedOver;
		let isSame = other.shape.length === axes;
		for (let axis = 0; isSame && axis < axes; axis += 1) isSame = other.shape[axis] === shape[axis];
		for (let entry = 0; isSame && entry < count; entry += 1) isSame = is(numbers[entry], other.numbers[entry]);
		if (isSame) return position;
	}
	return -1;
}

/** Gives an array a place of its own, past setters. */
export function put(list: unknown[], at: number, value: unknown): void {
	defineProperty(list, at, { __proto__: null, value, writable: true, enumerable: true, configurable: true } as PropertyDescriptor);
}

/** One answer, as JSON. */
export function describeValue(value: unknown, classes: MatrixClasses): string {
	if (value === undefined || value === null) return '{"kind":"nothing"}';
	if (typeof value === "number") {
		const memory = new Memory(8);
		new Float64(memory)[0] = value;
		return describeNumbers(memory, "", false);
	}
	if (typeof value !== "object") return unreadable(name(value));
	if (isPromise(value)) return '{"kind":"fault","id":"async-method","message":""}';
	const rows = rowsOf(value, classes);
	if (rows === undefined) return unreadable(name(value));

	const shape = new Float64(5);
	let axes = 0;
	for (let level: unknown = rows; isList(level) && axes < 5; level = level[0]) {
		const { length } = level;
		if (typeof length !== "number" || !isInteger(length) || length < 0) return unreadable("an array without a true length");
		shape[axes] = length;
		axes += 1;
		if (length === 0) break;
	}
	let count = 1;
	let extents = "";
	for (let axis = 0; axis < axes; axis += 1) {
		count *= shape[axis] as number;
		extents += (axis === 0 ? "" : ",") + Text(shape[axis]);
	}
	if (axes > 4) return unreadable("an array nested more than four deep");
	if (count > MAX_ENTRIES) return unreadable(`a matrix of ${Text(count)} entries`);
	const memory = new Memory(count * 8);
	const numbers = new Float64(memory);
	let filled = 0;
	let odd = "";
	const collect = (level: unknown, axis: number): boolean => {
		if (axis === axes) {
			if (typeof level !== "number") {
				odd = isList(level) ? "a matrix whose rows differ in length" : `a matrix with ${name(level)} in it`;
				return false;
			}
			numbers[filled] = level;
			filled += 1;
			return true;
		}
		if (!isList(level)) {
			odd = `a matrix with ${name(level)} in place of a row`;
			return false;
		}
		if (level.length !== shape[axis]) {
			odd = "a matrix whose rows differ in length";
			return false;
		}
		for (let at = 0; at < (shape[axis] as number); at += 1) if (!collect(level[at], axis + 1)) return false;
		return true;
	};
	if (!collect(rows, 0) || filled !== count) return unreadable(odd);
	const isLossy = isSparse(value, classes);
	const position = isLossy ? -1 : positionOf(numbers, count, shape, axes);
	return position < 0 ? describeNumbers(memory, extents, isLossy) : Text(position);
}

/** `"message":…` and, where it can be told, `"line":…,"column":…` in the compiled submission. */
export function describeError(error: unknown): string {
	let message = "";
	let place = "";
	try {
		if (typeof error === "object" && error !== null) {
			const { name: kind, message: text, stack } = error as Bag;
			message = `${typeof kind === "string" ? kind : "Error"}: ${typeof text === "string" ? text : ""}`;
			const mark = "submission.js:";
			const trace = typeof stack === "string" ? stack : "";
			const at = apply(indexOf, trace, [mark]) as number;
			if (at >= 0) {
				const found = digits(trace, at + mark.length);
				const line = found[0] as number;
				const column = found[1] as number;
				if (line > 0) place = `,"line":${Text(line)},"column":${Text(column)}`;
			}
		} else message = Text(error);
	} catch {
		message = "something that cannot be read was thrown";
	}
	return `"message":${quote(message)}${place}`;
}

export function quote(text: string): string {
	return stringify(apply(slice, text, [0, MAX_TEXT]));
}

function unreadable(found: string): string {
	return `{"kind":"unreadable","found":${quote(found)}}`;
}

/** mathjs leaves entries below its own threshold out of a sparse matrix; the judge has to know. */
function isSparse(value: object, { sparse }: MatrixClasses): boolean {
	return apply(isPrototype, sparse.prototype, [value]);
}

/** `memory` holds float64 numbers. */
function describeNumbers(memory: ArrayBuffer, extents: string, sparse: boolean): string {
	return `{"kind":"value","shape":[${extents}],"f64":"${apply(toBase64, new Bytes(memory), []) as string}"${sparse ? ',"precision":"sparse"' : ""}}`;
}

function isPromise(value: object): boolean {
	return apply(isPrototype, promisePrototype, [value]) || typeof (value as Bag).then === "function";
}

function isList(value: unknown): value is ArrayLike<unknown> {
	return isArray(value) || (isView(value) && !(value instanceof DataView));
}

/** The nested rows of a matrix of any kind; `undefined` for anything else. */
function rowsOf(value: object, { dense, sparse }: MatrixClasses): unknown {
	if (isList(value)) return value;
	if (apply(isPrototype, dense.prototype as object, [value])) return get(value, "_data");
	if (apply(isPrototype, sparse.prototype, [value])) return apply(sparse.prototype.toArray, value, []);
	const { isMatrix, toArray } = value as Bag;
	return isMatrix === true && typeof toArray === "function" ? apply(toArray as Callable, value, []) : undefined;
}

/** What a thing is, in a few words: `a string`, `a BigNumber`. */
function name(value: unknown): string {
	if (value === undefined) return "undefined";
	if (value === null) return "null";
	if (typeof value !== "object") return `a ${typeof value}`;
	if (isArray(value)) return "an array";
	try {
		const { type, constructor: maker } = value as Bag;
		if (typeof type === "string") return `a ${type}`;
		if (typeof maker === "function" && maker.name !== "") return `a ${Text(maker.name)}`;
	} catch {
		// A Proxy may refuse to be asked.
	}
	return "an object";
}

/** The numbers of `12:34`, from a position on. */
function digits(text: string, from: number): number[] {
	const found = [0, 0];
	let at = from;
	for (let part = 0; part < 2; part += 1, at += 1)
		for (let code = apply(charCodeAt, text, [at]) as number; code >= 48 && code <= 57; code = apply(charCodeAt, text, [at]) as number) {
			found[part] = (found[part] as number) * 10 + code - 48;
			at += 1;
		}
	return found;
}
