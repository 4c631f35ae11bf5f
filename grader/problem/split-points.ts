/** Points in whole hundredths, so that parts add up to their total to the bit. Pure. */

/** How many ways to move a hundredth are tried. */
const TRIES = 3_000;

/**
 * Points for each weight: its share of the total, to two decimals; what rounding leaves over goes to the largest remainders, the first of
 * them where they are equal. `total` has at most two decimals, and one weight at least is above 0 where it is. Whoever adds the parts up as
 * computers do, one after the other, gets the total to the bit: some differ by a hundredth or two for that, but for totals for which no way
 * to do so is found.
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
	const isFair = (moved: readonly number[]) =>
		weights.every((weight, at) => weights.every((other, to) => weight >= other || (moved[at] as number) <= (moved[to] as number)));
	let tries = 0;
	for (const moved of nearly(parts)) {
		if (tries++ > TRIES) break;
		const points = inPoints(moved);
		if (points.reduce((sum, each) => sum + each, 0) === total && isFair(moved)) return points;
	}
	return inPoints(parts);
}

/** The parts, then those with a hundredth moved once, then twice; between the heaviest first. */
function* nearly(parts: readonly number[]): Generator<readonly number[]> {
	yield parts;
	yield* movedOnce(parts);
	for (const once of movedOnce(parts)) yield* movedOnce(once);
}

function* movedOnce(parts: readonly number[]): Generator<readonly number[]> {
	const heaviest = parts.flatMap((part, at) => (part > 0 ? [at] : [])).sort((a, b) => (parts[b] as number) - (parts[a] as number) || a - b);
	for (const more of heaviest)
		for (const less of heaviest)
			if (more !== less && (parts[less] as number) > 1) yield parts.map((part, at) => part + Number(at === more) - Number(at === less));
}

function inPoints(hundredths: readonly number[]): number[] {
	return hundredths.map((each) => each / 100);
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
