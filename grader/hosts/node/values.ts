/**
 * Values across the border of the inner realm, as text: what the student's code gets, and what it gave.
 *
 * The student's code may patch everything that both can reach. So what is used here is captured while the realm is still clean, each
 * value is read once and copied plain, and replies are put together from strings: no patched iterator, `toJSON` or prototype has a say.
 * Nothing here may destructure an array, spread or use `for … of`, which ask the realm's iterators, nor assign to a new place of an array,
 * which asks the setters of its prototype (lists of our own are objects without one), nor ask a typed array for its length, which its
 * prototype tells.
 */
import type { WireArgument } from "../../oracle/wire.ts";
import { name, quote } from "./words.ts";

type Bag = Record<PropertyKey, unknown>;
type Callable = (...args: unknown[]) => unknown;

/** No quantity of any problem is larger; a larger answer is named instead of copied. */
const MAX_ENTRIES = 65_536;
const MAX_AXES = 4;

const { apply, get } = Reflect;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { parse } = JSON;
const { isInteger } = Number;
const { create: createObject, is } = Object;
const isPrototype = Object.prototype.isPrototypeOf;
const { toBase64 } = Uint8Array.prototype;
const [Memory, Float64, Bytes, Text] = [ArrayBuffer, Float64Array, Uint8Array, String];
const promisePrototype = Promise.prototype;

export interface MatrixClasses {
	readonly dense: new (json: { readonly data: unknown; readonly size: readonly number[] }) => object;
	readonly sparse: { readonly prototype: { readonly toArray: Callable } };
}

/** A matrix of a message: its text, from which every use gets one of its own, and its numbers, from the first use on. */
interface HandedOver {
	readonly text: string;
	numbers: Float64Array | undefined;
	axes: number;
	rows: number;
	columns: number;
}

/** The matrices of a message, and the positions of those that the current script has handed out. */
let tensors: Record<number, HandedOver> = createObject(null);
let handedOut: Record<number, number> = createObject(null);
let handedOutCount = 0;

/** The answer that is being read: its numbers, and its size in each axis. */
const memory = new Memory(MAX_ENTRIES * 8);
const numbers = new Float64(memory);
const shape = new Float64(MAX_AXES + 1);
let filled = 0;
let odd = "";

export function takeTensors(texts: readonly string[]): void {
	tensors = createObject(null);
	for (let at = 0; at < texts.length; at += 1)
		tensors[at] = { text: texts[at] as string, numbers: undefined, axes: 0, rows: 1, columns: 1 };
}

export function forgetHandedOut(): void {
	handedOut = createObject(null);
	handedOutCount = 0;
}

/** A mathjs matrix (or a number), made anew for every use. */
export function toValue(value: WireArgument, { dense }: MatrixClasses): unknown {
	if (typeof value !== "number") return value.n;
	handedOut[handedOutCount] = value;
	handedOutCount += 1;
	const tensor = tensors[value] as HandedOver;
	const nested: unknown = parse(tensor.text);
	// Before anybody may change them.
	if (tensor.numbers === undefined) keepNumbers(tensor, nested);
	if (tensor.axes === 0) return nested;
	return new dense({ data: nested, size: tensor.axes === 1 ? [tensor.rows] : [tensor.rows, tensor.columns] });
}

/** The position of a matrix that the script handed out and that is the same to the bit; −1 when there is none. */
function positionOf(count: number, axes: number): number {
	for (let at = 0; at < handedOutCount; at += 1) {
		const position = handedOut[at] as number;
		const other = tensors[position] as HandedOver;
		const others = other.numbers as Float64Array;
		let isSame = other.axes === axes && (axes < 1 || other.rows === shape[0]) && (axes < 2 || other.columns === shape[1]) && axes < 3;
		for (let entry = 0; isSame && entry < count; entry += 1) {
			const number = numbers[entry] as number;
			isSame = number === others[entry] && (number !== 0 || is(number, others[entry]));
		}
		if (isSame) return position;
	}
	return -1;
}

