/** Tar archives as an attacker writes them: any name, any type, any size that is claimed. */

export interface TarEntry {
	readonly name: string;
	readonly text?: string;
	/** What is claimed, as it stands in the header. */
	readonly size?: string;
	/** `0` a file, `1` a hard link, `2` a link, `3` and `4` devices, `6` a pipe, `L` a long name, `S` sparse, `x` and `g` extended headers. */
	readonly type?: string;
	readonly linkTo?: string;
}

const BLOCK = 512;

export function tarOf(entries: readonly TarEntry[]): Buffer {
	return Buffer.concat([...entries.flatMap(({ text = "", ...entry }) => [header(entry, text), padded(text)]), Buffer.alloc(2 * BLOCK)]);
}

/** The text of an extended header: each line says how long it is. */
export function extended(values: Readonly<Record<string, string>>): string {
	return Object.entries(values)
		.map(([key, value]) => {
			const rest = ` ${key}=${value}\n`;
			const digits = String(Buffer.byteLength(rest)).length;
			const length = Buffer.byteLength(rest) + digits;
			return `${String(length).length === digits ? length : length + 1}${rest}`;
		})
		.join("");
}

function header({ name, size, type = "0", linkTo = "" }: TarEntry, text: string): Buffer {
	const block = Buffer.alloc(BLOCK);
	const write = (value: string, at: number) => block.write(value, at, "latin1");
	block.write(name.slice(0, 100), 0, "utf8");
	for (const [value, at] of [
		["0000644\0", 100],
		["0000000\0", 108],
		["0000000\0", 116],
		[size ?? `${Buffer.byteLength(text).toString(8).padStart(11, "0")}\0`, 124],
		["00000000000\0", 136],
		["        ", 148],
		[type, 156],
		[linkTo.slice(0, 100), 157],
		["ustar\u000000", 257],
	] as const)
		write(value, at);
	const sum = block.reduce((total, byte) => total + byte, 0);
	write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
	return block;
}

function padded(text: string): Buffer {
	const bytes = Buffer.from(text);
	return Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}
