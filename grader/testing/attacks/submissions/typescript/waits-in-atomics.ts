// Tries to wait for a signal that never comes.
const cell = new Int32Array(new SharedArrayBuffer(8));
Atomics.wait(cell, 0, 0);

export class Linear {
	forward() {}
	backward() {}
}
