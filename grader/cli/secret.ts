/** The staff's secret: the seed that it gives each problem, and the plan for that seed, kept beside the results. Loaded where there is one. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { firstQuestions } from "../checks/observe.ts";
import type { Plan } from "../checks/plan.ts";
import { encodeOnce } from "../oracle/wire.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import { UsageError } from "../submission/usage-error.ts";
import { readOwn } from "./own-file.ts";
import { writeFileWhole } from "./write-file.ts";

/** Bytes. */
const SHORTEST = 16;
const LONGEST = 65_536;
const SIGNATURE = 32;

/** Seeds are less. */
const SEEDS = 2 ** 31 - 1;

export interface Secret {
	readonly bytes: Buffer;
	/** Others may read the file. */
	readonly isExposed: boolean;
}

/** Throws `UsageError` for what is no regular file or no secret; an end of line behind it is none of it. */
export function readSecret(path: string): Secret {
	const { bytes, mode } = readOwn(
		path,
		LONGEST,
		(why) => new UsageError(`${path} holds no secret: ${why}`, "Name a regular file of your own."),
	);
	return { bytes: requireLong(bytes, path), isExposed: (mode & 0o077) !== 0 };
}

/** Throws `UsageError` for one that is too short. */
export function secretOf(text: string, name: string): Secret {
	return { bytes: requireLong(Buffer.from(text), name), isExposed: false };
}

/** The same for everyone who is graded on that problem with that secret. */
export function seedOf({ bytes }: Secret, problemId: string): number {
	return createHmac("sha256", bytes).update(problemId).digest().readUIntBE(0, 6) % SEEDS;
}

/**
 * The plan for the secret's seed: the one that is kept in that folder, or a new one, which is kept there. A kept one is opened only where the
 * secret signed it, for this problem, these samples and this very program: whoever else can write there, can at most have it drawn anew.
 */
export async function secretPlan(
	secret: Secret,
	problem: LoadedProblem,
	samples: number,
	folder: string | undefined,
	program = ownText(),
): Promise<Plan> {
	const sign = (what: string, bytes: Uint8Array | string = ""): Buffer => {
		const about = JSON.stringify([what, problem.id, samples, process.versions.v8]);
		return createHmac("sha256", secret.bytes).update(createHash("sha256").update(program).digest()).update(about).update(bytes).digest();
	};
	// Of the name too nobody else can tell the seed.
	const file = folder === undefined ? undefined : join(folder, `.gradecheck-${sign("name").toString("hex", 0, 8)}.plan`);
	const kept = file === undefined ? undefined : openKept(file, (bytes) => sign("plan", bytes));
	if (kept !== undefined) {
		encodeOnce(firstQuestions(problem, kept.plan), kept.request);
		return kept.plan;
	}
	const { makePlan } = await import("../checks/make-plan.ts");
	const plan = makePlan(problem, seedOf(secret, problem.id), samples);
	if (file !== undefined) keep(problem, plan, file, (bytes) => sign("plan", bytes));
	return plan;
}

interface Kept {
	readonly plan: Plan;
	/** What asks its first questions. */
	readonly request: string;
}

function keep(problem: LoadedProblem, plan: Plan, file: string, sign: (bytes: Uint8Array) => Buffer): void {
	const { request } = encodeOnce(firstQuestions(problem, plan));
	const bytes = serialize({ plan: { ...plan, expected: plan.expected }, request } satisfies Kept);
	try {
		writeFileWhole(file, Buffer.concat([sign(bytes), bytes]));
	} catch {
		// It is drawn anew the next time.
	}
}

function openKept(file: string, sign: (bytes: Uint8Array) => Buffer): Kept | undefined {
	try {
		const { bytes, mode, uid } = readOwn(file, Number.POSITIVE_INFINITY, (why) => new Error(why));
		if ((mode & 0o077) !== 0 || uid !== (process.getuid?.() ?? uid)) return undefined;
		const [signature, rest] = [bytes.subarray(0, SIGNATURE), bytes.subarray(SIGNATURE)];
		return timingSafeEqual(signature, sign(rest)) ? (deserialize(rest) as Kept) : undefined;
	} catch {
		// Not kept, or cut off.
		return undefined;
	}
}

function requireLong(bytes: Buffer, name: string): Buffer {
	const secret = Buffer.from(bytes.toString("latin1").replace(/\r?\n$/, ""), "latin1");
	if (secret.length >= SHORTEST) return secret;
	throw new UsageError(
		secret.length === 0 ? `${name} holds no secret: it is empty` : `the secret in ${name} can be guessed: its length is ${secret.length}`,
		`Give at least ${SHORTEST} bytes of chance, such as those of \`openssl rand -hex 32\`.`,
	);
}

/** A plan is made by the whole program, and another one may make another. */
function ownText(): Buffer {
	return readFileSync(fileURLToPath(import.meta.url));
}
