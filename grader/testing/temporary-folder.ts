/** What the tests write lies below one folder, which is removed when they have ended. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string | undefined;

/** Called by vitest before it starts the processes that run the tests, which take over the environment. */
export function setup(): void {
	folder = mkdtempSync(join(tmpdir(), "gradecheck-tests-"));
	// For everyone, as the temporary folder itself is: some of what the tests start runs as another user.
	chmodSync(folder, 0o1777);
	process.env.TMPDIR = folder;
}

export function teardown(): void {
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
