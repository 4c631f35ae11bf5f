// Tries to be made into something that is no instance.

export class Linear {
	constructor() {
		return new Proxy({}, { get: () => { throw 1; }, set: () => false, defineProperty: () => false });
	}
	forward() {}
	backward() {}
}
