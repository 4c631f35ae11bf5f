/** Transcripts and results, each distinct one kept once. */
import { createHash } from "node:crypto";
import type { StatementSync } from "node:sqlite";
import type { Result } from "../report/result.ts";
import { type Asked, unpackTranscripts } from "./transcripts.ts";

/** How many are held in memory that may be asked for again. */
const HELD = 64;

type Prepare = (sql: string) => StatementSync;

export class Distinct {
	readonly #statement: Prepare;
	readonly #results = new Map<number, Result>();
	readonly #bases = new Map<number, Asked[]>();

	constructor(statement: Prepare) {
		this.#statement = statement;
	}

	transcript(bytes: Uint8Array, base: number | null): number {
		const hash = createHash("sha256").update(`${base} `).update(bytes).digest();
		const known = this.#statement("SELECT id FROM transcripts WHERE hash = ?").get(hash);
		if (known !== undefined) return known.id as number;
		return Number(this.#statement("INSERT INTO transcripts (hash, base, bytes) VALUES (?, ?, ?)").run(hash, base, bytes).lastInsertRowid);
	}

	/** One that was read is held: all others are read by it. */
	base(id: number): Asked[] | undefined {
		const known = this.#bases.get(id);
		if (known !== undefined) return known;
		const row = this.#statement("SELECT bytes FROM transcripts WHERE id = ?").get(id);
		if (row === undefined) return undefined;
		const asked = unpackTranscripts(row.bytes as Uint8Array);
		hold(this.#bases, id, asked);
		return asked;
	}

	result(result: Result): number {
		const json = JSON.stringify(result);
		const hash = createHash("sha256").update(json).digest();
		const known = this.#statement("SELECT id FROM results WHERE hash = ?").get(hash);
		if (known !== undefined) return known.id as number;
		const id = Number(
			this.#statement("INSERT INTO results (hash, score, json) VALUES (?, ?, ?)").run(hash, result.score, json).lastInsertRowid,
		);
		for (const check of result.checks) {
			this.#statement("INSERT INTO verdicts VALUES (?, ?, ?, ?)").run(id, check.id, check.verdict.status, check.points);
			for (const misconception of new Set(check.misconceptions))
				this.#statement("INSERT INTO diagnoses VALUES (?, ?, ?)").run(id, check.id, misconception);
		}
		return id;
	}

	resultAt(id: number): Result {
		const known = this.#results.get(id);
		if (known !== undefined) return known;
		const row = this.#statement("SELECT json FROM results WHERE id = ?").get(id);
		const result = JSON.parse(row?.json as string) as Result;
		hold(this.#results, id, result);
		return result;
	}

	/** What neither a submission nor its history has. */
	removeLoose(): void {
		const isUsed = (table: string, column: string, by: string) => `EXISTS (SELECT 1 FROM ${table} WHERE ${column} = ${by}.id)`;
		this.#statement(
			`DELETE FROM results WHERE NOT ${isUsed("parts", "result", "results")} AND NOT ${isUsed("former_parts", "result", "results")}`,
		).run();
		this.#statement(`DELETE FROM transcripts WHERE base IS NOT NULL AND NOT ${isUsed("parts", "transcript", "transcripts")}`).run();
	}
}

/** The one that was held longest makes room. */
function hold<Value>(held: Map<number, Value>, id: number, value: Value): void {
	const [first] = held.keys();
	if (held.size >= HELD && first !== undefined) held.delete(first);
	held.set(id, value);
}
