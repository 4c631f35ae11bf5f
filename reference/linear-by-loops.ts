/**
 * `Linear` once more, by explicit loops over entries and without a line of `linear.ts`: the numbers that submissions are judged by.
 *
 * Shapes: A is N × C_in, Z and dLdZ are N × C_out, W is C_out × C_in, b is C_out × 1.
 */
type Rows = number[][];

export class LinearByLoops {
	W: Rows;
	b: Rows;
	A: Rows = [];
	N = 0;
	dLdW: Rows = [];
	dLdb: Rows = [];

	readonly inFeatures: number;
	readonly outFeatures: number;

	constructor(inFeatures: number, outFeatures: number) {
		this.inFeatures = inFeatures;
		this.outFeatures = outFeatures;
		this.W = table(outFeatures, inFeatures, () => 0);
		this.b = table(outFeatures, 1, () => 0);
	}

	/** Equation (1), entry by entry: Z[n,k] = Σᵢ A[n,i]·W[k,i] + b[k]. */
	forward(A: Rows): Rows {
		this.A = A;
		this.N = A.length;
		return table(this.N, this.outFeatures, (n, k) => sum(this.inFeatures, (i) => at(A, n, i) * at(this.W, k, i)) + at(this.b, k, 0));
	}

	/** Equations (5), (6), (7), entry by entry; returns dLdA[n,i] = Σₖ dLdZ[n,k]·W[k,i]. */
	backward(dLdZ: Rows): Rows {
		this.dLdW = table(this.outFeatures, this.inFeatures, (k, i) => sum(this.N, (n) => at(dLdZ, n, k) * at(this.A, n, i)));
		this.dLdb = table(this.outFeatures, 1, (k) => sum(this.N, (n) => at(dLdZ, n, k)));
		return table(this.N, this.inFeatures, (n, i) => sum(this.outFeatures, (k) => at(dLdZ, n, k) * at(this.W, k, i)));
	}
}

function table(rows: number, columns: number, entry: (row: number, column: number) => number): Rows {
	const all: Rows = [];
	for (let row = 0; row < rows; row += 1) {
		const values: number[] = [];
		for (let column = 0; column < columns; column += 1) values.push(entry(row, column));
		all.push(values);
	}
	return all;
}

function sum(terms: number, term: (index: number) => number): number {
	let total = 0;
	for (let index = 0; index < terms; index += 1) total += term(index);
	return total;
}

function at(rows: Rows, row: number, column: number): number {
	return (rows[row] as number[])[column] as number;
}
