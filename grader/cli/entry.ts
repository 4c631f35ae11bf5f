/** The program: starts what takes longest, then does the rest. */
import { startEarly } from "./early-start.ts";

void startEarly(process.argv.slice(2)).then(async (early) => {
	// Not imported at the top, so that the process is started before any of it is loaded.
	const { main } = await import("./main.ts");
	await main(early);
});
