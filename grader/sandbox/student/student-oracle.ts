/** The student's code as an oracle: one process, restarted when a call ends it, for as long as the time budget lasts. */
import type { Oracle } from "../../oracle/oracle.ts";
import type { HostReply, LoadAnswer } from "../../oracle/reply-schema.ts";
import type { Answer, Fault, Script, Step, Transcript } from "../../oracle/script.ts";
import type { HostSource } from "../../oracle/wire.ts";
import { GraderError } from "../grader-error.ts";
import type { LayerId } from "../layers/layers.ts";
import type { Death, Host, Reply } from "../process/host-process.ts";
import { TOO_LARGE } from "../process/replies.ts";
import { cpuSecondsFor, type StartedProcess } from "../process/start-process.ts";
import type { Sandbox } from "../sandbox.ts";
import { type Askable, askableParts, keyOf, knownAnswers } from "./askable.ts";
import { LOADED, READY } from "./bounds.ts";
import { type Asked, Conversation } from "./conversation.ts";
import { BREACH, type Locate, placeOf } from "./read-answer.ts";
import { TimeBudget } from "./time-budget.ts";

export interface Program {
	readonly source: HostSource;
	readonly className: string;
	/** The first method of the contract, by which an old-style class is known. */
	readonly method: string;
	readonly locate: Locate;
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
	/** The line at that place, where the host has its text. */
	readonly text?: string;
	/** Of the language, where the code does not compile. */
	readonly version?: string;
}

/** What starts the processes: the sandbox. */
export type Starter = Pick<Sandbox, "start" | "settle" | "layers" | "kept">;

export type LoadOutcome = Exclude<LoadAnswer, { kind: "fault" }> | { readonly kind: "fault"; readonly fault: LoadFault };

/** The process ended before the submission was loaded; it is the machine's doing for sure, or may be the submission's. */
interface Died {
	readonly kind: "died";
	readonly death: Death;
	readonly isMachines: boolean;
}

const MAX_PRINTED = 20_000;
/** A death that does not come again is forgiven this often. */
const MAX_FLUKES = 3;
/** Milliseconds; far more than a start takes on a busy machine. */
const START_LIMIT_MS = 30_000;

export class StudentOracle implements Oracle {
	readonly #sandbox: Starter;
	readonly #limits: Limits;
	readonly #time: TimeBudget;
	readonly #conversation: Conversation;
	#program: Program | undefined;
	#host: Host;
	/** Calls that ended a process, and how: not tried again. */
	readonly #dead = new Map<string, Fault>();
	/** Asked with the submission, and not read yet. */
	#ahead: (Asked & { readonly scripts: readonly Script[] }) | undefined;
	#flukes = 0;
	#printed = "";
	/** What the process answered since it started. */
	#history: Script[] = [];
	#isClosed = false;

	/** Starts the process at once, so that it comes up while the submission is still being read; or takes one that was started. */
	constructor(sandbox: Starter, limits: Limits, started?: StartedProcess) {
		this.#sandbox = sandbox;
		this.#limits = limits;
		this.#time = new TimeBudget(limits.totalMs);
		this.#conversation = new Conversation(() => this.#sandbox.kept);
		this.#host = sandbox.start(this.#cpuSeconds(), started);
	}

	/** The layers in which the process came up. Throws `GraderError` when it did not, or when they are too few. */
	async ready(): Promise<readonly LayerId[]> {
		this.#host = await this.#sandbox.settle(this.#host, this.#cpuSeconds(), () => !this.#isClosed);
		return this.#sandbox.layers;
	}

