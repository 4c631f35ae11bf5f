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
