/** What Node shares with browsers, and a computing module may ask for. There is no network, and so no `fetch`. */
import { urlTools } from "./url.ts";

export const WEB_NAMES = ["URL", "TextEncoder", "TextDecoder"] as const;

export function webClass(name: (typeof WEB_NAMES)[number]): unknown {
	return name === "URL" ? urlTools().URL : textClasses()[name];
}

/** `tick` looks at the clock, in milliseconds. */
export function makePerformance(tick: () => number): Record<string, unknown> {
	const none = () => [];
	const silent = () => undefined;
	return {
		now: tick,
		timeOrigin: 0,
		mark: silent,
		measure: silent,
		clearMarks: silent,
		clearMeasures: silent,
		getEntries: none,
		getEntriesByName: none,
		getEntriesByType: none,
	};
}

/** `random` draws from 0 to 1. */
export function makeCrypto(random: () => number): Record<string, unknown> {
	return {
		getRandomValues: (array: { length: number; [at: number]: number }) => {
			for (let at = 0; at < array.length; at += 1) array[at] = Math.floor(random() * 2 ** 32);
			return array;
		},
		randomUUID: () => "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => Math.floor(random() * 16).toString(16)),
	};
}

/** UTF-8 alone. */
function textClasses() {
	class TextEncoder {
		readonly encoding = "utf-8";

		encode(text: unknown = ""): Uint8Array {
			const bytes: number[] = [];
			for (const [, hex, plain = ""] of encodeURIComponent(String(text).toWellFormed()).matchAll(/%(..)|(.)/g))
				bytes.push(hex === undefined ? plain.charCodeAt(0) : Number.parseInt(hex, 16));
			return Uint8Array.from(bytes);
		}
	}

	/** Bytes that are no UTF-8 are read one by one. */
	class TextDecoder {
		readonly encoding = "utf-8";

		decode(bytes: ArrayBuffer | ArrayBufferView = new Uint8Array()): string {
			const view = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
			let text = "";
			for (const byte of view) text += `%${byte.toString(16).padStart(2, "0")}`;
			try {
				return decodeURIComponent(text);
			} catch {
				return String.fromCharCode(...view);
			}
		}
	}
	return { TextEncoder, TextDecoder };
}
