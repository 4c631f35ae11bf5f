/**
 * mathjs sorts the signatures of each function that it builds, which takes a third of the time that building it does. For the functions
 * that every process builds, in the same order each time, the build finds out how they are sorted.
 */

/** For each sort the former position of every element; set by the build, empty when it finds them out. */
declare const SIGNATURE_ORDERS: readonly (readonly number[])[];

export function isSignatures(list: readonly unknown[]): boolean {
	const [first] = list;
	return typeof first === "object" && first !== null && "params" in first;
}

/** Until what comes back is called, arrays of signatures are sorted as it is known. No submission has run yet. */
export function sortAsKnown(): () => void {
	const { sort } = Array.prototype;
	const orders = SIGNATURE_ORDERS.values();
	Array.prototype.sort = function (this: unknown[], compare) {
		const order = isSignatures(this) ? orders.next().value : undefined;
		if (order?.length !== this.length) return sort.call(this, compare);
		const unsorted = this.slice();
		for (const [at, before] of order.entries()) this[at] = unsorted[before];
		return this;
	};
	return () => {
		Array.prototype.sort = sort;
	};
}
