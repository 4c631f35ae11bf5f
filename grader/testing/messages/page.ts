/** `docs/messages.md`: everything that a student can be told, each with what brings it. */
import { genericMisconceptions } from "../../diagnosis/generic.ts";
import type { LoadedProblem } from "../../problem/loaded-problem.ts";
import type { Misconception } from "../../problem/misconception.ts";
import { titleOf } from "../../report/sentence.ts";
import { QUESTIONS } from "../../report/words.ts";
import type { Example } from "./example.ts";
import { FOUND_SECTIONS } from "./found-examples.ts";
import type { LoadSection } from "./load-rows.ts";
import { LOADING_SECTIONS } from "./loading-examples.ts";
import { handedIn, prose, quoted } from "./markdown.ts";
import { PYTHON_SECTIONS } from "./python-examples.ts";
import { RULE_SECTIONS, type RuleSection } from "./rule-examples.ts";
import { TYPESCRIPT_SECTIONS } from "./typescript-examples.ts";
import { STOPPING, VERDICT_SECTIONS, type VerdictSection } from "./verdict-examples.ts";

const INTRODUCTION = `# Everything that a student can be told

Made by \`npm run generate\` from the words themselves, so that a course can read all of it through. Each stands with a small submission
that brings it, and tests grade these submissions for real. \`{…}\` is filled in when it is told: a name, a number, or words of Python's or the
compiler's own. Where an example is an edit, it is one of a correct submission in \`problems/…/submissions/correct\`.

A mistake is told at the level \`fact\` by what it says, from \`where\` on with a hint, and at \`fix\` with what to write instead; a course sets the
level in its rubric (\`explain\`). [mistakes.md](mistakes.md) says which checks each mistake costs.
`;

export function messagesPage(problems: readonly LoadedProblem[]): string {
	const loads = [...FOUND_SECTIONS, ...LOADING_SECTIONS, ...TYPESCRIPT_SECTIONS, ...PYTHON_SECTIONS];
	return [
		INTRODUCTION,
		"## A submission that cannot be graded\n",
		...loads.map(loadText),
		"## What is asked of a submission, and what is wrong with it\n",
		questionsText(problems),
		...VERDICT_SECTIONS.map(verdictText),
		...mistakesTexts(problems),
		"## Points, lateness and what stands around a report\n",
		...RULE_SECTIONS.map(ruleText),
	].join("\n");
}

function heading(title: string, file: string): string {
	return `### ${title}\n\nFrom \`${file}\`.\n`;
}

function loadText({ title, file, rows }: LoadSection): string {
	const texts = rows.map(({ key, id, message, hint, before, example }) => {
		const told = [...(message === undefined ? [] : [message]), ...(hint === undefined ? [] : [`Next: ${hint}`])];
		const name = id === undefined || id === key ? `**\`${key}\`**` : `**\`${key}\`**, told as \`${id}\``;
		const since = before === undefined ? "" : ` Where the Python that grades is older than 3.${before}.`;
		return `${name}\n\n${quoted(told)}\n${handedIn(example)}${since}\n`;
	});
	return [heading(title, file), ...texts].join("\n");
}

function questionsText(problems: readonly LoadedProblem[]): string {
	const texts = problems.map(({ checks, ...problem }) => {
		const rows = checks.map(({ id }) => `- \`${id}\`: ${prose(titleOf({ checks, ...problem }, id))}`);
		return `${problem.title}:\n\n${rows.join("\n")}\n`;
	});
	const kinds = Object.values(QUESTIONS).map((question) => `- ${prose(question)}`);
	return [heading("The questions", "grader/report/words.ts"), ...texts, "They are made from these:\n", kinds.join("\n"), ""].join("\n");
}

function verdictText({ title, file, rows }: VerdictSection): string {
	const texts = rows.map(({ key, says, example }) => `**\`${key}\`**\n\n${quoted([says])}\n${handedIn(example)}\n`);
	return [heading(title, file), ...texts].join("\n");
}

function ruleText({ title, file, rows }: RuleSection): string {
	const texts = rows.map(
		({ key, says, what, shown }) =>
			`**\`${key}\`**\n\n${quoted([says])}\nBrought by ${prose(what)}.\n${shown === undefined ? "" : `\n${quoted([shown])}`}`,
	);
	return [heading(title, file), ...texts].join("\n");
}

/** Those of any layer as they are told of the first problem, and those of each problem. */
function mistakesTexts(problems: readonly LoadedProblem[]): string[] {
	const told = new Set<string>();
	const section = (title: string, problem: LoadedProblem, misconceptions: readonly Misconception[]) => {
		const left = misconceptions.filter(({ id }) => !told.has(`${title} ${id}`) && !told.has(id));
		return [`## ${title}\n`, ...left.map((misconception) => mistakeText(problem, misconception))].join("\n");
	};
	const [first] = problems as readonly [LoadedProblem, ...LoadedProblem[]];
	const generic = section("Mistakes that can be made in any layer", first, genericMisconceptions(first));
	for (const { id } of genericMisconceptions(first)) told.add(id);
	return [
		generic,
		...problems.map((problem) =>
			section(`Mistakes in ${problem.title}`, problem, [...problem.misconceptions, ...genericMisconceptions(problem)]),
		),
	];
}

function mistakeText(problem: LoadedProblem, { id, says, hint, fix, words = {} }: Misconception): string {
	const filled = Object.entries(words).map(([name, word]) => `\`{${name}}\`, where nothing better is known: ${prose(word)}`);
	const more = filled.length === 0 ? "" : `\n${filled.join("; ")}\n`;
	return `**\`${id}\`**\n\n${quoted([says, `Hint: ${hint}`, `Fix (only at the level \`fix\`): ${fix}`])}${more}\n${handedIn(exampleOf(problem, id))}\n`;
}

/** Of a mistake that no wrong submission makes yet. */
export const NOT_WRITTEN = "a submission that nobody has written down";

/** The smallest of the wrong submissions by which `verify` holds a mistake against the grader. */
function exampleOf({ wrongSubmissions }: LoadedProblem, id: string): Example {
	const examples = Object.entries(wrongSubmissions).flatMap(([base, versions]) =>
		(versions[id] ?? []).map((edits): Example => ({ kind: "edited", base, edits })),
	);
	const size = (example: Example) => JSON.stringify(example).length;
	const smallest = examples.reduce<Example | undefined>(
		(best, each) => (best === undefined || size(each) < size(best) ? each : best),
		undefined,
	);
	const stopping = Object.entries(STOPPING).find(([fault]) => fault === id)?.[1];
	return smallest ?? stopping ?? { kind: "told", what: NOT_WRITTEN };
}