function keepNumbers(tensor: HandedOver, nested: unknown): void {
	const isMatrix = isArray(nested) && isArray(nested[0]);
	tensor.axes = isMatrix ? 2 : isArray(nested) ? 1 : 0;
	if (isArray(nested)) tensor.rows = nested.length;
	if (isMatrix) tensor.columns = (nested[0] as unknown[]).length;
	const flat = new Float64(tensor.rows * tensor.columns);
	for (let row = 0; row < tensor.rows; row += 1) {
		const level = isArray(nested) ? (nested[row] as unknown) : nested;
		for (let column = 0; column < tensor.columns; column += 1)
			flat[row * tensor.columns + column] = (isMatrix ? (level as number[])[column] : level) as number;
	}
	tensor.numbers = flat;
}

/** One answer, as JSON. */
export function describeValue(value: unknown, classes: MatrixClasses): string {
	if (value === undefined || value === null) return `{"kind":"nothing","is":"${value === null ? "null" : "undefined"}"}`;
	if (typeof value === "number") {
		numbers[0] = value;
		return describeNumbers(1, "", false);
	}
	if (typeof value !== "object") return unreadable(name(value));
	if (isPromise(value)) return '{"kind":"fault","id":"async-method","message":""}';
	const rows = rowsOf(value, classes);
	if (rows === undefined) return unreadable(name(value));

	let axes = 0;
	for (let level: unknown = rows; axes <= MAX_AXES && isList(level); level = level[0]) {
		const { length } = level;
		if (typeof length !== "number" || !isInteger(length) || length < 0) return unreadable("an array without a true length");
		shape[axes] = length;
		axes += 1;
		if (length === 0) break;
	}
	if (axes > MAX_AXES) return unreadable("an array nested more than four deep");
	let count = 1;
	let extents = "";
	for (let axis = 0; axis < axes; axis += 1) {
		count *= shape[axis] as number;
		extents += (axis === 0 ? "" : ",") + Text(shape[axis]);
	}
	if (count > MAX_ENTRIES) return unreadable(`a matrix of ${Text(count)} entries`);
	filled = 0;
	odd = "";
	if (!collect(rows, 0, axes) || filled !== count) return unreadable(odd);
	const isLossy = isSparse(value, classes);
	const position = isLossy ? -1 : positionOf(count, axes);
	return position < 0 ? describeNumbers(count, extents, isLossy) : Text(position);
}

/** Reads each number once; where one is none, `odd` says what stands there. */
function collect(level: unknown, axis: number, axes: number): boolean {
	if (!isList(level)) {
		odd = `a matrix with ${name(level)} in place of a row`;
		return false;
	}
	const extent = shape[axis] as number;
	if (level.length !== extent) {
		odd = "a matrix whose rows differ in length";
		return false;
	}
	const isLast = axis === axes - 1;
	for (let at = 0; at < extent; at += 1) {
		const entry = level[at];
		if (!isLast) {
			if (!collect(entry, axis + 1, axes)) return false;
		} else if (typeof entry === "number") {
			numbers[filled] = entry;
			filled += 1;
		} else {
			odd = isList(entry) ? "a matrix whose rows differ in length" : `a matrix with ${name(entry)} in it`;
			return false;
		}
	}
	return true;
}

function unreadable(found: string): string {
	return `{"kind":"unreadable","found":${quote(found)}}`;
}

/** Whether it is one of mathjs's own dense matrices. */
export function isMatrixOf(value: unknown, { dense }: MatrixClasses): boolean {
	return typeof value === "object" && value !== null && apply(isPrototype, dense.prototype as object, [value]);
}

/** mathjs leaves entries below its own threshold out of a sparse matrix; the judge has to know. */
function isSparse(value: object, { sparse }: MatrixClasses): boolean {
	return apply(isPrototype, sparse.prototype, [value]);
}

/** The first of the numbers that were read. */
function describeNumbers(count: number, extents: string, sparse: boolean): string {
	return `"${extents} ${apply(toBase64, new Bytes(memory, 0, count * 8), []) as string}${sparse ? " sparse" : ""}"`;
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
