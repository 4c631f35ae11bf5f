/** Python in tests: where it is missing they are skipped, loudly; in CI they fail instead. */
import { describe } from "vitest";
import { pythonCommand } from "../sandbox/python-command.ts";

function whyMissing(): string | undefined {
	try {
		pythonCommand();
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

const missing = whyMissing();
const isSkipped = missing !== undefined && process.env.CI === undefined;
if (isSkipped) console.warn(`\nThe Python tests are SKIPPED. ${missing}\n`);

export const describePython = isSkipped ? describe.skip : describe;
