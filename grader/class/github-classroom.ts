/** GitHub Classroom's clones: `assignment-username` folders, each with a `.git`. */
import type { Listed, Reading, System } from "./listed.ts";

export const githubClassroom: System = {
	says: "GitHub Classroom's clones",
	recognizer: (entries) => {
		const clones = entries.filter(({ isClone }) => isClone).map(({ name }) => name);
		const prefix = commonPrefix(clones);
		return clones.length > 1 && prefix !== "" ? (entry) => read(entry, prefix) : undefined;
	},
};

function read({ name, isClone }: Listed, prefix: string): Reading | undefined {
	if (!isClone || !name.startsWith(prefix)) return undefined;
	return { key: name, label: name, people: [{ mayBe: userNames(name, prefix) }], order: 0 };
}

/** Both parts of a folder's name may have hyphens: the user may be any end of it. The one behind what all have in common is likeliest. */
function userNames(name: string, prefix: string): string[] {
	const ends = [...name.matchAll(/-/g)].map(({ index }) => name.slice(index + 1)).filter((end) => end !== "");
	return [...new Set([name.slice(prefix.length), ...ends])];
}

/** Up to its last hyphen. */
function commonPrefix(names: readonly string[]): string {
	const [first = ""] = names;
	let length = first.length;
	for (const name of names) while (!name.startsWith(first.slice(0, length))) length -= 1;
	const prefix = first.slice(0, length);
	return prefix.slice(0, prefix.lastIndexOf("-") + 1);
}
