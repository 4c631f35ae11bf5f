/** On which samples a quantity is wrong, in words: `N is 1`, `A has a negative entry`. Pure. */
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { EvidenceRow, Pattern } from "../problem/misconception.ts";
import type { Sample } from "../problem/sample.ts";

interface Condition extends Pattern {
	readonly holds: (sample: Sample) => boolean;
	/** The value that it is about: where that is all zeros, most mistakes do not show, and being right means nothing. */
	readonly of?: string;
}

/** Of the samples with the condition at least this share must be wrong: elsewhere the mistake may be too small to be seen. */
const SHARE = 0.75;

/** The one condition that tells the wrong samples from the right ones; `undefined` when none does, or all are wrong. */
export function patternOf(problem: LoadedProblem, rows: readonly EvidenceRow[]): Pattern | undefined {
	const wrong = rows.filter(({ isRight }) => !isRight);
	// Most mistakes leave a result of zeros alone, and next to very large numbers small ones do not show.
	const telling = rows.filter(
		({ isRight, expected, sample }) =>
			!isRight || (expected.data.some((entry) => entry !== 0) && Object.values(sample.values).every(({ data }) => isTelling(data))),
	);
	if (wrong.length === 0 || wrong.length === telling.length) return undefined;
	const tells = (share: number, { holds, of }: Condition): boolean => {
		const shown = telling.filter(({ sample, isRight }) => !isRight || of === undefined || !isZero(sample, of));
		const having = shown.filter(({ sample }) => holds(sample));
		return having.length < shown.length && wrong.every(({ sample }) => holds(sample)) && wrong.length >= share * having.length;
	};
	return (
		sizeConditions(problem, wrong, telling).find((condition) => tells(1, condition)) ??
		valueConditions(problem, rows).find((condition) => tells(SHARE, condition))
	);
}

function isZero({ values }: Sample, name: string): boolean {
	return values[name]?.data.every((entry) => entry === 0) === true;
}

function isTelling(data: readonly number[]): boolean {
	return data.every((entry) => entry === 0 || (Math.abs(entry) > 0.01 && Math.abs(entry) < 100));
}

function sizeConditions(problem: LoadedProblem, wrong: readonly EvidenceRow[], rows: readonly EvidenceRow[]): Condition[] {
	const names = Object.keys(problem.sizes);
	const symbolOf = (name: string) => problem.sizes[name]?.symbol ?? name;
	const right = rows.filter(({ isRight }) => isRight);
	const conditions: Condition[] = [];
	const add = (when: string, holds: (sizes: Sample["sizes"]) => boolean) =>
		conditions.push({ about: "sizes", when, holds: ({ sizes }) => holds(sizes) });
	for (const name of names) {
		const of = ({ sample }: EvidenceRow) => sample.sizes[name] as number;
		const symbol = symbolOf(name);
		add(`${symbol} is 1`, (sizes) => sizes[name] === 1);
		const [least, most] = [Math.min(...wrong.map(of)), Math.max(...right.map(of))];
		if (most > 1) add(`${symbol} is more than ${most}`, (sizes) => (sizes[name] as number) > most);
		const only = of(right[0] as EvidenceRow);
		if (only > 1) add(`${symbol} is not ${only}`, (sizes) => sizes[name] !== only);
		if (least > 1) add(`${symbol} is ${least}`, (sizes) => sizes[name] === least);
	}
	for (const [at, name] of names.entries())
		for (const other of names.slice(at + 1))
			add(`${symbolOf(name)} and ${symbolOf(other)} are the same`, (sizes) => sizes[name] === sizes[other]);
	if (names.length > 1) {
		add("all sizes are the same", (sizes) => new Set(Object.values(sizes)).size === 1);
		add("all sizes are 1", (sizes) => Object.values(sizes).every((size) => size === 1));
	}
	return conditions;
}

function valueConditions(problem: LoadedProblem, rows: readonly EvidenceRow[]): Condition[] {
	const conditions: Condition[] = [];
	for (const name of Object.keys(rows[0]?.sample.values ?? {})) {
		const some = (holds: (entry: number) => boolean) => (sample: Sample) => sample.values[name]?.data.some(holds) === true;
		const add = (when: string, holds: (sample: Sample) => boolean, of?: string) =>
			conditions.push({ about: "values", when: `${name} ${when}`, holds, ...(of !== undefined && { of }) });
		add(
			"has a negative entry",
			some((entry) => entry < 0),
			name,
		);
		add(
			"has an entry that is 0",
			some((entry) => entry === 0),
		);
		add("is all zeros", (sample) => isZero(sample, name));
		add(
			"has a very large entry",
			some((entry) => Math.abs(entry) > 1e6),
			name,
		);
		add(
			"has a very small entry",
			some((entry) => entry !== 0 && Math.abs(entry) < 1e-6),
			name,
		);
		add(
			"has a fraction",
			some((entry) => !Number.isInteger(entry)),
			name,
		);
	}
	const all = Object.keys(problem.quantities).filter((name) => rows[0]?.sample.values[name] !== undefined);
	if (all.length > 1)
		for (const [when, holds] of [
			["an input has a negative entry", (entry: number) => entry < 0],
			["an input has a very large entry", (entry: number) => Math.abs(entry) > 1e6],
			["an input has a very small entry", (entry: number) => entry !== 0 && Math.abs(entry) < 1e-6],
			["an input has a fraction", (entry: number) => !Number.isInteger(entry)],
			["an input has an entry that is 0", (entry: number) => entry === 0],
		] as const)
			conditions.push({ about: "values", when, holds: ({ values }) => all.some((name) => values[name]?.data.some(holds)) });
	return conditions;
}
