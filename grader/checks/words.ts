/** Ends of sentences about verdicts: why a check is not judged, and in which company an answer is another one. */

/** Of a blocked check. `{call}` is its own. */
export const WHY_BLOCKED = {
	"call-before": "the call before it did not come back",
	"call-before-often": "the call before it did not come back often enough",
	call: "{call} did not come back",
	"call-often": "{call} did not come back often enough",
	"call-hardly": "{call} hardly ever came back",
	"nothing-ran": "no call came back with a result",
	"nothing-computed": "nothing is computed from the inputs, so that there is nothing to compare",
	"no-gradient": "{quantity} was not computed, so that there is nothing to hold the differences against",
	"no-precision": "nothing is computed that has a precision to judge",
	"nothing-to-shape": "{quantity} is not what was asked for, so that its shape says nothing",
	"same-numbers": "{call} gives the same numbers whatever it is given",
} as const;

/** Behind `… is different` and behind a call that stopped. `{first}` is the problem's first call. */
export const WHEN = {
	"other-instance": "after another instance was used",
	"in-turns": "when two instances take turns",
	"used-instance": "on an instance that was used before",
	"called-again": "when {call} is called a second time after one {first}",
	"first-twice": "when {first} was called twice before",
	"returned-again": "after a later call: the matrix that was returned is used again",
	"same-inputs": "with the same inputs once more",
} as const;
