/** Where each value of a JSON text stands in it. */
import type { ArrayNode, DocumentNode, ObjectNode, ValueNode } from "@humanwhocodes/momoa";

export type Path = readonly PropertyKey[];

export interface Place {
	/** From 1. */
	readonly line: number;
	readonly column: number;
}

/** That of the value, or as near to it as there is something; `asKey`: that of the name before it. */
export function placeOf(document: DocumentNode, path: Path, asKey = false): Place {
	let node: ValueNode = document.body;
	let place: Place = node.loc.start;
	for (const [at, step] of path.entries()) {
		const member = memberOf(node, step);
		if (member === undefined) break;
		place = asKey && at === path.length - 1 ? member.key : member.value.loc.start;
		node = member.value;
	}
	return place;
}

/** Names that stand twice in one object: all but the first. */
export function repeatedNames(document: DocumentNode): { readonly path: Path; readonly place: Place }[] {
	const found: { readonly path: Path; readonly place: Place }[] = [];
	const visit = (node: ValueNode, path: Path): void => {
		if (node.type === "Array") for (const [at, { value }] of node.elements.entries()) visit(value, [...path, at]);
		if (node.type !== "Object") return;
		const seen = new Set<string>();
		for (const { name, value } of node.members) {
			const key = nameOf(name);
			if (seen.has(key)) found.push({ path: [...path, key], place: name.loc.start });
			seen.add(key);
			visit(value, [...path, key]);
		}
	};
	visit(document.body, []);
	return found;
}

function memberOf(node: ValueNode, step: PropertyKey): { readonly key: Place; readonly value: ValueNode } | undefined {
	if (node.type === "Array") return elementOf(node, Number(step));
	if (node.type === "Object") return propertyOf(node, String(step));
	return undefined;
}

function elementOf({ elements }: ArrayNode, at: number) {
	const value = elements[at]?.value;
	return value && { key: value.loc.start, value };
}

/** Of several of that name the last one counts. */
function propertyOf({ members }: ObjectNode, wanted: string) {
	const member = members.findLast(({ name }) => nameOf(name) === wanted);
	return member && { key: member.name.loc.start, value: member.value };
}

function nameOf(name: ObjectNode["members"][number]["name"]): string {
	return name.type === "String" ? name.value : name.name;
}
