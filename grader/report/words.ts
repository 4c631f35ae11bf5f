/** What a student reads of a check: the question that it asks, and what is wrong with an answer. */
import type { FaultId } from "../oracle/script.ts";
import type { CheckDeclaration } from "../problem/check-ids.ts";

/** By the kind of the check. */
export const QUESTIONS: Readonly<Record<CheckDeclaration["kind"], string>> = {
	init: "{parameter} is created as zeros of the right shape",
	shape: "{call} gives results of the right shape",
	state: "{call} stores {stored}",
	value: "{call} computes {quantity} = {equation}",
	gradcheck: "{quantity} agrees with small changes of {of}",
	inputs: "no call changes what it was given",
	parameters: "no call changes {parameters}",
	instances: "two instances share nothing",
	repeat: "a later call replaces earlier results",
	deterministic: "the same inputs give the same outputs",
	precision: "results keep the full precision of a number",
};

/** What is wrong with an answer. `{expected}` and `{received}` are shapes, `{table}` is one in the table's letters. */
export const WRONG = {
	"not-returned": "{quantity} was not returned: the call gave back {found}.",
	"holds-nothing": "{quantity} is {found}; expected {table}.",
	absent: "{quantity} was not {how}: the instance has no attribute {quantity}.",
	"absent-but-near": "{quantity} was not {how}: the instance has no attribute {quantity}. Did you mean {near}, which it has?",
	unreadable: "{quantity} is {found}; expected a matrix, or nested lists of numbers.",
	shape: "{quantity} has shape {received}; expected {table} = {expected}.",
	number: "{quantity} is {received}; expected {table} = {expected}.",
	values: "{entries} wrong.",
	"values-of-a-dtype": "{entries} wrong. Its dtype is {dtype}; make it float64.",
	"values-of-whole-numbers": "{entries} wrong. Its dtype is {dtype}, which has no fractions; make it float64.",
	changed: "{quantity} was changed by {call}; work on a copy of it.",
	differs: "{quantity} is different {when}.",
	dtype: "Make it float64, which is the default.",
	precision: "{entries} not as precise as a float64 number.",
} as const;

/** How the sentences about entries begin: of several, one of which is wrong, and of a single one. */
export const ENTRIES = {
	several: "{wrong} of {count} entries of {quantity} are",
	"one-of-several": "1 of {count} entries of {quantity} is",
	one: "1 of 1 entry of {quantity} is",
} as const;

/** A call that did not come back, by the fault's id. `{place}` is ` (linear.ts, line 12)`, where it is known; `{said}` what was thrown. */
export const STOPPED: Readonly<Record<FaultId, string>> = {
	throws: "{call} stopped with an error{place}: {said}",
	"async-method": "{call} is async; it must not be, and return the value itself.",
	"times-out": "{call} did not come back: {said}. Look for a loop that never ends.",
	"out-of-memory": "{call} used too much memory. Look for a matrix or a list that keeps growing.",
	"touches-files": "{call} was not allowed to use a file{place}: {said}. A layer computes with what it is given, and needs no files.",
	"starts-processes": "{call} was not allowed to start a program or to use the network{place}: {said}. A layer needs neither.",
	"prints-too-much": "{call} printed without end: {said}. Look for a print in a loop.",
	"breaks-protocol": "{call} wrote where the grader listens ({said}). Return results; do not write to open files.",
	"exits-process": "{call} ended the program ({said}). Raise an error instead of ending it.",
};

export const BLOCKED = {
	load: "Not judged: the submission could not be run.",
	unseen: "Not judged: {why}.",
	check: "Not judged: {why} (see {check}).",
} as const;

export const WHY_UNSEEN = "a check that is not shown is in its way";

/** What is said of the points, and of checks that are not shown. `{when}` is one of `UNTIL`. */
export const POINTS = {
	total: "{score} of {maxScore} points.",
	shown: "{score} of {maxScore} points for the checks that are shown.",
	"one-beside-the-mark": "1 check worth {points} points is not shown; the mark counts it.",
	"several-beside-the-mark": "{count} checks worth {points} points are not shown; the mark counts them.",
	hidden: "Some checks are not shown to you, and count as well: the points that you see are not your whole score.",
	"hidden-without-points": "Some checks, which carry no points, are not shown to you.",
	later: "Some checks are shown only {when}, and count as well: until then the points that you see are not your whole score.",
	"later-without-points": "Some checks, which carry no points, are shown only {when}.",
} as const;

export const UNTIL = { after_due_date: "after the due date", after_published: "once grades are published" } as const;

/** What stands around all this, in more places than one or in a terminal; a label in one format stands there. */
export const AROUND = {
	tied: "One of these, which cannot be told apart here:",
	pattern: "It is wrong only when {when}.",
	start: "Start with {check}; the checks build on each other.",
	needs: "-- stands for: not judged, since it needs {what}.",
	"the-above": "what is wrong above",
	"unseen-check": "a check that is not shown",
	printed: "Your program printed this, which costs no marks:",
	remarks: "TypeScript also says (this costs no marks):",
	"all-right": "Everything is right.",
	"shown-right": "All that is shown is right.",
	"chosen-right": "All of this is right; the other checks are not shown.",
	"none-shown": "None of its checks is shown.",
	"not-run": "The submission could not be run, so nothing was judged.",
} as const;
