import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { judge } from "../../checks/judge.ts";
import { makePlan } from "../../checks/make-plan.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { hostReplySchema } from "../../oracle/reply-schema.ts";
import { decodeValue, type EncodedScripts, type HostRequest } from "../../oracle/wire.ts";
import { score } from "../../score/score.ts";
import { linear } from "../../testing/grade-submission.ts";
import { StudentOracle } from "../student/student-oracle.ts";
import type { Death, Host, Reply } from "./host-process.ts";
import { type Owed, Replies, TOO_LARGE } from "./replies.ts";

const LINE: Owed = { bytes: 10_000, answers: 100 };

const REPLIES = 10_000;
const SEED = 20_260_415;

const value = fc.record({ shape: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 }), fill: fc.double() }).map(({ shape, fill }) => {
	const count = shape.reduce((product, extent) => product * extent, 1);
	return `${shape} ${Buffer.from(new Float64Array(count).fill(fill === 0 ? 1 : fill).buffer).toString("base64")}`;
});
const answer = fc.oneof(
	value,
	value.map((text) => text.replace(/.$/, "")),
	value.map((text) => `${text} float32 `),
	fc.stringMatching(/^[0-9,]{0,6} [AQ=]{0,8}( [a-z]{0,24})?$/),
	fc.record(
		{ kind: fc.constantFrom("done", "nothing", "skipped", "unreadable", "fault"), found: fc.jsonValue() },
		{ requiredKeys: ["kind"] },
	),
	fc.constantFrom(
		{ kind: "done" },
		{ kind: "nothing" },
		{ kind: "unreadable", found: "\u001b[2J" },
		{ kind: "fault", id: "throws", message: "</pre>" },
	),
	fc.integer({ min: -3, max: 500 }),
	fc.jsonValue(),
);
const garbage = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.json(),
	fc.constantFrom(
		"",
		"{}",
		"[]",
		"null",
		"1e999",
		'{"of":"load"}',
		'{"of":"script","script":0,"answers":[],"printed":""}',
		'{"__proto__":{"of":"load"}}',
	),
);

