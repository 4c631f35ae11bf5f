/** Plain rows of numbers, for the few lines of a mutant. */
export type Rows = number[][];

export function mapRows(rows: Rows, entry: (value: number, row: number, column: number) => number): Rows {
	return rows.map((values, row) => values.map((value, column) => entry(value, row, column)));
}

export function table(rows: number, columns: number, entry: (row: number, column: number) => number): Rows {
	return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => entry(row, column)));
}

export function transposed(rows: Rows): Rows {
	return table(rows[0]?.length ?? 0, rows.length, (row, column) => (rows[column] as number[])[row] as number);
}

/** Throws where the inner sizes differ, as a matrix library does. */
export function product(left: Rows, right: Rows): Rows {
	if (left[0]?.length !== right.length) throw new Error("the inner sizes differ");
	return table(left.length, right[0]?.length ?? 0, (row, column) =>
		right.reduce((sum, values, at) => sum + ((left[row] as number[])[at] as number) * (values[column] as number), 0),
	);
}
