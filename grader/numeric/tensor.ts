/** A matrix as the judge sees it: plain, finite in size, row-major. */

export interface Tensor {
	/** `[]` for a scalar, `[rows, columns]` for a matrix. */
	readonly shape: readonly number[];
	/** Row-major; as many numbers as the shape's product. */
	readonly data: readonly number[];
}

export type Nested = number | readonly Nested[];

export function elementCount(shape: readonly number[]): number {
	return shape.reduce((product, extent) => product * extent, 1);
}

export function isSameShape(left: readonly number[], right: readonly number[]): boolean {
	return left.length === right.length && left.every((extent, axis) => extent === right[axis]);
}

/** Equal shape and entries; `0` equals `-0`, and `NaN` equals `NaN`. */
export function isSame(left: Tensor, right: Tensor): boolean {
	return (
		isSameShape(left.shape, right.shape) && left.data.every((entry, at) => entry === right.data[at] || Object.is(entry, right.data[at]))
	);
}

export function mapTensor(tensor: Tensor, entry: (value: number, at: number) => number): Tensor {
	return { shape: tensor.shape, data: tensor.data.map(entry) };
}

/** Nested arrays → tensor; `null` where rows differ in length. */
export function fromNested(nested: Nested): Tensor | null {
	const shape: number[] = [];
	for (let level: Nested | undefined = nested; Array.isArray(level); level = level[0]) shape.push(level.length);
	const data: number[] = [];
	const collect = (level: Nested | undefined, axis: number): boolean => {
		if (axis === shape.length) {
			if (typeof level !== "number") return false;
			data.push(level);
			return true;
		}
		return Array.isArray(level) && level.length === shape[axis] && level.every((inner) => collect(inner, axis + 1));
	};
	return collect(nested, 0) ? { shape, data } : null;
}

/** Tensor → nested arrays (a number for a scalar). */
export function toNested(tensor: Tensor): Nested {
	const nest = (axis: number, from: number): Nested => {
		if (axis === tensor.shape.length) return tensor.data[from] as number;
		const stride = elementCount(tensor.shape.slice(axis + 1));
		return Array.from({ length: tensor.shape[axis] as number }, (_, row) => nest(axis + 1, from + row * stride));
	};
	return nest(0, 0);
}

/** Rows and columns swapped; for a matrix only. */
export function transpose(tensor: Tensor): Tensor {
	const [rows, columns] = tensor.shape as [number, number];
	const data: number[] = [];
	for (let column = 0; column < columns; column += 1)
		for (let row = 0; row < rows; row += 1) data.push(tensor.data[row * columns + column] as number);
	return { shape: [columns, rows], data };
}

/** The same entries in row-major order under another shape. */
export function reshape(tensor: Tensor, shape: readonly number[]): Tensor {
	return { shape, data: tensor.data };
}

/** Which entry a row-major position is: `[1, 0]`. */
export function indexOf(shape: readonly number[], at: number): number[] {
	const index: number[] = [];
	let rest = at;
	for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
		const extent = shape[axis] as number;
		index.unshift(rest % extent);
		rest = Math.floor(rest / extent);
	}
	return index;
}
