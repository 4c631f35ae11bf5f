/** The rounding-error bound of a formula: what two correct float64 answers can differ by, and no more. */

/** Unit roundoff of float64 and of float32: half the distance from 1 to the next number. */
const UNIT_ROUNDOFF = { float64: 2 ** -53, float32: 2 ** -24 } as const;
const SMALLEST = { float64: 2 ** -1074, float32: 2 ** -149 } as const;

/**
 * How far two correctly computed answers may lie apart, in any order of summation. A sum of terms that go through `k` roundings each errs
 * by at most γₖ·Σ|term| (γₖ = k·u / (1 − k·u)), so two differ by at most twice that; two roundings are allowed on top for a division and
 * its inverse (a mean times N). `magnitude` is Σ|term|. Results below the normal range add their own spacing.
 */
export function roundingBound(roundings: number, magnitude: number, width: "float64" | "float32" = "float64"): number {
	const k = roundings + 2;
	const gamma = (k * UNIT_ROUNDOFF[width]) / (1 - k * UNIT_ROUNDOFF[width]);
	return 2 * (gamma * magnitude + k * SMALLEST[width]);
}
