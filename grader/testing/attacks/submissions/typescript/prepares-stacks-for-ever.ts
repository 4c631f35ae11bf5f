// Tries to never end when an error is made.
Error.prepareStackTrace = () => { for (;;); };

export class Linear {
	forward(A) {
		null.x;
	}
	backward() {}
}
