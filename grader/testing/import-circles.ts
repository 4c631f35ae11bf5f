/** Files that need each other: whoever reads one of them has to read all of them first. */

/**
 * Every file that lies on a circle gives the shortest one through it, e.g. `a.ts → b.ts → a.ts`; each circle is told once, however
 * many files give it. `imports` is what each file names; names that are no key of it, such as packages, end a path.
 */
export function importCircles(imports: ReadonlyMap<string, readonly string[]>): string[] {
	const circles = new Set<string>();
	for (const file of imports.keys()) {
		const circle = shortestWayBack(imports, file);
		if (circle !== undefined) circles.add(told(circle));
	}
	return [...circles].sort();
}

/** The files of the way, each once, the first of them `start`. */
function shortestWayBack(imports: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
	const reached = new Set<string>();
	// Breadth first: a loop over a `Set` or array goes on to what is added meanwhile.
	const ways = [[start]];
	for (const way of ways)
		for (const next of imports.get(way.at(-1) as string) ?? []) {
			if (next === start) return way;
			if (reached.has(next)) continue;
			reached.add(next);
			ways.push([...way, next]);
		}
	return undefined;
}

/** From the name that comes first in the alphabet, so that a circle reads the same from wherever it was found. */
function told(circle: readonly string[]): string {
	const first = [...circle].sort()[0] as string;
	const at = circle.indexOf(first);
	return [...circle.slice(at), ...circle.slice(0, at), first].join(" → ");
}
