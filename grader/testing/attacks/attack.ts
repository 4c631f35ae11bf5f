/** One attack: something hostile to hand in. */
import type { Canaries } from "./canaries.ts";

export interface Attack {
	readonly name: string;
	readonly language: "TypeScript" | "Python";
	/** Points that it is worth without the attack. */
	readonly most: number;
	/** Points that it has to get, where it is the victim. */
	readonly least?: number;
	/** Writes it into the submission's folder and gives the path to hand in. */
	readonly layOut: (canaries: Pick<Canaries, "submission" | "places">) => string | Promise<string>;
}
