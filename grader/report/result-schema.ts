/** The schema of the native result, for whoever reads one; what writes it goes by the types in `result.ts`. */
import { z } from "zod";
import { NOTHINGS } from "../oracle/script.ts";

const number = z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])]);
export const tensor = z.strictObject({ shape: z.array(z.int().min(0)), data: z.array(number) });
const lines = z.array(z.string()).optional();
const neighbours = { before: lines.describe("the lines above it"), after: lines.describe("the lines below it") };
const place = z.strictObject({ file: z.string(), line: z.int(), text: z.string().optional(), ...neighbours });
const fault = z.strictObject({ id: z.string(), message: z.string(), at: place.optional() });
const attribute = z.strictObject({ name: z.string(), shape: z.array(z.int()).optional() });
const tolerance = z.strictObject({ bound: z.number(), why: z.string() });
const compared = { expected: tensor, received: tensor, wrong: z.array(z.int()).describe("row-major positions of the wrong entries") };

export const failure = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("fault"), call: z.string(), fault, when: z.string().optional() }),
	z.strictObject({
		kind: z.literal("missing"),
		quantity: z.string(),
		how: z.enum(["returned", "stored", "created"]),
		is: z.enum(NOTHINGS).optional().describe("what it holds, where it is there"),
		others: z.array(attribute).optional().describe("what the instance has, where it is not there"),
	}),
	z.strictObject({ kind: z.literal("unreadable"), quantity: z.string(), found: z.string() }),
	z.strictObject({ kind: z.literal("shape"), quantity: z.string(), expected: z.array(z.int()), received: z.array(z.int()) }),
	z.strictObject({
		kind: z.literal("value"),
		quantity: z.string(),
		...compared,
		tolerance,
		isNoise: z.literal(true).optional(),
		dtype: z.string().optional(),
	}),
	z.strictObject({ kind: z.literal("changed"), quantity: z.string(), by: z.string(), ...compared }),
	z.strictObject({
		kind: z.literal("differs"),
		quantity: z.string(),
		when: z.string(),
		as: z.enum(["an-earlier-answer", "overwritten"]).optional(),
		...compared,
	}),
	z.strictObject({ kind: z.literal("precision"), quantity: z.string(), as: z.string(), ...compared }),
]);

export const example = z.strictObject({
	sizes: z.record(z.string(), z.int()),
	values: z.record(z.string(), tensor),
	case: z.string().optional().describe("the hand-written case that it comes from"),
});

const mistake = z.strictObject({
	id: z.string(),
	says: z.string().describe("to the student"),
	hint: z.string().describe("where to look, without the answer"),
	fix: z.string().describe("what to write instead, for staff"),
});

export const finding = z.strictObject({
	failure,
	example: example.optional(),
	mistakes: z.array(mistake).describe("none where nothing matches; several where they cannot be told apart"),
	pattern: z.string().optional().describe("the samples on which it is wrong, as a clause"),
	arithmetic: z.array(z.string()).optional().describe("the first wrong entry, worked out: what each step equals"),
});

const verdict = z.discriminatedUnion("status", [
	z.strictObject({ status: z.literal("passed"), samples: z.int(), tolerance: tolerance.optional() }),
	z.strictObject({ status: z.literal("failed"), samples: z.int(), findings: z.array(finding).min(1) }),
	z.strictObject({ status: z.literal("blocked"), by: z.string(), why: z.string() }),
]);

const check = z.strictObject({
	id: z.string(),
	points: z.number(),
	maxPoints: z.number(),
	visibility: z.enum(["visible", "hidden", "after_due_date", "after_published"]),
	verdict,
	misconceptions: z.array(z.string()).describe("ids of the mistakes behind it, or behind what blocks it"),
});

export const resultSchema = z.strictObject({
	version: z.literal(1),
	grader: z.string(),
	problem: z.string(),
	submission: z.strictObject({ file: z.string().nullable() }),
	seed: z.int(),
	seedFrom: z
		.enum(["default", "option", "secret"])
		.describe("default: the public one; option: it was named; secret: from the staff's secret, and to be kept from students"),
	samples: z.int(),
	score: z.number(),
	maxScore: z.number(),
	/** Why nothing could be run at all. */
	fault: z
		.strictObject({
			id: z.string(),
			message: z.string(),
			hint: z.string(),
			at: z.strictObject({ file: z.string(), line: z.int(), column: z.int(), text: z.string(), ...neighbours }).optional(),
		})
		.nullable(),
	checks: z.array(check),
	/** What was repaired so that one mistake is paid for once. */
	repaired: z.array(z.string()),
	/** What was between the student's code and the machine. */
	isolation: z.strictObject({
		layers: z.array(z.string()),
		accepted: z.array(z.string()).describe("what was missing, and was accepted by --allow-weak-isolation or by a student"),
	}),
	printed: z.string(),
	/** The only part that differs from run to run. */
	timing: z.strictObject({ totalMs: z.number() }),
});

export const assignmentResultSchema = z.strictObject({
	version: z.literal(1),
	assignment: z.strictObject({ title: z.string() }),
	score: z.number().describe("of the parts, less what lateness costs; or that of an earlier attempt, where this one does not count"),
	maxScore: z.number(),
	lateness: z
		.strictObject({
			deduction: z.number().describe("points; 0 where it is late and nothing is taken off"),
			says: z.string().describe("to the student"),
		})
		.optional(),
	attempt: z.strictObject({ counts: z.boolean(), says: z.string().describe("to the student") }).optional(),
	parts: z.array(resultSchema).min(1).describe("one for each problem, in the order of the assignment"),
});

/** JSON Schema of the native result. */
export function resultJsonSchema(): unknown {
	return z.toJSONSchema(resultSchema);
}

/** The same of an assignment's. */
export function assignmentResultJsonSchema(): unknown {
	return z.toJSONSchema(assignmentResultSchema);
}
