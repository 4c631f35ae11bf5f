import { add, type Matrix, multiply, ones as mathOnes, transpose, zeros } from "mathjs";

export enum Axis {
	Row,
	Column,
}
export const zero = (rows: number, columns: number) => zeros(rows, columns) as Matrix;
export const ones = (n: number) => mathOnes(n, 1) as Matrix;
export const transposed = (m: Matrix) => transpose(m);
/** x·y, or x·y + u·v. */
export function product(x: Matrix, y: Matrix, u?: Matrix, v?: Matrix): Matrix {
	const first = multiply(x, y);
	return u && v ? add(first, multiply(u, v)) : first;
}
