import { describe, expect, it } from "vitest";
import { constructPastErrors } from "./constructor.ts";

class Base {
	readonly fromBase = 1;
}

class Stops extends Base {
	readonly field = [2];
	readonly #hidden = 3;
	declare assigned: number | undefined;
	declare after: number | undefined;

	constructor(given: number) {
		super();
		this.assigned = given;
		(undefined as unknown as () => void)();
		this.after = 4;
	}

	method(): number {
		return this.#hidden;
	}
}

describe("a constructor that throws", () => {
	it("leaves what it set up before", () => {
		const made = constructPastErrors(Stops as never, [5]) as Stops;
		expect({ ...made }).toEqual({ fromBase: 1, field: [2], assigned: 5 });
		expect(made.method()).toBe(3);
		expect(Object.getPrototypeOf(made)).toBe(Stops.prototype);
	});

	it("leaves an empty instance where all that it sets is declared as a field, which shows it to nobody", () => {
		class Empty {
			field = 1;
			constructor() {
				this.field = 2;
				throw new Error("after that");
			}
		}
		const made = constructPastErrors(Empty as never, []);
		expect(Object.keys(made)).toEqual([]);
		expect(Object.getPrototypeOf(made)).toBe(Empty.prototype);
	});

	it("that does not throw is an ordinary one", () => {
		class Good {
			#value = 0;
			set value(to: number) {
				this.#value = to;
			}
			get value(): number {
				return this.#value;
			}
			constructor(given: number) {
				this.value = given;
			}
		}
		const made = constructPastErrors(Good as never, [6]) as Good;
		expect(made.value).toBe(6);
		expect(Object.getPrototypeOf(made)).toBe(Good.prototype);
	});
});
