/** Tries attacks, two at a time. */
import type { Attack } from "./attack.ts";
import { type Grader, type Outcome, runAttack } from "./run-attack.ts";

/** Names of those that were not held, with what they broke. */
export async function tryAttacks(
	attacks: readonly Attack[],
	grader: Grader,
	tell: (name: string, outcome: Outcome) => void = () => {},
): Promise<Map<string, readonly string[]>> {
	const broken = new Map<string, readonly string[]>();
	const waiting = [...attacks];
	const work = async (): Promise<void> => {
		for (let attack = waiting.shift(); attack !== undefined; attack = waiting.shift()) {
			const outcome = await runAttack(attack, grader);
			tell(attack.name, outcome);
			if (outcome.faults.length > 0) broken.set(attack.name, outcome.faults);
		}
	};
	await Promise.all([work(), work()]);
	return broken;
}