describe("what comes in from a host", () => {
	it("is bounded and parsed, whatever it is", () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.oneof(
						garbage,
						fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("latin1")),
					),
				),
				fc.nat(5),
				(lines, owed) => {
					const replies = new Replies();
					replies.expect(new Array(owed).fill(LINE));
					const text = lines.map((line) => `${line}\n`).join("");
					const breach = replies.receive(Buffer.from(text));
					let taken = 0;
					for (let next = replies.take(); next !== undefined; next = replies.take()) {
						hostReplySchema.safeParse(next);
						taken += 1;
					}
					expect(taken).toBeLessThanOrEqual(owed);
					expect(breach === undefined).toBe(text.split("\n").length - 1 <= owed);
				},
			),
			{ numRuns: 2_000 },
		);
	});

	it("has no end when it never ends a line", () => {
		const replies = new Replies();
		replies.expect([LINE]);
		const chunk = Buffer.alloc(LINE.bytes / 4, 120);
		expect([1, 2, 3, 4].map(() => replies.receive(chunk))).toEqual(new Array(4).fill(undefined));
		expect(replies.receive(chunk)).toBe(TOO_LARGE);
	});

	it("is not more than was asked for, line by line, however much was asked for before and after", () => {
		const replies = new Replies();
		replies.expect([LINE, { bytes: 10, answers: 1 }, LINE]);
		expect(replies.receive(Buffer.from(`"${"x".repeat(9_000)}"\n"12345678"\n`))).toBeUndefined();
		expect(replies.receive(Buffer.from(`"${"x".repeat(9_000)}"\n`))).toBeUndefined();
		const others = new Replies();
		others.expect([LINE, { bytes: 10, answers: 1 }, LINE]);
		expect(others.receive(Buffer.from('"x"\n"123456789"\n'))).toBe(TOO_LARGE);
		expect(others.take()).toBe("x");
	});

	it.each([
		["brackets in brackets", `${"[".repeat(4_000)}${"]".repeat(4_000)}`],
		["objects without end", `[${"{},".repeat(3_000)}{}]`],
		["empty texts without end", `[${'"",'.repeat(3_000)}""]`],
		["numbers without end", `[${"1,".repeat(4_000)}1]`],
		["brackets behind a text that seems to end later", `["\\\\",${"[".repeat(4_000)}`],
	])("is not read when it is %s", (_, line) => {
		const replies = new Replies();
		const parse = vi.spyOn(JSON, "parse");
		try {
			replies.expect([{ bytes: 10_000, answers: 10 }]);
			replies.receive(Buffer.from(`${line}\n`));
			expect(replies.take()).toBeNull();
			expect(parse).not.toHaveBeenCalled();
		} finally {
			parse.mockRestore();
		}
	});

	it.each([
		[
			"texts that hold what others are made of",
			JSON.stringify({ of: "script", answers: ['\\"[{', "\\", '{"a":['.repeat(500)], printed: "]" }),
		],
		[
			"a fault with all that it can say",
			`[${new Array(10).fill(JSON.stringify({ kind: "fault", id: "throws", message: '"'.repeat(500), file: "é", line: 99999, column: 99999 })).join(",")}]`,
		],
	])("is read when it is %s", (_, line) => {
		const replies = new Replies();
		replies.expect([{ bytes: 20_000, answers: 10 }]);
		replies.receive(Buffer.from(`${line}\n`));
		expect(replies.take()).toEqual(JSON.parse(line));
	});

	it("is told and not kept when it is a matrix too large for what was asked", () => {
		const owed: Owed = { bytes: 300, skippedBytes: 800_000, answers: 1 };
		const matrix = Buffer.alloc(65_536 * 8).toString("base64");
		const lines = [`256,256 ${matrix}`, `2,2 ${matrix}`, "x".repeat(1000), `9,9,9,9 ${matrix.slice(0, 1000)}`].map(
			(answer) => `{"of":"step","script":7,"step":3,"answer":"${answer}"}\n`,
		);
		const replies = new Replies();
		replies.expect(lines.map(() => owed));
		for (const byte of [lines.join("").slice(0, 50), lines.join("").slice(50, 350), lines.join("").slice(350)])
			expect(replies.receive(Buffer.from(byte))).toBeUndefined();
		const answer = { kind: "unreadable", found: "a matrix of 65536 entries" };
		expect(hostReplySchema.parse(replies.take())).toEqual({ of: "step", script: 7, step: 3, answer, isSkipped: true });
		expect([replies.take(), replies.take(), replies.take()]).toEqual([null, null, null]);
	});
});

/** Answers each request with what is drawn: of the right form with any content, or of no form. */
class FakeHost implements Host {
	readonly started = Promise.resolve({ status: "started" as const, layers: [] });
	readonly stderr = "";
	readonly isCopy = false;
	readonly #replies = new Replies();
	readonly #draw: Draw;
	#kept: Extract<HostRequest, { ask: "keep" }> | undefined;
	#death: Death | undefined;

	constructor(draw: Draw) {
		this.#draw = draw;
	}

	ask(request: HostRequest, owed: readonly Owed[]): void {
		this.#replies.expect(owed);
		const isGood = request.ask === "ready" || this.#draw.isNew;
		if (request.ask === "ready") this.#send('{"of":"ready"}');
		else if (request.ask === "load") this.#send(isGood ? '{"of":"load","answer":{"kind":"done"}}' : this.#draw.garbage());
		else if (request.ask === "run")
			for (const [at, { template }] of this.#kept?.scripts.entries() ?? []) {
				const script = request.first + at;
				const steps = this.#kept?.templates[template] ?? [];
				for (const step of request.isCareful ? steps.keys() : [])
					this.#send(JSON.stringify({ of: "step", script, step, answer: this.#draw.answer() }));
				const answers = request.isCareful ? [] : steps.map(() => this.#draw.answer());
				this.#send(this.#draw.isBad() ? this.#draw.garbage() : JSON.stringify({ of: "script", script, answers, printed: "" }));
			}
	}

	keep({ request }: EncodedScripts): void {
		this.#kept = JSON.parse(request);
	}

	async next(): Promise<Reply> {
		const line = this.#replies.take();
		const parsed = hostReplySchema.safeParse(line);
		if (parsed.success) return { kind: "reply", reply: parsed.data };
		this.#death ??= { id: line === undefined ? "times-out" : "breaks-protocol", message: "fake" };
		return { kind: "death", death: this.#death };
	}

	kill(death: Death): void {
		this.#death ??= death;
	}

	#send(line: string): void {
		this.#draw.sent += 1;
		const breach = this.#replies.receive(Buffer.from(`${line}\n`));
		if (breach !== undefined) this.kill({ id: "breaks-protocol", message: breach });
	}
}

class Draw {
	sent = 0;
	isNew = true;
	readonly #random: () => number;
	readonly #answers: readonly unknown[];
	readonly #garbage: readonly string[];

