/** For the build: mathjs draws from the realm's own chance, which follows the script, unless a submission names a seed. */
import type { Plugin } from "esbuild";

/** What mathjs asks for its generators: a text is a seed that was named, a number the time at which mathjs was loaded. */
const GENERATORS = `
import seeded from "seedrandom/seedrandom.js";
import { random } from "./hosts/node/ambient.ts";
export default (seed) => (typeof seed === "string" ? seeded(seed) : random);
`;

export const mathjsChance: Plugin = {
	name: "mathjs-chance",
	setup(build) {
		build.onResolve({ filter: /^seedrandom$/ }, () => ({ path: "seedrandom", namespace: "mathjs-chance" }));
		build.onLoad({ filter: /.*/, namespace: "mathjs-chance" }, () => ({ contents: GENERATORS, resolveDir: import.meta.dirname }));
	},
};
