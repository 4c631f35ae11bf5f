// Tries to crash the engine.
process.abort();

export class Linear {
	forward() {}
	backward() {}
}
