/** Mistakes that end a call or the process, by what was thrown or how it died. */
import type { FaultId } from "../oracle/script.ts";
import type { LoadedProblem } from "../problem/loaded-problem.ts";
import type { Evidence, Misconception } from "../problem/misconception.ts";
import { alter } from "./alter.ts";
import { isEntryByEntry, LOOKS, lookForArguments, lookForError, lookForMethod, lookForOperator, lookForValue } from "./fault-hints.ts";

const throwing = (message: string) => (problem: LoadedProblem) =>
	alter(problem, ({ call, args, proceed }) => {
		if (call < problem.calls.length - 1) return proceed(...args);
		throw new Error(message);
	});

/** What templates and students write for what is still to be written. */
const UNWRITTEN = /not (yet )?(been )?(written|implemented)|unimplemented|notimplemented|\bTODO\b/i;

/** How Python says that a call has other arguments than the method. */
const ARGUMENTS =
	/takes (no|\d+|from \d+ to \d+|exactly \d+|at most \d+) (positional )?arguments?|missing \d+ required (positional|keyword-only) argument/;

/** A fault of that kind; the message says more for some. */
const isFault =
	(id: FaultId, message = /^/) =>
	({ failure }: Evidence): boolean =>
		failure.kind === "fault" && failure.fault.id === id && message.test(failure.fault.message);

export function faultMisconceptions(problem: LoadedProblem): Misconception[] {
	return [
		{
			id: "does-not-compile",
			says: "the file does not compile, so that nothing of it can be run.",
			hint: "The message says at which line the compiler lost its way; the mistake is there or just above.",
			fix: "Mend that line.",
		},
		{
			id: `no-${problem.id}-export`,
			says: "no class {class} comes out of the file.",
			hint: "Compare the name and the word `export` with the template.",
			fix: "`export class {class} { … }`.",
		},
		{
			id: "not-written-yet",
			says: "{call} still runs the line that says it is not written yet.",
			hint: "If your code stands above that line, the line itself is what is left to replace.",
			fix: "Put your own code in the place of the template's `throw`, `raise` or `return` line.",
			mutants: [throwing("this is not written yet")(problem)],
			symptom: ({ failure }) => {
				if (failure.kind === "unreadable") return /^`(NotImplemented`|\.\.\.`)/.test(failure.found);
				if (failure.kind !== "fault" || failure.fault.id !== "throws") return false;
				return UNWRITTEN.test(failure.fault.message) || /\b(raise|throw)\b.*\b(NotImplemented|TODO)/.test(failure.fault.at?.text ?? "");
			},
		},
		{
			id: "no-such-method",
			says: "{class} has no method {call}.",
			hint: "{look}",
			fix: "Write {call} as a method of {class}, under exactly that name.",
			symptom: ({ failure }) =>
				failure.kind === "fault" &&
				/ is not a method of /.test(failure.fault.message) && { look: lookForMethod(failure.fault.message, failure.call) },
		},
		{
			id: "other-arguments",
			says: "{call} does not take what it is given.",
			hint: "{look}",
			fix: "Give {call} the table's parameters, in Python after `self`.",
			symptom: ({ failure }) =>
				failure.kind === "fault" &&
				ARGUMENTS.test(failure.fault.message) && { look: lookForArguments(problem, failure.fault, failure.call) },
		},
		{
			id: "entry-by-entry",
			says: "{call} combines two matrices of different shapes entry by entry.",
			hint: "{look}",
			fix: "Use the matrix product (`@`, `np.dot`, `multiply`) where the equation has one; give both sides one shape where it has a sum.",
			symptom: ({ failure }) =>
				failure.kind === "fault" && isEntryByEntry(failure.fault.message) && { look: lookForOperator(failure.fault.at?.text ?? "") },
		},
		{
			id: "shapes-do-not-fit",
			says: "{call} puts two matrices together whose shapes do not fit.",
			hint: "Write the shape of every matrix of that line beside it, by the table: which of them has to be turned?",
			fix: "Use the transpose where the equation has one, and the product in the equation's order.",
			mutants: [throwing("Dimension mismatch (2 != 3)")(problem)],
			symptom: isFault(
				"throws",
				/dimension mismatch|dimensions? (must|should|do not|don't)|mismatch in its core dimension|not aligned|inhomogeneous shape|shapes? .*(mismatch|not match|incompatible)|inner sizes/i,
			),
		},
		{
			id: "uses-undefined",
			says: "{call} uses something that has no value.",
			hint: "{look}",
			fix: "Assign the attribute or variable before it is used, under the same name.",
			words: { look: LOOKS["name-somewhere"] },
			mutants: [throwing("TypeError: Cannot read properties of undefined (reading 'length')")(problem)],
			symptom: ({ failure }) =>
				failure.kind === "fault" &&
				failure.fault.id === "throws" &&
				/undefined|is not defined|is not a function|of null|not iterable|has no attribute|NameError|UnboundLocal|NoneType/i.test(
					failure.fault.message,
				) && { look: lookForValue(problem, failure.fault) },
		},
		{
			id: "throws",
			says: "{call} stops with an error.",
			hint: "{look}",
			fix: "Mend the line that throws.",
			words: { look: "What does the message say was wrong?" },
			mutants: [throwing("something else")(problem)],
			symptom: ({ failure }) => failure.kind === "fault" && failure.fault.id === "throws" && { look: lookForError(failure.fault) },
		},
		{
			id: "async-method",
			says: "{call} gives back a promise in place of the value.",
			hint: "Look at the word before the method's name, and for a `yield` or `await` in it.",
			fix: "Remove `async` (or `yield`): every call is an ordinary one.",
			symptom: isFault("async-method"),
		},
		{
			id: "times-out",
			says: "{call} did not come back in time.",
			hint: "Look for a loop whose condition never becomes false.",
			fix: "Mend the loop's end condition.",
			symptom: isFault("times-out"),
		},
		{
			id: "out-of-memory",
			says: "{call} used more memory than there is.",
			hint: "Look for a list or a matrix that grows in a loop.",
			fix: "Build each matrix once, with the table's shape.",
			symptom: isFault("out-of-memory"),
		},
		{
			id: "exits-process",
			says: "{call} ended the whole program.",
			hint: "Look for a call that exits.",
			fix: "Remove the call that exits; return the value.",
			symptom: isFault("exits-process"),
		},
		{
			id: "touches-files",
			says: "{call} opens or changes a file.",
			hint: "A layer computes with matrices alone: nothing needs to be read or written.",
			fix: "Remove the code that reads or writes files.",
			symptom: isFault("touches-files"),
		},
		{
			id: "starts-processes",
			says: "{call} starts another program or a connection.",
			hint: "A layer computes with matrices alone: no other program and no network is needed.",
			fix: "Remove the code that starts programs or connections.",
			symptom: isFault("starts-processes"),
		},
		{
			id: "prints-too-much",
			says: "{call} prints without end.",
			hint: "Is there a line that prints inside of a loop?",
			fix: "Remove the printing.",
			symptom: isFault("prints-too-much"),
		},
		{
			id: "breaks-protocol",
			says: "{call} wrote into the channel of the grader.",
			hint: "Only return values and attributes count; nothing needs to be written anywhere.",
			fix: "Remove the code that writes to open descriptors.",
			symptom: isFault("breaks-protocol"),
		},
	];
}
