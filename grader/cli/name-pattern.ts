/** `--name-pattern`: what a pattern of staff's finds in names that students had a hand in. */
import { createContext, Script } from "node:vm";
import type { Listed, System } from "../class/listed.ts";
import { byPattern, PATTERN_GROUPS, type PatternGroups } from "../class/name-pattern.ts";
import { UsageError } from "../submission/usage-error.ts";

/** For all names together; an honest pattern takes microseconds for each. */
const LIMIT_MS = 5_000;
const EXAMPLE = "Such as --name-pattern '^hw1_(?<student>[a-z0-9]+)'.";

/** Throws `UsageError` for what is no pattern, or has no group `student`. */
export function namePattern(pattern: string): (entries: readonly Listed[]) => System {
	const groups = groupsIn(pattern);
	const unknown = groups.find((group) => !(PATTERN_GROUPS as readonly string[]).includes(group));
	if (unknown !== undefined) throw new UsageError(`--name-pattern has a group ${unknown}`, `It may have ${PATTERN_GROUPS.join(", ")}.`);
	if (!groups.includes("student")) throw new UsageError("--name-pattern has no group (?<student>…)", EXAMPLE);
	return (entries) => {
		const found = findIn(
			pattern,
			entries.map(({ name }) => name),
		);
		if (found.size > 0 || entries.length === 0) return byPattern(found);
		throw new UsageError(`--name-pattern fits none of the ${entries.length} names, such as ${JSON.stringify(entries[0]?.name)}`, EXAMPLE);
	};
}

function groupsIn(pattern: string): string[] {
	try {
		return Object.keys(new RegExp(`${pattern}|`, "u").exec("")?.groups ?? {});
	} catch (error) {
		throw new UsageError(`--name-pattern is no regular expression: ${(error as Error).message}`, EXAMPLE);
	}
}

/** A pattern can take for ever over a name that was made for it: it is ended then. */
function findIn(pattern: string, names: readonly string[]): Map<string, PatternGroups> {
	const script = new Script(
		`const pattern = new RegExp(${JSON.stringify(pattern)}, "u");
		JSON.stringify(names.map((name) => { const found = pattern.exec(name); return found === null ? null : found.groups; }))`,
	);
	let found: (PatternGroups | null)[];
	try {
		found = JSON.parse(script.runInContext(createContext({ names: [...names] }), { timeout: LIMIT_MS }));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
		throw new UsageError("--name-pattern takes too long over these names", "Leave out repetitions of repetitions, such as (a+)+.");
	}
	return new Map(found.flatMap((groups, at) => (groups === null ? [] : [[names[at] as string, groups] as const])));
}
