import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["grader/**/*.test.ts", "reference/**/*.test.ts", "problems/**/*.test.ts"],
		globalSetup: "grader/testing/temporary-folder.ts",
		testTimeout: 120_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
	},
});
