// Tries to wait without using the processor.

export class Linear {
	forward(A) {
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
	}
	backward() {}
}
