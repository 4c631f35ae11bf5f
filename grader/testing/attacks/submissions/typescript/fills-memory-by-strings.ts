// Tries to use up memory by text.

export class Linear {
	forward(A) {
		let text = 'x';
		for (;;) text += text + text.slice(1);
	}
	backward() {}
}