	/**
	 * `first` is asked in the same breath, to be answered when it is run first; `spentMs` of the time for the submission are used up before
	 * the first load. Throws `GraderError` when the process does not even start.
	 */
	async load(program: Program, first?: readonly Script[], spentMs = 0): Promise<LoadOutcome> {
		this.#time.begin(spentMs);
		this.#program = program;
		if (this.#ahead !== undefined) await this.#passOver();
		let hasDied = false;
		for (let turn = 0; ; turn += 1) {
			const outcome = await this.#tryToLoad(program, first);
			if (outcome.kind !== "died") return outcome;
			const { isMachines, death } = outcome;
			// A submission that ends its process while it is loaded does so again; what does not come again was the machine's doing.
			if (!isMachines && (hasDied || this.#time.left <= 0)) return { kind: "fault", fault: { id: death.id, message: death.message } };
			hasDied ||= !isMachines;
			if (turn === MAX_FLUKES) throw this.#notStarted(death.message);
			this.#endProcess();
			this.#host = this.#sandbox.start(this.#cpuSeconds());
		}
	}

	async #tryToLoad(program: Program, first: readonly Script[] | undefined): Promise<LoadOutcome | Died> {
		await this.ready();
		const { source, className, method } = program;
		this.#host.ask({ ask: "ready" }, [READY]);
		this.#host.ask({ ask: "load", ...source, className, method }, [LOADED]);
		const start = await this.#host.next(START_LIMIT_MS);
		// Nothing of the submission has run before this answer.
		if (start.kind === "death") return { kind: "died", death: start.death, isMachines: true };
		if (start.reply.of !== "ready") throw this.#notStarted("it spoke out of turn");
		// Not before: what is written to a process that has closed its channel takes with it what came from there.
		this.#ahead = first && { scripts: first, ...this.#ask(first, false) };
		const next = await this.#nextReply();
		if (next.kind === "death") return { kind: "died", death: next.death, isMachines: next.death.isMachines === true };
		if (next.reply.of !== "load") return { kind: "fault", fault: BREACH };
		const { answer } = next.reply;
		if (answer.kind !== "fault") return answer;
		const { id, message, column, text, version } = answer;
		const fault = {
			id,
			message,
			...placeOf(answer, this.#locate),
			...(column !== undefined && { column }),
			...(text !== undefined && { text }),
			...(version !== undefined && { version }),
		};
		return { kind: "fault", fault };
	}

	#notStarted(why: string): GraderError {
		const said = this.#host.stderr.trim() || "it said nothing";
		return new GraderError(`the student's process did not start (${why}): ${said}\n\`gradecheck doctor\` tries each layer.`);
	}

	async run(scripts: readonly Script[]): Promise<Transcript[]> {
		const transcripts: Transcript[] = [];
		this.#conversation.makeRoom();
		while (transcripts.length < scripts.length) {
			const rest = transcripts.length === 0 ? scripts : scripts.slice(transcripts.length);
			const death = await this.#runUntilDeath(rest, transcripts);
			if (death === undefined) break;
			await this.#findDeath(scripts.slice(transcripts.length), transcripts, death);
		}
		return transcripts;
	}

	/** What was asked ahead of a load that did not come about: the process has said so for each script. */
	async #passOver(): Promise<void> {
		const owed = this.#ahead?.parts.length ?? 0;
		this.#ahead = undefined;
		for (let at = 0; at < owed; at += 1) if ((await this.#nextReply()).kind === "death") return;
	}

	/** What the student's code printed so far, capped; for display only. */
	get printed(): string {
		return this.#printed;
	}

	close(): void {
		this.#isClosed = true;
		this.#time.end();
		this.#endProcess();
	}

	#endProcess(): void {
		this.#host.kill({ id: "exits-process", message: "" });
		this.#history = [];
		this.#conversation.startAnew();
	}

	/** Asks all the scripts in one message, and adds a transcript for each that is answered. */
	async #runUntilDeath(scripts: readonly Script[], transcripts: Transcript[]): Promise<Death | undefined> {
		const asked = this.#ahead?.scripts === scripts ? this.#ahead : this.#ask(scripts, false);
		this.#ahead = undefined;
		for (const [at, part] of asked.parts.entries()) {
			const { steps, kept } = part;
			const next = await this.#nextReply();
			if (next.kind === "death") return next.death;
			const { reply } = next;
			if (reply.of !== "script" || reply.script !== asked.first + at || reply.answers.length !== steps.length) return BREACH;
			const script = scripts[at] as Script;
			const answers = knownAnswers(script, part);
			kept.forEach((step, position) => {
				answers[step] = this.#conversation.read(reply.answers[position], asked, at, this.#locate);
			});
			transcripts.push(answers);
			this.#note(script, reply);
		}
		return undefined;
	}

	/**
	 * Lets a fresh process go through all that the dead one went through, and then through the scripts without an answer step by step, and
	 * remembers the call that ends it: a submission that ends its process does so again. What does not is the machine's doing.
	 */
	async #findDeath(scripts: readonly Script[], transcripts: Transcript[], death: Death): Promise<void> {
		const unanswered = scripts[0] as Script;
		const fault: Fault = { id: death.id, message: death.message };
		const history = this.#history;
		const printed = this.#printed;
		const partOf = (script: Script) => askableParts([script], this.#dead)[0] as Askable;
		if (!(await this.#restart())) {
			transcripts.push(this.#giveUp(unanswered, knownAnswers(unanswered, partOf(unanswered)), 0, fault));
			return;
		}
		const diedElsewhere = (await this.#runUntilDeath(history, [])) !== undefined;
		this.#printed = printed;
		const lastCall = Math.max(
			0,
			unanswered.steps.findLastIndex((step) => step.do === "call"),
		);
		if (diedElsewhere) {
			if (!this.#isFluke()) transcripts.push(this.#giveUp(unanswered, knownAnswers(unanswered, partOf(unanswered)), lastCall, fault));
			await this.#restart();
			return;
		}
		const asked = this.#ask(scripts, true);
		const answered = transcripts.length;
		for (const [at, part] of asked.parts.entries()) {
			const script = scripts[at] as Script;
			const answers = knownAnswers(script, part);
			let isWhole = true;
			for (const [position, step] of part.kept.entries()) {
				const next = await this.#nextReply();
				if (next.kind === "death" || next.reply.of !== "step" || next.reply.script !== asked.first + at || next.reply.step !== position) {
					const cause: Fault = next.kind === "death" ? { id: next.death.id, message: next.death.message } : BREACH;
					transcripts.push(this.#giveUp(script, answers, step, cause));
					await this.#restart();
					return;
				}
				answers[step] = this.#conversation.read(next.reply.answer, asked, at, this.#locate);
				isWhole &&= next.reply.isSkipped !== true;
			}
			const last = await this.#nextReply();
			transcripts.push(answers);
			if (last.kind === "death" || last.reply.of !== "script") break;
			// A process that goes through it again would end at it again.
			if (isWhole) this.#note(script, last.reply);
		}
		// Answered one by one they are not too large, or told.
		if (death.message === TOO_LARGE || this.#isFluke()) return;
		this.#giveUp(unanswered, transcripts[answered] as Answer[], lastCall, fault);
	}

	/** Counts a death that does not come again where it came; `false` once there were too many. */
	#isFluke(): boolean {
		this.#flukes += 1;
		return this.#flukes <= MAX_FLUKES;
	}

	#ask(scripts: readonly Script[], isCareful: boolean): Asked {
		return this.#conversation.ask(this.#host, scripts, this.#dead, isCareful);
	}

	#giveUp(script: Script, answers: Answer[], at: number, fault: Fault): Transcript {
		this.#dead.set(keyOf(script.steps[at] as Step), fault);
		answers[at] = { kind: "fault", fault };
		return answers;
	}

	/** A fresh process with the submission loaded; `false` when time is up, nobody waits any more, or loading fails now. */
	async #restart(): Promise<boolean> {
		this.#endProcess();
		if (this.#isClosed) {
			this.#dead.set("load", { id: "exits-process", message: "" });
			return false;
		}
		if (this.#time.left <= 0) {
			this.#dead.set("load", { id: "times-out", message: this.#outOfTime });
			return false;
		}
		this.#host = this.#sandbox.start(this.#cpuSeconds());
		const outcome = await this.load(this.#program as Program);
		if (outcome.kind === "done") return true;
		this.#dead.set("load", outcome.kind === "fault" && isCallFault(outcome.fault) ? outcome.fault : BREACH);
		return false;
	}

	#cpuSeconds(): number {
		return cpuSecondsFor(this.#limits.totalMs);
	}

	async #nextReply(): Promise<Reply> {
		const left = Math.max(1, this.#time.left);
		const next = await this.#host.next(Math.min(this.#limits.callMs, left), left);
		// The script that comes last is no slower than the others.
		if (next.kind === "death" && next.death.id === "times-out" && left < this.#limits.callMs)
			return { kind: "death", death: { ...next.death, message: this.#outOfTime } };
		return next;
	}

	get #outOfTime(): string {
		return `the time limit of ${this.#limits.totalMs / 1000} s for the whole submission was reached`;
	}

	readonly #locate: Locate = (...place) => this.#program?.locate(...place);

	/** The script was answered, and may have printed. */
	#note(script: Script, { printed }: Extract<HostReply, { of: "script" }>): void {
		this.#history.push(script);
		if (this.#printed.length < MAX_PRINTED) this.#printed = (this.#printed + printed).slice(0, MAX_PRINTED);
	}
}

/** A submission that loaded once compiles and imports; what says otherwise now is not to be believed. */
function isCallFault(fault: LoadFault): fault is LoadFault & Fault {
	return fault.id !== "does-not-compile" && fault.id !== "forbidden-import";
}
