/** The student's code as an oracle: one process, restarted when a call ends it, for as long as the time budget lasts. */
import type { Oracle } from "../oracle/oracle.ts";
import type { HostReply, LoadAnswer, WireAnswer } from "../oracle/reply-schema.ts";
import type { Answer, Fault, Script, Step, Transcript } from "../oracle/script.ts";
import { DONE, decodeTensor, type EncodedScripts, encodeOnce, type HostSource, ScriptEncoder } from "../oracle/wire.ts";
import { GraderError } from "./grader-error.ts";
import type { Death, Host, Reply } from "./host-process.ts";
import type { LayerId } from "./layers.ts";
import type { Sandbox } from "./sandbox.ts";
import { cpuSecondsFor, type StartedProcess } from "./start-process.ts";

export interface Program {
	readonly source: HostSource;
	readonly className: string;
	/** The first method of the contract, by which an old-style class is known. */
	readonly method: string;
	/** Maps a place that the host names to one in the submission; `file` where it has files. */
	readonly locate: (line: number, column: number, file?: string) => SourcePlace | undefined;
}

export interface SourcePlace {
	readonly file: string;
	readonly line: number;
}

export interface Limits {
	/** For one script of a few calls, milliseconds. */
	readonly callMs: number;
	/** For the whole submission, milliseconds. */
	readonly totalMs: number;
}

export interface LoadFault extends Omit<Fault, "id"> {
	readonly id: Fault["id"] | "does-not-compile" | "forbidden-import";
	/** From 1; known where the code does not compile. */
	readonly column?: number;
}

/** What starts the processes: the sandbox. */
export type Starter = Pick<Sandbox, "start" | "settle" | "layers">;

export type LoadOutcome = Exclude<LoadAnswer, { kind: "fault" }> | { readonly kind: "fault"; readonly fault: LoadFault };

/** The steps of a script that can be asked, which they are, and the answers to the others. */
interface Askable {
	readonly steps: readonly Step[];
	readonly kept: readonly number[];
	readonly faults: ReadonlyMap<number, Answer>;
}

const SKIPPED: Answer = { kind: "skipped" };
const DONE_ANSWER: Answer = { kind: "done" };
const MAX_PRINTED = 20_000;
/** A death that does not come again is forgiven this often. */
const MAX_FLUKES = 3;
/** Milliseconds; far more than a start takes on a busy machine. */
const START_LIMIT_MS = 30_000;

export class StudentOracle implements Oracle {
	readonly #sandbox: Starter;
	readonly #limits: Limits;
	/** Counted from the first load: a process may stand ready long before. */
	#deadline = Number.POSITIVE_INFINITY;
	#program: Program | undefined;
	#host: Host;
	/** Calls that ended a process, and how: not tried again. */
	readonly #dead = new Map<string, Fault>();
	#asked = 0;
	#flukes = 0;
	#printed = "";

	/** Starts the process at once, so that it comes up while the submission is still being read; or takes one that was started. */
	constructor(sandbox: Starter, limits: Limits, started?: StartedProcess) {
		this.#sandbox = sandbox;
		this.#limits = limits;
		this.#host = sandbox.start(this.#cpuSeconds(), started);
	}

	/** The layers in which the process came up. Throws `GraderError` when it did not, or when they are too few. */
	async ready(): Promise<readonly LayerId[]> {
		this.#host = await this.#sandbox.settle(this.#host, this.#cpuSeconds());
		return this.#sandbox.layers;
	}

