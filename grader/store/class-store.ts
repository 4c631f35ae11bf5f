/** What is known of a class, in `class.db`: whatever is kept there is whole, however the program ends. */
import { join } from "node:path";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { Distinct } from "./distinct.ts";
import { explained, openDatabase, STORE_FILE } from "./open-database.ts";
import type { NewPart, NewSubmission, StoredPart, StoredSubmission, Version } from "./stored.ts";
import { type Asked, unpackTranscripts } from "./transcripts.ts";

type Row = Record<string, SQLInputValue>;

interface PartRow {
	readonly problem: string;
	readonly asking: string;
	readonly judging: string;
	readonly grader: string;
	readonly result: number;
	readonly transcript: number | null;
	readonly is_weighed: number;
	readonly file: string | null;
	readonly printed: string;
	readonly total_ms: number;
}

export class ClassStore {
	readonly #path: string;
	readonly #database: DatabaseSync;
	readonly #distinct: Distinct;
	readonly #statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
	#hasLoose = false;

	/** Throws `UsageError` for one that is damaged, in use by another program, or not to be written. */
	constructor(folder: string) {
		this.#path = join(folder, STORE_FILE);
		this.#database = openDatabase(this.#path);
		this.#distinct = new Distinct((sql) => this.#statement(sql));
	}

