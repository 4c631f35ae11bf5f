import { expect, it } from "vitest";
import { hasColour } from "./output.ts";

it.each<[boolean, boolean, NodeJS.ProcessEnv]>([
	[true, true, {}],
	[false, false, {}],
	[false, true, { NO_COLOR: "1" }],
	[true, true, { NO_COLOR: "" }],
	[false, true, { NODE_DISABLE_COLORS: "1" }],
	[false, true, { TERM: "dumb" }],
	[true, false, { FORCE_COLOR: "1" }],
	[true, false, { FORCE_COLOR: "" }],
	[true, false, { FORCE_COLOR: "3", NO_COLOR: "1" }],
	[false, true, { FORCE_COLOR: "0" }],
])("colour is %s where a terminal is %s and the environment %j, as in Node", (colour, isTTY, env) => {
	expect(hasColour({ isTTY }, env)).toBe(colour);
});
