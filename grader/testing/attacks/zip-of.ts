/** Zip archives as an attacker writes them: any name, any mode, any size that is claimed. */
import { crc32, deflateRawSync } from "node:zlib";

export interface Entry {
	readonly name: string;
	readonly text?: string | Uint8Array;
	/** Compressed already, with the size that is claimed. */
	readonly bytes?: Uint8Array;
	readonly size?: number;
	/** Unix mode, file type included. */
	readonly mode?: number;
	/** Of the general purpose, beside the one for UTF-8. */
	readonly flags?: number;
	/** Only a name more for the file before. */
	readonly isBefore?: boolean;
}

export function zipOf(entries: readonly Entry[]): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	let before = 0;
	for (const entry of entries) {
		const { name, text = "", bytes = deflateRawSync(text), size = Buffer.byteLength(text), mode = 0o100644, flags = 0, isBefore } = entry;
		const path = Buffer.from(name);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(0x0800 | flags, 2);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(crc32(text), 10);
		common.writeUInt32LE(bytes.length, 14);
		common.writeUInt32LE(size, 18);
		common.writeUInt16LE(path.length, 22);
		const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, path, bytes]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE((mode << 16) >>> 0, 6);
		rest.writeUInt32LE(isBefore === true ? before : offset, 10);
		directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 3]), common, rest, path]));
		if (isBefore === true) continue;
		files.push(file);
		before = offset;
		offset += file.length;
	}
	const size = directory.reduce((sum, part) => sum + part.length, 0);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(Math.min(entries.length, 0xffff), 4);
	end.writeUInt16LE(Math.min(entries.length, 0xffff), 6);
	end.writeUInt32LE(size, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...files, ...directory, Buffer.from("PK\u0005\u0006"), end]);
}
