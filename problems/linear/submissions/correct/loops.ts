import { type Matrix, matrix } from "mathjs";

export class Linear {
	W: Matrix;
	b: Matrix;
	A!: Matrix;
	N!: number;
	dLdW!: Matrix;
	dLdb!: Matrix;

	constructor(private inFeatures: number, private outFeatures: number) {
		this.W = matrix(Array.from({ length: outFeatures }, () => new Array(inFeatures).fill(0)));
		this.b = matrix(Array.from({ length: outFeatures }, () => [0]));
	}

	forward(A: Matrix): Matrix {
		this.A = A;
		const a = A.toArray() as number[][];
		const w = this.W.toArray() as number[][];
		const b = this.b.toArray() as number[][];
		this.N = a.length;
		const z: number[][] = [];
		for (let n = 0; n < this.N; n++) {
			z.push([]);
			for (let k = 0; k < this.outFeatures; k++) {
				let sum = b[k][0];
				for (let i = 0; i < this.inFeatures; i++) sum += a[n][i] * w[k][i];
				z[n].push(sum);
			}
		}
		return matrix(z);
	}

	backward(dLdZ: Matrix): Matrix {
		const d = dLdZ.toArray() as number[][];
		const a = this.A.toArray() as number[][];
		const w = this.W.toArray() as number[][];
		const dA = a.map((row) => row.map(() => 0));
		const dW = w.map((row) => row.map(() => 0));
		const db = w.map(() => [0]);
		for (let n = 0; n < this.N; n++)
			for (let k = 0; k < this.outFeatures; k++) {
				db[k][0] += d[n][k];
				for (let i = 0; i < this.inFeatures; i++) {
					dA[n][i] += d[n][k] * w[k][i];
					dW[k][i] += d[n][k] * a[n][i];
				}
			}
		this.dLdW = matrix(dW);
		this.dLdb = matrix(db);
		return matrix(dA);
	}
}
