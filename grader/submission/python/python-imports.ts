/** What a Python file imports, read off its text: more than it does import, never fewer of those written as statements. */

export interface ImportedName {
	/** Dots before the name: 0 for an absolute import. */
	readonly level: number;
	readonly parts: readonly string[];
}

// Bounded where it could run on, since the text may be hostile. Made when it is needed: making it takes a millisecond.
const imports = (): RegExp =>
	/(?:^|[;:\n])[ \t\f]*(?:from[ \t]*([.\p{ID_Continue}]+)[ \t]*import\b[ \t]*(\([^)]{0,2000}\)|[^\n;]*)|import[ \t]+([^\n;]*))/gu;
const MAX_NAMES = 500;

export function importedNames(text: string): ImportedName[] {
	const namePattern = /[\p{ID_Start}_][\p{ID_Continue}.]*/gu;
	const names: ImportedName[] = [];
	for (const [, module, members = "", modules = ""] of text.replace(/\\\r?\n/g, " ").matchAll(imports())) {
		if (names.length > MAX_NAMES) break;
		if (module === undefined) {
			for (const name of modules.match(namePattern) ?? []) names.push({ level: 0, parts: partsOf(name) });
			continue;
		}
		const level = module.search(/[^.]|$/);
		names.push({ level, parts: partsOf(module) });
		// A member may be a module of the package.
		for (const member of members.match(namePattern) ?? []) names.push({ level, parts: [...partsOf(module), member] });
	}
	return names;
}

/** Folders that it adds to `sys.path`, where they are written as text. */
export function foldersPutOnPath(text: string): string[] {
	const lines = text.split("\n").filter((line) => line.includes("sys.path"));
	return lines.flatMap((line) => [...line.slice(0, 500).matchAll(/["']([\w./-]+)["']/g)].map(([, folder = ""]) => folder));
}

function partsOf(name: string): string[] {
	return name.split(".").filter((part) => part !== "");
}
