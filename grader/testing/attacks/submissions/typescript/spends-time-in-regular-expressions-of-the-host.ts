// Tries to slow down whoever reads its text.

export class Linear {
	forward(A) {
		throw new Error('('.repeat(50000) + 'submission.js:'.repeat(50000) + '\u202e'.repeat(100000));
	}
	backward() {}
}
