// Tries to be a matrix that is none.
// At most: 12

export class Linear {
	forward(A) {
		return { isMatrix: true, type: 'DenseMatrix', size: () => [A.size()[0], 1], toArray: () => [[{}]], _data: A };
	}
	backward() {}
}
