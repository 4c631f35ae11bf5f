/** Signs of a mistake that several problems share. */
import type { EvidenceRow } from "./misconception.ts";
import type { Sizes } from "./sample.ts";

const CLOSE = 1e-9;

/**
 * The factor by which all answers differ from what is right: a number, or one that goes with a size; `undefined` when there is none.
 * `symbols` names the sizes.
 */
export function factorOf(rows: readonly EvidenceRow[], symbols: Readonly<Record<string, string>>): string | undefined {
	const ratios = rows.flatMap(({ sample, expected, received }) => {
		const at = expected.data.findIndex((entry) => entry !== 0);
		if (at < 0 || received === undefined) return [];
		const ratio = (received.data[at] as number) / (expected.data[at] as number);
		const isScaled = expected.data.every(
			(entry, other) => Math.abs((received.data[other] as number) - ratio * entry) <= CLOSE * Math.abs(ratio * entry),
		);
		return [{ sizes: sample.sizes, ratio: isScaled ? ratio : Number.NaN }];
	});
	const [first] = ratios;
	if (first === undefined || ratios.length < 3) return undefined;
	const holds = (factor: (sizes: Sizes) => number) =>
		ratios.every(({ sizes, ratio }) => Math.abs(ratio - factor(sizes)) <= CLOSE * Math.abs(ratio));
	const text = (factor: number) => String(Number(factor.toPrecision(6)));
	if (first.ratio === 0 || holds(() => 1)) return undefined;
	if (holds(() => first.ratio)) return text(first.ratio);
	for (const [size, symbol] of Object.entries(symbols)) {
		const per = first.ratio * (first.sizes[size] as number);
		if (holds((sizes) => per / (sizes[size] as number))) return `${text(per)}/${symbol}`;
		const by = first.ratio / (first.sizes[size] as number);
		if (holds((sizes) => by * (sizes[size] as number))) return text(by) === "1" ? symbol : `${text(by)}·${symbol}`;
	}
	return undefined;
}
