/** The tables of `class.db`. What several submissions have in common, a transcript or a result, stands there once. */

/** By which the file is known as ours: "gcls". */
export const APPLICATION = 0x67636c73;
/** Of the tables; a store of another version is not opened. */
export const VERSION = 1;

export const TABLES = `
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What a part of a grading goes by. asking: what the answers depend on; judging: what is made of them; grader: the program.
CREATE TABLE versions (
	id INTEGER PRIMARY KEY,
	problem TEXT NOT NULL,
	asking TEXT NOT NULL,
	judging TEXT NOT NULL,
	grader TEXT NOT NULL,
	UNIQUE (problem, asking, judging, grader)
);

-- Answers, but for those that are the same in the transcripts of base.
CREATE TABLE transcripts (
	id INTEGER PRIMARY KEY,
	hash BLOB NOT NULL UNIQUE,
	base INTEGER REFERENCES transcripts (id),
	bytes BLOB NOT NULL
);

-- Native results without what belongs to one submission alone: the file's name, what was printed, the time.
CREATE TABLE results (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, score REAL NOT NULL, json TEXT NOT NULL);
CREATE TABLE verdicts (
	result INTEGER NOT NULL REFERENCES results (id) ON DELETE CASCADE,
	check_id TEXT NOT NULL,
	status TEXT NOT NULL,
	points REAL NOT NULL,
	PRIMARY KEY (result, check_id)
) WITHOUT ROWID;
CREATE TABLE diagnoses (
	result INTEGER NOT NULL REFERENCES results (id) ON DELETE CASCADE,
	check_id TEXT NOT NULL,
	misconception TEXT NOT NULL,
	PRIMARY KEY (result, check_id, misconception)
) WITHOUT ROWID;

-- hash: of the bytes that were handed in. written: what the files beside the store were written by, once they are there.
CREATE TABLE submissions (
	id TEXT PRIMARY KEY,
	hash TEXT,
	status TEXT NOT NULL CHECK (status IN ('graded', 'ungraded')),
	why TEXT,
	score REAL,
	max_score REAL,
	graded_at TEXT NOT NULL,
	written TEXT
) WITHOUT ROWID;
CREATE TABLE parts (
	submission TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
	problem TEXT NOT NULL,
	version INTEGER NOT NULL REFERENCES versions (id),
	result INTEGER NOT NULL REFERENCES results (id),
	transcript INTEGER REFERENCES transcripts (id),
	is_weighed INTEGER NOT NULL,
	file TEXT,
	printed TEXT NOT NULL,
	total_ms INTEGER NOT NULL,
	PRIMARY KEY (submission, problem)
) WITHOUT ROWID;
CREATE INDEX parts_result ON parts (result);
CREATE INDEX parts_transcript ON parts (transcript);

-- Scores that a submission had before.
CREATE TABLE history (
	id INTEGER PRIMARY KEY,
	submission TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
	replaced_at TEXT NOT NULL,
	hash TEXT,
	score REAL NOT NULL,
	max_score REAL NOT NULL
);
CREATE INDEX history_submission ON history (submission);
CREATE TABLE former_parts (
	history INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,
	problem TEXT NOT NULL,
	version INTEGER NOT NULL REFERENCES versions (id),
	result INTEGER NOT NULL REFERENCES results (id),
	PRIMARY KEY (history, problem)
) WITHOUT ROWID;
CREATE INDEX former_result ON former_parts (result);
`;
