import { add, type Matrix, matrix, multiply, ones, transpose, zeros } from "mathjs";

export class Linear {
	#weight: Matrix;
	#bias: Matrix;
	#input: Matrix = matrix();
	#dW?: Matrix;
	#db?: Matrix;
	constructor(inFeatures: number, outFeatures: number) {
		this.#weight = zeros(outFeatures, inFeatures) as Matrix;
		this.#bias = zeros(outFeatures, 1) as Matrix;
	}
	get W() { return this.#weight; }
	set W(value: Matrix) { this.#weight = value; }
	get b() { return this.#bias; }
	set b(value: Matrix) { this.#bias = value; }
	get A() { return this.#input; }
	get N() { return this.#input.size()[0]; }
	get dLdW() { return this.#dW; }
	get dLdb() { return this.#db; }
	forward(A: Matrix) {
		this.#input = A.clone();
		return add(multiply(A, transpose(this.#weight)), multiply(ones(this.N, 1) as Matrix, transpose(this.#bias)));
	}
	backward(dLdZ: Matrix) {
		this.#dW = multiply(transpose(dLdZ), this.#input);
		this.#db = multiply(transpose(dLdZ), ones(this.N, 1) as Matrix);
		return multiply(dLdZ, this.#weight);
	}
}
