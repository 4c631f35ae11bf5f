// Tries to be a sparse matrix that takes all memory to be read.
// At most: 12
import { sparse } from 'mathjs';

export class Linear {
	forward(A) {
		const matrix = sparse([[1]]);
		matrix._size = [1e9, 1e9];
		return matrix;
	}
	backward() {}
}
