// Tries to throw what cannot be described.
const odd = new Proxy(new Error('x'), { get() { throw odd; }, getPrototypeOf() { throw odd; } });

export class Linear {
	forward(A) {
		throw odd;
	}
	backward(dLdZ) {
		throw Object.assign(new Error('\u001b[2J::error::x'.repeat(1e5)), { stack: { toString: () => 'submission.js:9e9:1' } });
	}
}
