/** Tries attacks, two at a time. */
import type { Attack } from "./attacks.ts";
import { type Grader, runAttack } from "./run-attack.ts";

/** Names of those that were not held, with what they broke. */
export async function tryAttacks(
	attacks: readonly Attack[],
	grader: Grader,
	tell: (name: string, faults: readonly string[]) => void = () => {},
): Promise<Map<string, string[]>> {
	const broken = new Map<string, string[]>();
	const waiting = [...attacks];
	const work = async (): Promise<void> => {
		for (let attack = waiting.shift(); attack !== undefined; attack = waiting.shift()) {
			const faults = await runAttack(attack, grader);
			tell(attack.name, faults);
			if (faults.length > 0) broken.set(attack.name, faults);
		}
	};
	await Promise.all([work(), work()]);
	return broken;
}
