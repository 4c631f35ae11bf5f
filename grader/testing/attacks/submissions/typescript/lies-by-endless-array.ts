// Tries to be an array without end.
// At most: 12

export class Linear {
	forward(A) {
		return new Proxy([], { get: (target, key, self) => (key === 'length' ? 2 ** 31 : self) });
	}
	backward() {}
}
