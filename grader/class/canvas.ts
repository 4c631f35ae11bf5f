/** Canvas: `doejane_LATE_12345_678901_linear.ts`, flat; the sortable name, the user, the attachment, and the student's own file name. */
import type { Listed, Reading, System } from "./listed.ts";

/** Digits of an attachment's id: Canvas counts them for all courses together, other people's names seldom have as many. */
const LEAST_DIGITS = 3;

export const canvas: System = {
	says: "Canvas's archive",
	recognizer: (entries) => {
		const files = entries.flatMap((entry) => read(entry) ?? []);
		return isOneName(files) && areUnique(files.flatMap(({ attachment }) => attachment ?? [])) ? (entry) => read(entry) : undefined;
	},
};

type CanvasReading = Reading & { readonly attachment?: string };

function read({ name, kind }: Listed): CanvasReading | undefined {
	if (kind !== "file") return undefined;
	return readAnonymous(name) ?? readTyped(name) ?? readFile(name);
}

/** As Canvas takes its own names apart: the first two parts that are all digits. */
function readFile(name: string): CanvasReading | undefined {
	const parts = name.split("_");
	const user = parts.findIndex((part) => /^\d+$/.test(part));
	const attachment = parts.findIndex((part, at) => at > user && /^\d+$/.test(part));
	const file = parts.slice(attachment + 1).join("_");
	if (user < 1 || attachment < 0 || file === "" || (parts[attachment] as string).length < LEAST_DIGITS) return undefined;
	return {
		...ofStudent(parts.slice(0, user), parts[user] as string),
		file,
		order: Number(parts[attachment]),
		attachment: parts[attachment] as string,
	};
}

function readTyped(name: string): CanvasReading | undefined {
	const [, who, user] = /^(.+)_(\d+)_(?:text|link)\.html$/.exec(name) ?? [];
	if (who === undefined || user === undefined) return undefined;
	return { ...ofStudent(who.split("_"), user), order: 0, isTyped: true };
}

function readAnonymous(name: string): CanvasReading | undefined {
	const [, before, id, after, attachment, file] = /^anon_(LATE_)?([A-Za-z0-9]{1,12})_(LATE_)?(?:(\d+)_)?(.+)$/.exec(name) ?? [];
	if (id === undefined || file === undefined) return undefined;
	const isTyped = attachment === undefined && /^(text|link)\.html$/.test(file);
	if (!isTyped && attachment === undefined) return undefined;
	const who = { key: `anon ${id}`, label: `anon_${id}`, people: [{}], ...((before ?? after) !== undefined && { isLate: true as const }) };
	return isTyped ? { ...who, order: 0, isTyped } : { ...who, file, order: Number(attachment), attachment: attachment as string };
}

function ofStudent(parts: readonly string[], user: string): Pick<Reading, "key" | "label" | "people"> & { readonly isLate?: true } {
	const isLate = parts.length > 1 && parts.at(-1) === "LATE";
	const squashed = (isLate ? parts.slice(0, -1) : parts).join("_");
	return { key: user, label: `${squashed}_${user}`, people: [{ canvasId: user, squashed }], ...(isLate && { isLate }) };
}

/** Nobody has two names there. */
function isOneName(files: readonly CanvasReading[]): boolean {
	const names = new Map<string, string>();
	return files.every(({ key, label }) => (names.get(key) ?? label) === label && names.set(key, label) !== undefined);
}

function areUnique(ids: readonly string[]): boolean {
	return new Set(ids).size === ids.length;
}
