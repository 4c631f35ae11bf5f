/** What an instance has where something is missing that was asked for. As in values.ts, nothing that may have been patched has a say. */
import { isMatrixOf, type MatrixClasses } from "./values.ts";
import { quote } from "./words.ts";

type Bag = Record<PropertyKey, unknown>;

const { get, getPrototypeOf, ownKeys } = Reflect;
const { isInteger } = Number;
const Text = String;
const plainObject = Object.prototype;

/** How many are told, characters of their names, and prototypes that are looked at. */
const MAX_OTHERS = 20;
const MAX_NAME = 40;
const MAX_LEVELS = 4;

/** The answer for an attribute that does not exist. */
export function describeAbsent(instance: object, classes: MatrixClasses): string {
	const names = ownKeys(instance);
	let list = "";
	for (let at = 0; at < names.length && at < MAX_OTHERS; at += 1) {
		const name = names[at];
		if (typeof name !== "string" || name.length > MAX_NAME) continue;
		list += `${list === "" ? "" : ","}{"name":${quote(name)}${shapeOf((instance as Bag)[name], classes)}}`;
	}
	return `{"kind":"absent","others":[${list}]}`;
}

/** `; it has …`: the methods of its class. */
export function methodsOf(instance: object): string {
	let list = "";
	let level = getPrototypeOf(instance);
	for (let depth = 0; level !== null && level !== plainObject && depth < MAX_LEVELS; depth += 1) {
		const names = ownKeys(level);
		for (let at = 0; at < names.length && at < MAX_OTHERS; at += 1) {
			const name = names[at];
			if (typeof name !== "string" || name === "constructor" || name.length > MAX_NAME) continue;
			list += (list === "" ? "; it has " : ", ") + name;
		}
		level = getPrototypeOf(level);
	}
	return list;
}

/** `,"shape":[2,3]` of a dense matrix, as it says itself; nothing for anything else. */
function shapeOf(value: unknown, classes: MatrixClasses): string {
	if (!isMatrixOf(value, classes)) return "";
	const size = get(value as object, "_size") as ArrayLike<unknown> | undefined;
	let extents = "";
	for (let axis = 0; typeof size === "object" && axis < size.length; axis += 1) {
		const extent = size[axis];
		if (axis > 3 || typeof extent !== "number" || !isInteger(extent) || extent < 0) return "";
		extents += (axis === 0 ? "" : ",") + Text(extent);
	}
	return `,"shape":[${extents}]`;
}
