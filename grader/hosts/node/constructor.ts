/** An instance of a class whose constructor stops, with what was set up before it did. */
type Constructor = (...args: unknown[]) => unknown;

const { construct, defineProperty, get, set, setPrototypeOf } = Reflect;
const { create: createObject } = Object;
const Watch = Proxy;

/**
 * What a constructor that throws has made is lost; but an object that is being made asks its prototype about each name that it does not have
 * yet, and so shows itself. Where it never asks, it is empty.
 */
export function constructPastErrors(made: Constructor, args: ArrayLike<unknown>): object {
	const prototype = get(made, "prototype") as object;
	let shown: object | undefined;
	const show = (object: unknown): void => {
		shown ??= object as object;
	};
	const handler = createObject(null) as ProxyHandler<object>;
	handler.get = (target, name, object) => {
		show(object);
		return get(target, name, object);
	};
	handler.set = (target, name, value, object) => {
		show(object);
		return set(target, name, value, object);
	};
	const like = function like() {};
	defineProperty(like, "prototype", { value: new Watch(prototype, handler) });
	try {
		shown = construct(made, args, like) as object;
	} catch {
		// What stops here is charged where the constructor is judged.
	}
	if (shown === undefined) return createObject(prototype) as object;
	setPrototypeOf(shown, prototype);
	return shown;
}