	/** Throws `GraderError` when the process does not even start. */
	async load(program: Program): Promise<LoadOutcome> {
		if (this.#program === undefined) this.#deadline = performance.now() + this.#limits.totalMs;
		this.#program = program;
		await this.ready();
		const { source, className, method } = program;
		this.#host.ask({ ask: "ready" }, 1);
		this.#host.ask({ ask: "load", ...source, className, method }, 1);
		await this.#requireStart();
		const next = await this.#nextReply();
		if (next.kind === "death") return { kind: "fault", fault: { id: next.death.id, message: next.death.message } };
		if (next.reply.of !== "load") return { kind: "fault", fault: this.#breach() };
		const { answer } = next.reply;
		if (answer.kind !== "fault") return answer;
		const { id, message, column } = answer;
		return { kind: "fault", fault: { id, message, ...this.#placeOf(answer), ...(column !== undefined && { column }) } };
	}

	async run(scripts: readonly Script[]): Promise<Transcript[]> {
		const transcripts: Transcript[] = [];
		while (transcripts.length < scripts.length) {
			const rest = transcripts.length === 0 ? scripts : scripts.slice(transcripts.length);
			const death = await this.#runUntilDeath(rest, transcripts);
			if (death === undefined) break;
			await this.#findDeath(scripts.slice(transcripts.length), transcripts, death);
		}
		return transcripts;
	}

	/** What the student's code printed so far, capped; for display only. */
	get printed(): string {
		return this.#printed;
	}

	close(): void {
		this.#host.kill({ id: "exits-process", message: "" });
	}

	/** Nothing of the submission has run before this answer: without it the machine is at fault. */
	async #requireStart(): Promise<void> {
		const next = await this.#host.next(START_LIMIT_MS);
		if (next.kind === "reply" && next.reply.of === "ready") return;
		const why = next.kind === "death" ? next.death.message : "it spoke out of turn";
		throw new GraderError(
			`the student's process did not start (${why}): ${this.#host.stderr.trim() || "it said nothing"}\n\`gradecheck doctor\` tries each layer.`,
		);
	}

	/** Asks all the scripts in one message, and adds a transcript for each that is answered. */
	async #runUntilDeath(scripts: readonly Script[], transcripts: Transcript[]): Promise<Death | undefined> {
		const { parts, first, encoder } = this.#ask(scripts, false);
		for (const [at, part] of parts.entries()) {
			const { steps, kept } = part;
			const next = await this.#nextReply();
			if (next.kind === "death") return next.death;
			const { reply } = next;
			if (reply.of !== "script" || reply.script !== first + at || reply.answers.length !== steps.length) return this.#breach();
			this.#keepPrinted(reply);
			const answers = this.#knownAnswers(scripts[at] as Script, part);
			for (const [position, step] of kept.entries()) answers[step] = this.#answerOf(reply.answers[position] as WireAnswer, encoder);
			transcripts.push(answers);
		}
		return undefined;
	}

	/** Runs the scripts without an answer again in a fresh process, step by step, and remembers the call that ends it. */
	async #findDeath(scripts: readonly Script[], transcripts: Transcript[], death: Death): Promise<void> {
		const unanswered = scripts[0] as Script;
		const answered = transcripts.length;
		const fault: Fault = { id: death.id, message: death.message };
		if (!(await this.#restart())) {
			const answers = this.#knownAnswers(unanswered, this.#askable(unanswered.steps));
			transcripts.push(this.#giveUp(unanswered, answers, 0, fault));
			return;
		}
		const { parts, first, encoder } = this.#ask(scripts, true);
		for (const [at, part] of parts.entries()) {
			const script = scripts[at] as Script;
			const answers = this.#knownAnswers(script, part);
			for (const [position, step] of part.kept.entries()) {
				const next = await this.#nextReply();
				if (next.kind === "death" || next.reply.of !== "step" || next.reply.script !== first + at || next.reply.step !== position) {
					// What had piled up in the process may be the cause: a death counts where the script comes first.
					if (at > 0 && next.kind === "death" && this.#isFluke()) return this.#findDeath(scripts.slice(at), transcripts, next.death);
					const cause: Fault = next.kind === "death" ? { id: next.death.id, message: next.death.message } : this.#breach();
					transcripts.push(this.#giveUp(script, answers, step, cause));
					await this.#restart();
					return;
				}
				answers[step] = this.#answerOf(next.reply.answer, encoder);
			}
			const last = await this.#nextReply();
			transcripts.push(answers);
			if (last.kind === "death" || last.reply.of !== "script") break;
			this.#keepPrinted(last.reply);
		}
		if (this.#isFluke()) return;
		const lastCall = unanswered.steps.findLastIndex((step) => step.do === "call");
		this.#giveUp(unanswered, transcripts[answered] as Answer[], Math.max(0, lastCall), fault);
	}

	/** Counts a death that does not come again where it came; `false` once there were too many. */
	#isFluke(): boolean {
		this.#flukes += 1;
		return this.#flukes <= MAX_FLUKES;
	}

	#ask(scripts: readonly Script[], isCareful: boolean): { parts: readonly Askable[]; first: number; encoder: ScriptEncoder } {
		const first = this.#asked;
		this.#asked += scripts.length;
		const askable = new Map<readonly Step[], Askable>();
		const parts = scripts.map(({ steps }) => {
			const part = askable.get(steps) ?? this.#askable(steps);
			askable.set(steps, part);
			return part;
		});
		const { encoder, scripts: asked } = this.#dead.size === 0 ? encodeOnce(scripts) : encodeParts(scripts, parts);
		const replies = isCareful ? parts.reduce((sum, { kept }) => sum + kept.length + 1, 0) : asked.length;
		this.#host.ask({ ask: "run", first, isCareful, tensors: encoder.tensors, templates: encoder.templates, scripts: asked }, replies);
		return { parts, first, encoder };
	}

	#knownAnswers(script: Script, { faults }: Askable): Answer[] {
		return script.steps.map((_, step) => faults.get(step) ?? SKIPPED);
	}

	#giveUp(script: Script, answers: Answer[], at: number, fault: Fault): Transcript {
		this.#dead.set(keyOf(script.steps[at] as Step), fault);
		answers[at] = { kind: "fault", fault };
		return answers;
	}

	/** Leaves out the steps that are known to end the process, and what cannot be asked without them. */
	#askable(steps: readonly Step[]): Askable {
		const faults = new Map<number, Answer>();
		const gone = new Set<string>();
		const kept: number[] = [];
		steps.forEach((step, at) => {
			const fault = this.#dead.get(keyOf(step)) ?? this.#dead.get("load");
			const depends =
				step.do === "call" ? [step.on, step.needs] : step.do === "reread" ? [step.call] : step.do === "construct" ? [] : [step.on];
			if (depends.some((name) => name !== undefined && gone.has(name))) {
				if (step.do === "call") gone.add(step.as);
				return;
			}
			if (fault === undefined) {
				kept.push(at);
				return;
			}
			faults.set(at, { kind: "fault", fault });
			if (step.do === "call" || step.do === "construct") gone.add(step.as);
		});
		return { steps: kept.length === steps.length ? steps : kept.map((at) => steps[at] as Step), kept, faults };
	}

	/** A fresh process with the submission loaded; `false` when time is up or loading fails now. */
	async #restart(): Promise<boolean> {
		this.close();
		if (performance.now() >= this.#deadline) {
			this.#dead.set("load", {
				id: "times-out",
				message: `the time limit of ${this.#limits.totalMs / 1000} s for the whole submission was reached`,
			});
			return false;
		}
		this.#host = this.#sandbox.start(this.#cpuSeconds());
		const outcome = await this.load(this.#program as Program);
		if (outcome.kind === "done") return true;
		this.#dead.set("load", outcome.kind === "fault" && isCallFault(outcome.fault) ? outcome.fault : this.#breach());
		return false;
	}

	#cpuSeconds(): number {
		return cpuSecondsFor(this.#limits.totalMs);
	}

	#nextReply(): Promise<Reply> {
		const left = Math.max(1, this.#deadline - performance.now());
		return this.#host.next(Math.min(this.#limits.callMs, left), left);
	}

	#breach(): Fault & Death {
		return { id: "breaks-protocol", message: "an answer that does not follow the protocol" };
	}

	#keepPrinted(reply: Extract<HostReply, { of: "script" }>): void {
		if (this.#printed.length < MAX_PRINTED) this.#printed = (this.#printed + reply.printed).slice(0, MAX_PRINTED);
	}

	#answerOf(answer: WireAnswer, encoder: ScriptEncoder): Answer {
		if (answer === DONE) return DONE_ANSWER;
		if (typeof answer === "number") {
			const same = encoder.tensorAt(answer);
			return same === undefined ? { kind: "fault", fault: this.#breach() } : { kind: "value", value: same };
		}
		if (answer.kind === "fault") return { kind: "fault", fault: this.#faultOf(answer) };
		if (answer.kind !== "value") return answer;
		const value = decodeTensor(answer.shape, answer.f64);
		if (value === null) return { kind: "fault", fault: this.#breach() };
		return { kind: "value", value, ...(answer.precision !== undefined && { precision: answer.precision }) };
	}

	#faultOf(answer: Extract<WireAnswer, { kind: "fault" }>): Fault {
		const { id, message } = answer;
		return { id, message, ...this.#placeOf(answer) };
	}

	#placeOf({ file, line, column }: Pick<Extract<WireAnswer, { kind: "fault" }>, "file" | "line" | "column">): { at?: SourcePlace } {
		const at = line === undefined ? undefined : this.#program?.locate(line, column ?? 0, file);
		return at === undefined ? {} : { at };
	}
}

/** A submission that loaded once compiles and imports; what says otherwise now is not to be believed. */
function isCallFault(fault: LoadFault): fault is LoadFault & Fault {
	return fault.id !== "does-not-compile" && fault.id !== "forbidden-import";
}

function encodeParts(scripts: readonly Script[], parts: readonly Askable[]): EncodedScripts {
	const encoder = new ScriptEncoder();
	return { encoder, scripts: scripts.map((script, at) => encoder.encode(script, (parts[at] as Askable).steps)) };
}

/** What is remembered as dead: the constructor, or an access to a member by its name. */
function keyOf(step: Step): string {
	switch (step.do) {
		case "construct":
			return step.bypass === true ? "construct without constructor" : "construct";
		case "reread":
			return `reread ${step.call}`;
		default:
			return `${step.do} ${step.name}`;
	}
}
