import { type Matrix, matrix } from "mathjs";

export class ReLU {
	Z!: Matrix;

	forward(Z: Matrix): Matrix {
		this.Z = Z;
		const rows = Z.toArray() as number[][];
		const A: number[][] = [];
		for (let n = 0; n < rows.length; n++) {
			A.push([]);
			for (let j = 0; j < rows[n].length; j++) {
				if (rows[n][j] > 0) A[n].push(rows[n][j]);
				else A[n].push(0);
			}
		}
		return matrix(A);
	}

	backward(dLdA: Matrix): Matrix {
		const z = this.Z.toArray() as number[][];
		const d = dLdA.toArray() as number[][];
		for (let n = 0; n < d.length; n++)
			for (let j = 0; j < d[n].length; j++) {
				if (z[n][j] <= 0) d[n][j] = 0;
			}
		return matrix(d);
	}
}
