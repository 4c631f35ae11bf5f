import { defineConfig } from "vitest/config";

export default defineConfig({
	test: { include: ["*.peer.ts"], reporters: [["json", { outputFile: process.env.PEER_OUT ?? "results.json" }]] },
});
