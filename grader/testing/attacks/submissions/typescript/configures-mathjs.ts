// Tries to have mathjs make other numbers.
// At most: 12
import { all, create } from 'mathjs';
const math = create(all);
math.config({ number: 'BigNumber', matrix: 'Array' });

export class Linear {
	forward(A) {
		return math.matrix([[math.bignumber('1e400')]]);
	}
	backward(dLdZ) {
		return math.complex(1, 2);
	}
}
