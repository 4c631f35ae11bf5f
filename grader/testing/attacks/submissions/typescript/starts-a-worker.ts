// Tries to run on in a thread.
const { Worker } = process.getBuiltinModule('worker_threads');
new Worker("require('fs').writeFileSync('__WATCHED__/worker', 'x')", { eval: true });
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);

export class Linear {
	forward() {}
	backward() {}
}