	/** Removes what nobody has any more. */
	close(): void {
		try {
			if (this.#hasLoose) this.#do(() => this.#distinct.removeLoose());
		} finally {
			this.#database.close();
		}
	}

	/** What was kept by that name, as JSON. */
	setting(name: string): unknown {
		const row = this.#get("SELECT value FROM settings WHERE name = ?", name);
		return row === undefined ? undefined : JSON.parse(row.value as string);
	}

	setSetting(name: string, value: unknown): void {
		this.#do(() =>
			this.#statement("INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(
				name,
				JSON.stringify(value),
			),
		);
	}

	/** Of all that have a row, graded or not. */
	ids(): string[] {
		return this.#do(() => this.#statement("SELECT id FROM submissions ORDER BY id").all()).map(({ id }) => id as string);
	}

	/** `undefined` for one that was not graded. */
	find(id: string): StoredSubmission | undefined {
		const row = this.#get("SELECT hash, score, max_score, written FROM submissions WHERE id = ? AND status = 'graded'", id);
		if (row === undefined) return undefined;
		const parts = this.#do(() =>
			this.#statement(
				`SELECT problem, asking, judging, grader, result, transcript, is_weighed, file, printed, total_ms
				FROM parts JOIN (SELECT id, asking, judging, grader FROM versions) v ON v.id = version WHERE submission = ?`,
			).all(id),
		) as unknown as PartRow[];
		return {
			hash: row.hash as string,
			score: row.score as number,
			maxScore: row.max_score as number,
			written: row.written as string | null,
			parts: parts.map((part) => this.#partOf(part)),
		};
	}

	/** `undefined` for one that is graded, or has no row. */
	whyUngraded(id: string): string | undefined {
		return (this.#get("SELECT why FROM submissions WHERE id = ?", id)?.why as string | undefined) ?? undefined;
	}

	/** What it had before is kept in its history, where that was something else. `at` is a time in ISO 8601. */
	save(id: string, { hash, score, maxScore, parts }: NewSubmission, at: string): void {
		this.#transaction(() => {
			const rows = parts.map((part) => this.#rowOf(part));
			this.#keepFormer(id, at, rows);
			this.#upsert(id, { hash, status: "graded", why: null, score, max_score: maxScore, graded_at: at, written: null });
			this.#statement("DELETE FROM parts WHERE submission = ?").run(id);
			const insert = this.#statement("INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
			for (const row of rows) insert.run(id, ...(Object.values(row) as SQLInputValue[]));
		});
	}

	/** For a fault of the grader's or the machine's: it has no score any more. */
	saveUngraded(id: string, why: string, at: string): void {
		this.#transaction(() => {
			this.#keepFormer(id, at, []);
			this.#upsert(id, { hash: null, status: "ungraded", why, score: null, max_score: null, graded_at: at, written: null });
			this.#statement("DELETE FROM parts WHERE submission = ?").run(id);
		});
	}

	/** What the files beside the store were written by. */
	setWritten(id: string, by: string): void {
		this.#do(() => this.#statement("UPDATE submissions SET written = ? WHERE id = ?").run(by, id));
	}

	/** With its history. */
	remove(ids: readonly string[]): void {
		this.#hasLoose ||= ids.length > 0;
		this.#transaction(() => {
			for (const id of ids) this.#statement("DELETE FROM submissions WHERE id = ?").run(id);
		});
	}

	/** The number of right answers, as a base for others. */
	saveBase(bytes: Uint8Array): number {
		return this.#do(() => this.#distinct.transcript(bytes, null));
	}

	/** `undefined` where they cannot be read. */
	transcripts(id: number): Asked[] | undefined {
		const row = this.#get("SELECT base, bytes FROM transcripts WHERE id = ?", id);
		if (row === undefined) return undefined;
		const base = row.base === null ? undefined : this.#distinct.base(row.base as number)?.[0];
		try {
			return unpackTranscripts(row.bytes as Uint8Array, base);
		} catch {
			return undefined;
		}
	}

	#partOf({ problem, asking, judging, grader, result, transcript, is_weighed, file, printed, total_ms }: PartRow): StoredPart {
		const common = this.#do(() => this.#distinct.resultAt(result));
		return {
			problem,
			asking,
			judging,
			grader,
			transcript,
			isWeighed: is_weighed !== 0,
			result: { ...common, submission: { file }, printed, timing: { totalMs: total_ms } },
		};
	}

	/** In the order of the columns. */
	#rowOf({ result, transcript, isWeighed, ...version }: NewPart): Row {
		const { submission, printed, timing } = result;
		const common = { ...result, submission: { file: null }, printed: "", timing: { totalMs: 0 } };
		return {
			problem: version.problem,
			version: this.#versionOf(version),
			result: this.#distinct.result(common),
			transcript:
				transcript === null || typeof transcript === "number" ? transcript : this.#distinct.transcript(transcript.bytes, transcript.base),
			is_weighed: isWeighed ? 1 : 0,
			file: submission.file,
			printed,
			total_ms: timing.totalMs,
		};
	}

	readonly #versions = new Map<string, number>();

	#versionOf({ problem, asking, judging, grader }: Version): number {
		const key = JSON.stringify([problem, asking, judging, grader]);
		const known = this.#versions.get(key);
		if (known !== undefined) return known;
		this.#statement("INSERT INTO versions (problem, asking, judging, grader) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING").run(
			...([problem, asking, judging, grader] as const),
		);
		const row = this.#statement("SELECT id FROM versions WHERE problem = ? AND asking = ? AND judging = ? AND grader = ?").get(
			...([problem, asking, judging, grader] as const),
		);
		const id = row?.id as number;
		this.#versions.set(key, id);
		return id;
	}

	#keepFormer(id: string, at: string, rows: readonly Row[]): void {
		const former = this.#statement("SELECT hash, score, max_score FROM submissions WHERE id = ? AND status = 'graded'").get(id);
		if (former === undefined) return;
		const parts = this.#statement("SELECT problem, version, result FROM parts WHERE submission = ?").all(id);
		const results = (all: readonly Row[]) => new Set(all.map(({ problem, result }) => `${problem} ${result}`));
		const [then, now] = [results(parts), results(rows)];
		if (then.size === now.size && [...then].every((each) => now.has(each))) return;
		this.#hasLoose = true;
		const { lastInsertRowid } = this.#statement(
			"INSERT INTO history (submission, replaced_at, hash, score, max_score) VALUES (?, ?, ?, ?, ?)",
		).run(id, at, former.hash as string, former.score as number, former.max_score as number);
		const insert = this.#statement("INSERT INTO former_parts VALUES (?, ?, ?, ?)");
		for (const { problem, version, result } of parts) insert.run(lastInsertRowid, problem as string, version as number, result as number);
	}

	#upsert(id: string, columns: Row): void {
		const names = Object.keys(columns);
		const sql = `INSERT INTO submissions (id, ${names}) VALUES (?${", ?".repeat(names.length)})
			ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`)}`;
		this.#statement(sql).run(id, ...Object.values(columns));
	}

	#transaction(work: () => void): void {
		this.#do(() => {
			this.#database.exec("BEGIN");
			try {
				work();
				this.#database.exec("COMMIT");
			} catch (error) {
				// A full disk has ended the transaction already.
				if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
				throw error;
			}
		});
	}

	#get(sql: string, value: SQLInputValue): Row | undefined {
		return this.#do(() => this.#statement(sql).get(value)) as Row | undefined;
	}

	#statement(sql: string): ReturnType<DatabaseSync["prepare"]> {
		const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
		this.#statements.set(sql, known);
		return known;
	}

	#do<Value>(work: () => Value): Value {
		try {
			return work();
		} catch (error) {
			throw explained(this.#path, error);
		}
	}
}
