// Tries to hand over memory that shrinks while it is read.
// At most: 12

export class Linear {
	forward(A) {
		const memory = new ArrayBuffer(64, { maxByteLength: 64 });
		const row = new Float64Array(memory);
		const rows = [row];
		Object.defineProperty(rows, 1, { get: () => (memory.resize(0), row), enumerable: true });
		return rows;
	}
	backward() {}
}
