// Tries to write a file by the engine's tools.
process.getBuiltinModule('v8').writeHeapSnapshot('__WATCHED__/heap');

export class Linear {
	forward() {}
	backward() {}
}
