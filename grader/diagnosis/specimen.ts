/** A layer of ours, asked only for the rounds that a diagnosis looks at. Pure. */
import { ownLayouts } from "../checks/judge-state.ts";
import type { Plan } from "../checks/plan.ts";
import { CONTRACT, creationScript, type Round, roundScript, type World } from "../checks/round.ts";
import { repeatScript } from "../checks/sequence-scripts.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import type { LoadedProblem } from "../problem/load.ts";
import type { LayerModule } from "../problem/misconception.ts";
import type { Sample } from "../problem/sample.ts";

export class Specimen {
	readonly #problem: LoadedProblem;
	readonly #plan: Plan;
	readonly #oracle: InProcessOracle;
	readonly #rounds: (Round | undefined)[] = [];
	#created: readonly Round[] | undefined;
	#together: Readonly<Record<string, Round>> | undefined;

	constructor(problem: LoadedProblem, plan: Plan, module: LayerModule) {
		this.#problem = problem;
		this.#plan = plan;
		this.#oracle = new InProcessOracle(module);
	}

	get created(): readonly Round[] {
		this.#created ??= this.#plan.created.map((sample) => {
			const { script, read } = creationScript(this.#problem, sample, CONTRACT);
			return read(this.#oracle.answer(script));
		});
		return this.#created;
	}

	/** Parameters are handed over in the specimen's own layout. */
	round(at: number): Round {
		const known = this.#rounds[at];
		if (known !== undefined) return known;
		const { script, read } = roundScript(this.#problem, this.#plan.samples[at] as Sample, this.#world(), at);
		const round = read(this.#oracle.answer({ ...script, fresh: true }));
		this.#rounds[at] = round;
		return round;
	}

	get together(): Readonly<Record<string, Round>> {
		if (this.#together === undefined) {
			const every = this.#plan.repeated.map((_, at) => at);
			const world = { ...this.#world(), isFresh: true };
			const { script, read } = repeatScript(this.#problem, this.#plan.repeated, world, every, "together");
			this.#together = read(this.#oracle.answer(script)).rounds;
		}
		return this.#together;
	}

	#world(): World {
		return { ...CONTRACT, layouts: ownLayouts(this.#problem, this.#plan, this.created) };
	}
}
