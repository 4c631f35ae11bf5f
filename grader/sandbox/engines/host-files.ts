/** Where the built files lie that a host is made of. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Beside the bundled command line, or in the repository's `dist` when run from source. */
export function distFolder(): string {
	const here = fileURLToPath(new URL(".", import.meta.url));
	return readdirSync(here).includes("node-host.cjs") ? here.replace(/\/$/, "") : fileURLToPath(new URL("../../../dist", import.meta.url));
}
