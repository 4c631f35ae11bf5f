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
		left === right ||
		(isSameShape(left.shape, right.shape) && left.data.every((entry, at) => entry === right.data[at] || Object.is(entry, right.data[at])))
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
		if (axis === shape.length) return typeof level === "number" && data.push(level) > 0;
		if (!Array.isArray(level) || level.length !== shape[axis]) return false;
		for (const inner of level) if (!collect(inner, axis + 1)) return false;
		return true;
	};
	return collect(nested, 0) ? { shape, data } : null;
}

/** Tensor → nested arrays (a number for a scalar). */
export function toNested({ shape, data }: Tensor): Nested {
	if (shape.length === 0) return data[0] as number;
	let level: Nested[] = data.slice();
	for (let axis = shape.length - 1; axis > 0; axis -= 1) {
		const extent = shape[axis] as number;
		const outer: Nested[] = [];
		for (let at = 0; at < level.length; at += extent) outer.push(level.slice(at, at + extent));
		level = outer;
	}
	return level;
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
	return isSameShape(tensor.shape, shape) ? tensor : { shape, data: tensor.data };
}

export function entryAt({ shape, data }: Tensor, index: readonly number[]): number {
	return data[shape.reduce((at, extent, axis) => at * extent + (index[axis] as number), 0)] as number;
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
