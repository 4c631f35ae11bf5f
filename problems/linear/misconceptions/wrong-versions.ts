/** How a wrong `Linear` is made: the reference with one thing changed. */
import type { LayerModule } from "../../../grader/problem/misconception.ts";
import type { Rows } from "../../../grader/problem/rows.ts";
import { LinearByLoops } from "../../../reference/linear-by-loops.ts";

type Result = unknown;

export function afterConstructor(change: (layer: LinearByLoops) => void): LayerModule {
	return () =>
		class extends LinearByLoops {
			constructor(inFeatures: number, outFeatures: number) {
				super(inFeatures, outFeatures);
				change(this);
			}
		};
}

/** `change` gives what `forward` returns, which is Z in the reference. */
export function afterForward(change: (layer: LinearByLoops, A: Rows, Z: Rows) => Result): LayerModule {
	return () =>
		class extends LinearByLoops {
			override forward(A: Rows): Rows {
				return change(this, A, super.forward(A)) as Rows;
			}
		};
}

/** `change` gives what `backward` returns, which is dLdA in the reference. */
export function afterBackward(change: (layer: LinearByLoops, dLdZ: Rows, dLdA: Rows) => Result): LayerModule {
	return () =>
		class extends LinearByLoops {
			override backward(dLdZ: Rows): Rows {
				return change(this, dLdZ, super.backward(dLdZ)) as Rows;
			}
		};
}

/** `backward` as it is, with something stored differently. */
export function storing(change: (layer: LinearByLoops, dLdZ: Rows) => void): LayerModule {
	return afterBackward((layer, dLdZ, dLdA) => {
		change(layer, dLdZ);
		return dLdA;
	});
}

/** Takes an attribute away. */
export function remove(layer: LinearByLoops, name: keyof LinearByLoops): void {
	Reflect.deleteProperty(layer, name);
}

/** Sets an attribute to something that the reference would not hold. */
export function set(layer: LinearByLoops, name: keyof LinearByLoops, value: unknown): void {
	Reflect.set(layer, name, value);
}
