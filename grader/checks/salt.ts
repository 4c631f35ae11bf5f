/** Seeds for the parts of a plan, made of the plan's own seed. */

/**
 * A whole number of 32 bits for the part `use` (and its sample `at`). Every bit of the seed, which is a whole number up to 2⁵³, and of the
 * place changes about half of the result's: plans of neighbouring seeds share no sample, and neither do the parts of one plan.
 */
export function saltOf(seed: number, use: string, at = 0): number {
	let hash = 0x2545f491;
	const words = [seed % 2 ** 32, Math.floor(seed / 2 ** 32), ...[...use].map((letter) => letter.charCodeAt(0)), at];
	for (const word of words) hash = stir(Math.imul(hash, 0x9e3779b1) ^ word);
	return hash;
}

/** A mixing of 32 bits that can be undone, so that no two numbers become one (the finaliser of MurmurHash3). */
function stir(word: number): number {
	let mixed = word ^ (word >>> 16);
	mixed = Math.imul(mixed, 0x85ebca6b);
	mixed ^= mixed >>> 13;
	mixed = Math.imul(mixed, 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}
