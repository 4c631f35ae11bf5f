/** Addresses, and paths as addresses: as much of `URL` as a module asks about where it lies. Made when they are first asked for. */

const PARTS = /^([a-z][a-z\d+.-]*:)(?:\/\/([^/?#:]*)(?::(\d+))?)?([^?#]*)(\?[^#]*)?(#.*)?$/i;

export interface UrlTools {
	readonly URL: new (address: unknown, base?: unknown) => { readonly href: string };
	readonly pathToFileURL: (path: unknown) => { readonly href: string };
	readonly fileURLToPath: (address: unknown) => string;
}

let made: UrlTools | undefined;

export function urlTools(): UrlTools {
	made ??= makeTools();
	return made;
}

export function fileAddress(path: string): string {
	return `file://${encodeURI(path).replaceAll("?", "%3F").replaceAll("#", "%23")}`;
}

function makeTools(): UrlTools {
	class URL {
		protocol = "";
		hostname = "";
		port = "";
		pathname = "";
		search = "";
		hash = "";

		constructor(address: unknown, base?: unknown) {
			const text = String(address);
			const own = PARTS.exec(text);
			if (own !== null) {
				const [, protocol = "", hostname = "", port = "", path = "", search = "", hash = ""] = own;
				const pathname = normalized(path === "" ? "/" : path);
				Object.assign(this, { protocol: protocol.toLowerCase(), hostname, port, pathname, search, hash });
				return;
			}
			if (base === undefined) throw new TypeError("Invalid URL");
			const { protocol, hostname, port, pathname } = new URL(base);
			const [, path = "", search = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(text) ?? [];
			const folder = pathname.slice(0, pathname.lastIndexOf("/") + 1);
			Object.assign(this, { protocol, hostname, port, pathname: normalized(path.startsWith("/") ? path : folder + path), search, hash });
		}

		get host(): string {
			return this.port === "" ? this.hostname : `${this.hostname}:${this.port}`;
		}

		get origin(): string {
			return this.protocol === "file:" ? "null" : `${this.protocol}//${this.host}`;
		}

		get href(): string {
			return `${this.protocol}//${this.host}${this.pathname}${this.search}${this.hash}`;
		}

		toString(): string {
			return this.href;
		}

		toJSON(): string {
			return this.href;
		}

		static canParse(address: unknown, base?: unknown): boolean {
			try {
				return new URL(address, base) instanceof URL;
			} catch {
				return false;
			}
		}
	}

	return {
		URL,
		pathToFileURL: (path) => new URL(fileAddress(String(path))),
		fileURLToPath: (address) => {
			const { protocol, pathname } = address instanceof URL ? address : new URL(address);
			if (protocol !== "file:") throw new TypeError("The URL must be of scheme file");
			return decodeURIComponent(pathname);
		},
	};
}

/** Without `.` and `..`. */
function normalized(path: string): string {
	const kept: string[] = [];
	const parts = path.split("/");
	for (const part of parts) {
		if (part === "..") {
			if (kept.length > 1) kept.pop();
		} else if (part !== ".") kept.push(part);
	}
	return kept.join("/");
}
