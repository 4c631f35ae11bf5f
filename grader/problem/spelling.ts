/** Whether a name is another one with a slip in it. Pure. */

/** The same but for case and signs, or, of names that are long enough to tell, but for one letter. */
export function isNearlySpelt(left: string, right: string): boolean {
	const [one, other] = [plain(left), plain(right)];
	return one === other || (Math.min(one.length, other.length) > 2 && distance(one, other) === 1);
}

/** Which of the names may be meant: one that is nearly spelt so, or is about a third of its letters away. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
	const near = names.find((name) => isNearlySpelt(given, name));
	if (near !== undefined) return near;
	const [nearest] = names.map((name) => ({ name, away: distance(plain(given), plain(name)) })).sort((a, b) => a.away - b.away);
	return nearest !== undefined && nearest.away <= Math.round(Math.min(given.length, nearest.name.length) / 3) ? nearest.name : undefined;
}

/** Letters and digits alone. */
export function plain(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** Letters that are put in, left out or replaced. */
function distance(left: string, right: string): number {
	let row = Array.from({ length: right.length + 1 }, (_, at) => at);
	for (let at = 1; at <= left.length; at += 1) {
		const next = [at];
		for (let other = 1; other <= right.length; other += 1) {
			const replaced = (row[other - 1] as number) + (left[at - 1] === right[other - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[other] as number) + 1, (next[other - 1] as number) + 1));
		}
		row = next;
	}
	return row[right.length] as number;
}
