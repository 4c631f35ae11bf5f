// Tries to change what plain objects descend from.
// At most: 12
Object.setPrototypeOf(Object.prototype.__proto__ === null ? Array.prototype : {}, new Proxy({}, { get: () => { throw 1; }, set: () => { throw 1; }, has: () => { throw 1; } }));

export class Linear {
	forward(A) {
		return [[1]];
	}
	backward() {}
}
