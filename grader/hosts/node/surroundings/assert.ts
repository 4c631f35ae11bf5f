/** Node's `assert`, as programs use it that check themselves. */
import { inspect } from "./inspect.ts";

type Assert = (holds?: unknown, message?: unknown) => void;

export function makeAssert(): Assert & { readonly deepStrictEqual: (one: unknown, other: unknown) => void } {
	class AssertionError extends Error {
		override readonly name = "AssertionError";
		readonly code = "ERR_ASSERTION";
	}

	const fail = (message: unknown, usual: string): never => {
		if (message instanceof Error) throw message;
		throw new AssertionError(message === undefined ? usual : String(message));
	};
	const ok: Assert = (holds, message) => {
		if (!holds) fail(message, "The expression evaluated to a falsy value");
	};
	const compare =
		(isSame: (one: unknown, other: unknown) => boolean, isWanted: boolean, words: string) =>
		(actual: unknown, expected: unknown, message?: unknown) => {
			if (isSame(actual, expected) !== isWanted)
				fail(message, `Expected values to be ${words}: ${inspect(actual)} and ${inspect(expected)}`);
		};
	// biome-ignore lint/suspicious/noDoubleEquals: that is what `equal` is.
	const isLoose = (one: unknown, other: unknown): boolean => one == other || (Number.isNaN(one) && Number.isNaN(other));
	const throws = (run: () => unknown, ...rest: unknown[]): void => {
		try {
			run();
		} catch {
			return;
		}
		fail(rest.at(-1) instanceof Error || typeof rest.at(-1) === "string" ? rest.at(-1) : undefined, "Missing expected exception.");
	};
	const assert = Object.assign(((holds, message) => ok(holds, message)) as Assert, {
		ok,
		equal: compare(isLoose, true, "loosely equal"),
		notEqual: compare(isLoose, false, "loosely unequal"),
		strictEqual: compare(Object.is, true, "strictly equal"),
		notStrictEqual: compare(Object.is, false, "strictly unequal"),
		deepEqual: compare(isDeeplyEqual, true, "deeply equal"),
		deepStrictEqual: compare(isDeeplyEqual, true, "deeply equal"),
		notDeepEqual: compare(isDeeplyEqual, false, "deeply unequal"),
		notDeepStrictEqual: compare(isDeeplyEqual, false, "deeply unequal"),
		throws,
		doesNotThrow: (run: () => unknown) => {
			run();
		},
		match: (text: string, pattern: RegExp, message?: unknown) => ok(pattern.test(text), message),
		fail: (message?: unknown) => fail(message, "Failed"),
		AssertionError,
	});
	return Object.assign(assert, { strict: assert });
}

/** By members, as far as they go. */
function isDeeplyEqual(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
	if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
	const [names, others] = [Object.keys(one), Object.keys(other)];
	const inner = (name: string) => isDeeplyEqual((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]);
	return names.length === others.length && names.every((name) => Object.hasOwn(other, name) && inner(name));
}
