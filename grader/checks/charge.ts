/** Which checks are charged where a fault could be charged to any of several. Pure. */
import { sumOfWeights } from "./earned-weight.ts";

export interface ChargeGroup {
	readonly name: string;
	readonly weight: number;
	/** Whether it is lost in any case. */
	readonly isLost: boolean;
}

/**
 * The names of the groups that are lost: those that are lost in any case, and the cheapest others with which all together weigh at least
 * `least`; all, where even these are worth less. Losing one more group can only make it dearer, since whatever was enough with it
 * was to be had without it: so a second mistake never pays. Of what costs the same, the first groups.
 */
export function cheapestCharge(groups: readonly ChargeGroup[], least: number): string[] {
	let best = groups;
	for (let chosen = 2 ** groups.length - 1; chosen >= 0; chosen -= 1) {
		const some = groups.filter(({ isLost }, at) => isLost || (chosen >>> at) % 2 === 1);
		const cost = sum(some);
		if (cost >= Math.min(least, sum(groups)) && cost <= sum(best)) best = some;
	}
	return best.map(({ name }) => name);
}

function sum(groups: readonly ChargeGroup[]): number {
	return sumOfWeights(groups.map(({ weight }) => weight));
}
