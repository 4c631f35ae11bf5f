// Tries to make a matrix that it changed look unchanged.
// At most: 9
const typed = Object.getPrototypeOf(Float64Array.prototype);
Object.defineProperty(typed, 'length', { configurable: true, get: () => 0 });
Object.defineProperty(typed, 'buffer', { configurable: true, get: () => new ArrayBuffer(0) });
Object.is = () => true;

export class Linear {
	forward(A) {
		A._data[0][0] += 1;
		return [[1]];
	}
	backward() {
		return [[1]];
	}
}
