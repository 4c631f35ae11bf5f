import { configDefaults, defineConfig } from "vitest/config";

export const LONG = "**/*.long.test.ts";

export default defineConfig({
	test: {
		include: ["grader/**/*.test.ts", "reference/**/*.test.ts", "problems/**/*.test.ts"],
		exclude: [...configDefaults.exclude, LONG],
		globalSetup: "grader/testing/temporary-folder.ts",
		testTimeout: 120_000,
		hookTimeout: 120_000,
		// More than processors: many a test waits for a deadline.
		maxWorkers: 3,
	},
});
