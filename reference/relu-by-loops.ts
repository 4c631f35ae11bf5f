/**
 * `ReLU` once more, by explicit loops over entries and without a line of `relu.ts`: the numbers that submissions are judged by.
 *
 * Shapes: Z, A, dLdA and dLdZ are N × C.
 */
type Rows = number[][];

export class ReLUByLoops {
	Z: Rows = [];

	/** Equation (1), entry by entry: A[n,j] = max(Z[n,j], 0). */
	forward(Z: Rows): Rows {
		this.Z = Z;
		const A: Rows = [];
		for (const row of Z) {
			const values: number[] = [];
			for (const z of row) values.push(Math.max(0, z));
			A.push(values);
		}
		return A;
	}

	/** Equation (2), entry by entry: dLdZ[n,j] = dLdA[n,j] where Z[n,j] > 0, else 0. */
	backward(dLdA: Rows): Rows {
		const dLdZ: Rows = [];
		for (let n = 0; n < dLdA.length; n += 1) {
			const [gradients, inputs] = [dLdA[n] as number[], this.Z[n] as number[]];
			const values: number[] = [];
			for (let j = 0; j < gradients.length; j += 1) values.push((inputs[j] as number) > 0 ? (gradients[j] as number) : 0);
			dLdZ.push(values);
		}
		return dLdZ;
	}
}
