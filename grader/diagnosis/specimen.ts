/** A layer of ours, asked only for the rounds that a diagnosis looks at. Pure. */
import { ownLayouts } from "../checks/judge-state.ts";
import { SEQUENCE_ENTROPY } from "../checks/observe.ts";
import type { Plan } from "../checks/plan.ts";
import { CONTRACT, type Round, type Template, type World } from "../checks/round.ts";
import { creationTemplate, roundTemplate } from "../checks/round-templates.ts";
import { repeatedSamples, repeatTemplate } from "../checks/sequence-scripts.ts";
import { InProcessOracle } from "../oracle/in-process.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { LayerModule } from "../problem/misconception.ts";
import type { Sample } from "../problem/sample.ts";

export class Specimen {
	readonly #problem: LoadedProblem;
	readonly #plan: Plan;
	readonly #oracle: InProcessOracle;
	readonly #rounds: (Round | undefined)[] = [];
	#template: Template<Round> | undefined;
	#created: readonly Round[] | undefined;
	#together: Readonly<Record<string, Round>> | undefined;

	constructor(problem: LoadedProblem, plan: Plan, module: LayerModule) {
		this.#problem = problem;
		this.#plan = plan;
		this.#oracle = new InProcessOracle(module);
	}

	get created(): readonly Round[] {
		if (this.#created === undefined) {
			const { script, read } = creationTemplate(this.#problem, CONTRACT);
			this.#created = this.#plan.created.map((sample) => read(this.#oracle.answer(script([sample], 1))));
		}
		return this.#created;
	}

	/** Parameters are handed over in the specimen's own layout. */
	round(at: number): Round {
		const known = this.#rounds[at];
		if (known !== undefined) return known;
		this.#template ??= roundTemplate(this.#problem, this.#world());
		const round = this.#template.read(this.#oracle.answer(this.#template.script([this.#plan.samples[at] as Sample], at)));
		this.#rounds[at] = round;
		return round;
	}

	get together(): Readonly<Record<string, Round>> {
		if (this.#together === undefined) {
			const every = this.#plan.repeated.map((_, at) => at);
			const { script, read } = repeatTemplate(this.#problem, this.#world(), every, "together");
			const given = repeatedSamples(this.#problem, this.#plan.repeated, every);
			this.#together = read(this.#oracle.answer(script(given, SEQUENCE_ENTROPY))).rounds;
		}
		return this.#together;
	}

	#world(): World {
		return { ...CONTRACT, isFresh: true, layouts: ownLayouts(this.#problem, this.#plan, this.created) };
	}
}
