/** The way from an open folder to what lies below it; the folders on it stay open for what is asked next, which mostly lies beside it. */
import type { OpenFolder } from "./open-folder.ts";

export class FolderWay {
	readonly #root: OpenFolder;
	readonly #steps: { readonly name: string; readonly folder: OpenFolder }[] = [];

	constructor(root: OpenFolder) {
		this.#root = root;
	}

	/** By its path, `""` for the folder that the way begins at; open until the next is asked for. `undefined` where there is no such folder. */
	to(path: string): OpenFolder | undefined {
		const names = path === "" ? [] : path.split("/");
		if (names.some((name) => name === "" || name === "." || name === "..")) return undefined;
		const common = names.findIndex((name, at) => this.#steps[at]?.name !== name);
		this.#goBack(common < 0 ? names.length : common);
		try {
			for (const name of names.slice(this.#steps.length)) this.#steps.push({ name, folder: this.#last.folder(name) });
		} catch (error) {
			if (isNothing(error)) return undefined;
			throw error;
		}
		return this.#last;
	}

	close(): void {
		this.#goBack(0);
	}

	get #last(): OpenFolder {
		return this.#steps.at(-1)?.folder ?? this.#root;
	}

	#goBack(length: number): void {
		for (const { folder } of this.#steps.splice(length)) folder.close();
	}
}

/** Of an error in opening a folder: whether there is none of that name. */
export function isNothing(error: unknown): boolean {
	return ["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes((error as NodeJS.ErrnoException).code ?? "");
}
