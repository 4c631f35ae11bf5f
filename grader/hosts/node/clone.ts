/** `structuredClone` of the inner realm: made of the realm's own objects, as the standard says, for what a pure module can hold. */

type Bag = Record<PropertyKey, unknown>;

const { getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
const tagOf = Object.prototype.toString;
const typedArrayTag = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get as () => string | undefined;

export function structuredClone(value: unknown): unknown {
	return clone(value, new Map());
}

function clone(value: unknown, seen: Map<object, unknown>): unknown {
	if (typeof value === "function" || typeof value === "symbol") throw notCloneable(value);
	if (typeof value !== "object" || value === null) return value;
	const known = seen.get(value);
	if (known !== undefined) return known;
	const keep = <Copy extends object>(copy: Copy): Copy => {
		seen.set(value, copy);
		return copy;
	};
	if (Array.isArray(value)) return copyMembers(value, keep(new Array(value.length)) as unknown as Bag, seen);
	if (ArrayBuffer.isView(value)) return keep(cloneView(value, seen));
	switch (tagOf.call(value)) {
		case "[object Map]": {
			const copy = keep(new Map());
			for (const [key, member] of [...(value as Map<unknown, unknown>)]) copy.set(clone(key, seen), clone(member, seen));
			return copy;
		}
		case "[object Set]": {
			const copy = keep(new Set());
			for (const member of [...(value as Set<unknown>)]) copy.add(clone(member, seen));
			return copy;
		}
		case "[object Date]":
			return keep(new Date((value as Date).getTime()));
		case "[object RegExp]":
			return keep(new RegExp((value as RegExp).source, (value as RegExp).flags));
		case "[object ArrayBuffer]":
			return keep((value as ArrayBuffer).slice(0));
		case "[object Boolean]":
		case "[object Number]":
		case "[object String]":
		case "[object BigInt]":
			return keep(Object((value as { valueOf(): unknown }).valueOf()));
		case "[object Error]": {
			const { name, message, stack } = value as Error;
			return keep(Object.assign(new Error(message), { name, stack }));
		}
		case "[object Promise]":
		case "[object WeakMap]":
		case "[object WeakSet]":
		case "[object WeakRef]":
			throw notCloneable(value);
		default:
			return copyMembers(value, keep({} as Bag), seen);
	}
}

/** Own enumerable members with string keys: classes and prototypes are not cloned. */
function copyMembers(from: object, to: Bag, seen: Map<object, unknown>): Bag {
	for (const key of keys(from)) to[key] = clone((from as Bag)[key], seen);
	return to;
}

function cloneView(view: ArrayBufferView, seen: Map<object, unknown>): object {
	const buffer = clone(view.buffer, seen) as ArrayBuffer;
	const name = typedArrayTag.call(view);
	if (name === undefined) return new DataView(buffer, view.byteOffset, view.byteLength);
	const Typed = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => object>)[name];
	if (Typed === undefined) throw notCloneable(view);
	return new Typed(buffer, view.byteOffset, (view as Uint8Array).length);
}

function notCloneable(value: unknown): Error {
	return Object.assign(new Error(`${String(value)} could not be cloned.`), { name: "DataCloneError" });
}
