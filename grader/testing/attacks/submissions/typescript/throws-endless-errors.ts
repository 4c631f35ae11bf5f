// Tries to throw errors without end.
Error.stackTraceLimit = Infinity;

export class Linear {
	forward(A) {
		let error = new Error('x');
		for (let depth = 0; depth < 1e5; depth += 1) error = new Error('y'.repeat(100), { cause: error });
		throw Object.assign(error, { name: 'N'.repeat(1e6), message: 'M'.repeat(1e7) });
	}
	backward() {}
}