	constructor(seed: number) {
		this.#answers = fc.sample(answer, { numRuns: 2_000, seed });
		this.#garbage = fc.sample(garbage, { numRuns: 500, seed });
		let state = seed;
		this.#random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return state / 2 ** 32;
		};
	}

	isBad(): boolean {
		return this.#random() < 0.02;
	}

	answer(): unknown {
		return this.#answers[Math.floor(this.#random() * this.#answers.length)];
	}

	garbage(): string {
		return this.#garbage[Math.floor(this.#random() * this.#garbage.length)] as string;
	}
}

describe("a host that lies", () => {
	it(`gets no marks with ${REPLIES} random and malformed replies, and stops nothing`, async () => {
		let sent = 0;
		const plan = makePlan(linear, 1, 20);
		for (let seed = SEED; sent < REPLIES; seed += 1) {
			const draw = new Draw(seed);
			const start = () => new FakeHost(draw);
			const oracle = new StudentOracle(
				{ start, settle: async (host) => host, layers: [], kept: undefined },
				{ callMs: 1000, totalMs: 60_000 },
			);
			const program = {
				source: { modules: [], entries: ["linear.js"], isSure: true },
				className: "Linear",
				method: "forward",
				locate: () => undefined,
			};
			await oracle.load(program);
			draw.isNew = seed % 2 === 0;
			const judgement = await judge(linear, oracle, plan);
			const circumstances = {
				grader: "",
				file: "",
				seed: 1,
				seedFrom: "option" as const,
				samples: 20,
				printed: "",
				totalMs: 0,
				isolation: { layers: [], accepted: [] },
			};
			expect(score(linear, judgement, diagnose(linear, judgement), circumstances).score, `seed ${seed}`).toBe(0);
			sent += draw.sent;
		}
		expect(sent).toBeGreaterThanOrEqual(REPLIES);
	});
});

it("keeps a character that comes in two parts", () => {
	const replies = new Replies();
	replies.expect([LINE, LINE]);
	const bytes = Buffer.from('"first"\n"✓✓"\n');
	const cut = bytes.indexOf("✓") + 1;
	replies.receive(bytes.subarray(0, cut));
	replies.receive(bytes.subarray(cut));
	expect([replies.take(), replies.take()]).toEqual(["first", "✓✓"]);
});

describe("a matrix in an answer", () => {
	const f64 = Buffer.from(new Float64Array([-0, Number.NaN]).buffer).toString("base64");

	it("keeps every bit, its shape and what its numbers were", () => {
		expect(decodeValue(`2,1 ${f64} float32`, 2)).toEqual({
			kind: "value",
			value: { shape: [2, 1], data: [-0, Number.NaN] },
			precision: "float32",
		});
		expect(decodeValue(`0,3 `, 0)).toEqual({ kind: "value", value: { shape: [0, 3], data: [] } });
		expect(decodeValue(` ${f64.slice(0, 10)}A=`, 1)).toEqual({ kind: "value", value: { shape: [], data: [-0] } });
	});

	it("of more entries than it may have is told, and not read", () => {
		expect(decodeValue(`2,1 ${f64}`, 1)).toEqual({ kind: "unreadable", found: "a matrix of 2 entries" });
		expect(decodeValue("99999,99999 AAAA", 1)).toBeNull();
	});

	it.each([
		["of other bytes than its shape has", `2,2 ${f64}`],
		["of fewer bytes", `2,1 ${f64.slice(4)}`],
		["with a size that is none", `2,-1 ${f64}`],
		["of five axes", `1,1,1,1,2 ${f64}`],
		["without a shape", f64],
		["with what is no base64", `2,1 ${f64.replace(/^./, "*")}`],
		["with padding in its middle", `2,1 ==${f64.slice(2)}`],
		["with more behind it", `2,1 ${f64} float32 more`],
	])("is a breach of the protocol %s", (_, text) => {
		expect(decodeValue(text, 100)).toBeNull();
	});
});
