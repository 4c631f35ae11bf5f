import * as math from "mathjs";

export default class FullyConnected {
	constructor(inFeatures, outFeatures) {
		this.W = math.zeros(outFeatures, inFeatures);
		this.b = math.zeros(outFeatures, 1);
	}
	forward(A) {
		this.A = A;
		this.N = A.size()[0];
		return math.add(math.multiply(A, math.transpose(this.W)), math.multiply(math.ones(this.N, 1), math.transpose(this.b)));
	}
	backward(dLdZ) {
		const dLdZT = math.transpose(dLdZ);
		this.dLdW = math.multiply(dLdZT, this.A);
		this.dLdb = math.multiply(dLdZT, math.ones(this.N, 1));
		return math.multiply(dLdZ, this.W);
	}
}
