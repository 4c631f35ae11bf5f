/** Runs scripts on a trusted class over plain `number[][]`: the reference and the wrong versions of it. */
import { fromNested, type Nested, type Tensor, toNested } from "../numeric/tensor.ts";
import type { LayerClass } from "../problem/layer-class.ts";
import type { LayerModule } from "../problem/misconception.ts";
import type { Oracle } from "./oracle.ts";
import type { Answer, Argument, Script, Step, Transcript } from "./script.ts";

type Attributes = Record<string, unknown>;

/** A layer as an oracle: its module is evaluated once, and anew for each script that asks for it. */
export class InProcessOracle implements Oracle {
	readonly #module: LayerModule;
	#layer: LayerClass;
	#randomState = 0;

	constructor(module: LayerModule) {
		this.#module = module;
		this.#layer = module(() => this.#random());
	}

	async run(scripts: readonly Script[]): Promise<Transcript[]> {
		return scripts.map((script) => this.answer(script));
	}

	answer(script: Script): Transcript {
		this.#randomState = script.entropy;
		if (script.fresh === true) this.#layer = this.#module(() => this.#random());
		return runInProcess(this.#layer, script);
	}

	/** mulberry32: the same numbers for the same entropy. */
	#random(): number {
		this.#randomState = (this.#randomState + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#randomState ^ (this.#randomState >>> 15), 1 | this.#randomState);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}
}

function runInProcess(layer: LayerClass, script: Script): Transcript {
	const instances = new Map<string, Attributes>();
	const calls = new Map<string, { args: unknown[]; result: unknown }>();

	const answer = (step: Step): Answer => {
		switch (step.do) {
			case "construct":
				instances.set(step.as, new layer(...step.args.map((at) => script.values[at] as number)) as Attributes);
				return { kind: "done" };
			case "set":
				(instances.get(step.on) as Attributes)[step.name] = plain(script.values[step.value] as Argument);
				return { kind: "done" };
			case "get": {
				const value = (instances.get(step.on) as Attributes)[step.name];
				return value === undefined ? { kind: "absent", others: [] } : read(value);
			}
			case "call": {
				if (step.needs !== undefined && !calls.has(step.needs)) return { kind: "skipped" };
				const instance = instances.get(step.on) as Attributes;
				const args = step.args.map((at) => plain(script.values[at] as Argument));
				const result = (instance[step.name] as (...args: unknown[]) => unknown).apply(instance, args);
				calls.set(step.as, { args, result });
				return read(result);
			}
			case "reread": {
				const call = calls.get(step.call);
				if (call === undefined) return { kind: "skipped" };
				return read(step.argument === undefined ? call.result : call.args[step.argument]);
			}
		}
	};

	// Nobody looks at the stack of an error here, and many are thrown.
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 0;
	try {
		return script.steps.map((step) => {
			try {
				return answer(step);
			} catch (error) {
				return { kind: "fault", fault: { id: "throws", message: String(error) } };
			}
		});
	} finally {
		Error.stackTraceLimit = stackTraceLimit;
	}
}

function plain(value: Argument): Nested {
	return typeof value === "number" ? value : toNested(value);
}

function read(value: unknown): Answer {
	if (value === undefined || value === null) return { kind: "nothing", is: value === null ? "null" : "undefined" };
	const tensor: Tensor | null = fromNested(value as Nested);
	return tensor === null ? { kind: "unreadable", found: typeof value } : { kind: "value", value: tensor };
}
