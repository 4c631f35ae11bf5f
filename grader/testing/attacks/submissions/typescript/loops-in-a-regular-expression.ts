// Tries to never end inside the engine.

export class Linear {
	forward(A) {
		return /^(a+)+$/.test('a'.repeat(60) + 'b');
	}
	backward() {}
}
