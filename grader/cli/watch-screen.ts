/** What stands on the screen while a submission is watched: one grading at a time, what has changed, and that it goes on. */
import { changeText } from "../report/change.ts";
import { forTerminal as clean } from "../report/escape.ts";
import type { Result } from "../report/result.ts";
import { wrap } from "../report/wrap.ts";
import { clearScreen, painter, print } from "./output.ts";

const COLUMNS = 80;

export class WatchScreen {
	readonly #name: string;
	/** Of the last grading that there was. */
	#before: readonly Result[] | undefined;

	constructor(path: string) {
		this.#name = clean(path);
	}

	/** Below what stands there still, which a person may be reading. */
	checking(): void {
		print(dim("checking…"));
	}

	show(results: readonly Result[], report: () => void): void {
		clearScreen();
		report();
		if (this.#before !== undefined)
			print(`${wrap(`Since the last save: ${changeText(this.#before, results)}.`, COLUMNS, "  ").join("\n")}\n`);
		this.#before = results;
		this.#goOn();
	}

	/** Where there is nothing to show but why. */
	fail(tell: () => void): void {
		clearScreen();
		tell();
		print("");
		this.#goOn();
	}

	/** What came later of the same grading. */
	add(text: string): void {
		print(`\n${text}`);
		this.#goOn();
	}

	#goOn(): void {
		print(dim(`Watching ${this.#name}: save it to check again, press Ctrl-C to stop.`));
	}
}

const dim = painter(2);
