// Tries to be a matrix whose parts do not fit.
// At most: 12
import { matrix } from 'mathjs';

export class Linear {
	forward(A) {
		const made = matrix([[1]]);
		made._data = { length: 3, 0: { length: 1 } };
		made._size = ['a'];
		return made;
	}
	backward() {}
}
