// Tries to hand over memory that others could change.
// At most: 12

export class Linear {
	forward(A) {
		return [new Float64Array(new SharedArrayBuffer(16))];
	}
	backward() {}
}
