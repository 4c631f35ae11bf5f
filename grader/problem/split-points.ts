/** Points in whole hundredths, so that parts add up to their total to the bit. Pure. */

/**
 * Points for each weight: its share of the total, to two decimals; what rounding leaves over goes to the largest remainders, the first of
 * them where they are equal. `total` has at most two decimals, and one weight at least is above 0 where it is.
 */
export function splitPoints(total: number, weights: readonly number[]): number[] {
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	if (all === 0) return weights.map(() => 0);
	const hundredths = inHundredths(total);
	const shares = weights.map((weight) => (hundredths * weight) / all);
	const parts = shares.map(Math.floor);
	const left = hundredths - parts.reduce((sum, part) => sum + part, 0);
	const byRemainder = shares.map((share, at) => ({ at, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest || a.at - b.at);
	for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] as number) + 1;
	return parts.map((part) => part / 100);
}

/** Of points with at most two decimals each. */
export function sumOfPoints(points: readonly number[]): number {
	return points.reduce((sum, each) => sum + inHundredths(each), 0) / 100;
}

export function hasTwoDecimals(points: number): boolean {
	return inHundredths(points) / 100 === points;
}

function inHundredths(points: number): number {
	return Math.round(points * 100);
}
