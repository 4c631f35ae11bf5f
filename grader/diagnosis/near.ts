/** Whether numbers are the same but for rounding. */
import type { Tensor } from "../numeric/tensor.ts";

/** As a share of the largest entry: far above rounding, far below any mistake. */
const CLOSE = 1e-9;

export function isNear(received: Tensor, expected: Tensor): boolean {
	const largest = expected.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
	return expected.data.every((entry, at) => {
		const given = received.data[at] as number;
		return Object.is(given, entry) || Math.abs(given - entry) <= CLOSE * largest;
	});
}
