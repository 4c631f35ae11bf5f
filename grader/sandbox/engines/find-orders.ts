/** Finds out how mathjs sorts the signatures of the functions that the inner realm builds; prints it as JSON. */
import { readFileSync, writeFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import { isSignatures } from "../../hosts/node/sort.ts";

const STDOUT = 1;
const [sourceFile] = process.argv.slice(2) as [string];
const context = createContext({});
const ArrayOfRealm = new Script("Array").runInContext(context) as ArrayConstructor;
const { sort } = ArrayOfRealm.prototype;
const orders: number[][] = [];
ArrayOfRealm.prototype.sort = function (this: unknown[], compare) {
	const unsorted = [...this];
	const sorted = sort.call(this, compare);
	if (isSignatures(unsorted)) orders.push(this.map((element) => unsorted.indexOf(element)));
	return sorted;
};
new Script(readFileSync(sourceFile, "utf8")).runInContext(context);
writeFileSync(STDOUT, JSON.stringify(orders));
