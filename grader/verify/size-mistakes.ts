/** Ways in which code that counts goes wrong at some sizes only: it takes so many at a time, or at most so many. */

export interface SizeMistake {
	readonly name: string;
	/** Of a size, the position whose entry stands where that of `at` belongs; `undefined` where it is forgotten. */
	readonly takes: (at: number, size: number) => number | undefined;
}

export interface SizeFamily {
	readonly name: string;
	readonly mistakes: readonly SizeMistake[];
}

const POWERS = [4, 8, 16, 32, 64];

export function sizeFamilies(): SizeFamily[] {
	return [
		family("in blocks of 4 to 64, the rest forgotten", range(4, 64), (block, size) => (size < block ? size : size - (size % block))),
		family("in blocks of 4 to 64, the last one dropped", range(4, 64), (block, size) =>
			size <= block ? size : block * (Math.ceil(size / block) - 1),
		),
		family("in blocks of a power of two, the last one dropped where there is no rest", POWERS, (block, size) =>
			size > block && size % block === 0 ? size - block : size,
		),
		family("in blocks of a power of two, a rest of one forgotten", POWERS, (block, size) =>
			size > block && size % block === 1 ? size - 1 : size,
		),
		family("in blocks of a power of two, a rest of all but one forgotten", POWERS, (block, size) =>
			size > block && size % block === block - 1 ? size - block + 1 : size,
		),
		family("up to 1 to 128, and what is beyond forgotten", range(1, 128), (limit, size) => Math.min(limit, size)),
		{
			name: "in a buffer of a power of two up to 128, from whose start it goes on",
			mistakes: [...POWERS, 128].map((buffer) => ({
				name: String(buffer),
				// Later entries have replaced earlier ones.
				takes: (at, size) => at + buffer * Math.floor((size - 1 - at) / buffer),
			})),
		},
		family("wrongly between two powers of two alone", [8, 16, 32, 64], (power, size) =>
			size > power && size < 2 * power ? size - 1 : size,
		),
	];
}

/** Those that take no more than the first few; `reach` says how many. */
function family(name: string, of: readonly number[], reach: (number: number, size: number) => number): SizeFamily {
	return {
		name,
		mistakes: of.map((number) => ({
			name: String(number),
			takes: (at, size) => (at < reach(number, size) ? at : undefined),
		})),
	};
}

function range(least: number, most: number): number[] {
	return Array.from({ length: most - least + 1 }, (_, at) => least + at);
}
