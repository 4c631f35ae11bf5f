/** The checks that follow from a problem's table, by id, in the order in which they are judged and shown. */
import type { Table } from "./table.ts";

/** What a check asks; `call`, `quantity` and `parameter` name the part of the table that it is about. */
export type CheckKind =
	| { readonly kind: "init"; readonly parameter: string }
	| { readonly kind: "shape"; readonly call: string }
	| { readonly kind: "state"; readonly call: string }
	| { readonly kind: "value"; readonly call: string; readonly quantity: string }
	| { readonly kind: "gradcheck"; readonly of: string; readonly quantity: string }
	| { readonly kind: "inputs" | "parameters" | "instances" | "repeat" | "deterministic" | "precision" };

export type CheckDeclaration = CheckKind & { readonly id: string };

export function declareChecks(table: Table): CheckDeclaration[] {
	const gradients = new Set(table.gradients.map((gradient) => gradient.is));
	const checks: CheckDeclaration[] = table.parameters.map((parameter) => ({ id: `init.${parameter}`, kind: "init", parameter }));
	for (const call of table.calls) {
		checks.push({ id: `${call.name}.shape`, kind: "shape", call: call.name });
		if (storedInputs(table, call.name).length > 0) checks.push({ id: `${call.name}.state`, kind: "state", call: call.name });
		for (const quantity of computedBy(table, call.name))
			checks.push({ id: `${call.name}.${gradients.has(quantity) ? quantity : "value"}`, kind: "value", call: call.name, quantity });
	}
	for (const { of, is } of table.gradients) checks.push({ id: `gradcheck.${of}`, kind: "gradcheck", of, quantity: is });
	const hygiene = ["inputs", "parameters", "instances", "repeat", "deterministic", "precision"] as const;
	for (const kind of hygiene) if (kind !== "parameters" || table.parameters.length > 0) checks.push({ id: `hygiene.${kind}`, kind });
	return checks;
}

/** What a call works out: its result, and what it stores besides its inputs. */
export function computedBy(table: Table, callName: string): string[] {
	const call = callOf(table, callName);
	return [call.returns, ...call.stores.filter((name) => table.quantities[name]?.equation !== undefined && name !== call.returns)];
}

/** What a call keeps for a later one: its inputs and sizes. */
export function storedInputs(table: Table, callName: string): string[] {
	return callOf(table, callName).stores.filter((name) => table.quantities[name]?.equation === undefined);
}

/** Everything the grader chooses freely: the parameters and the inputs of every call. */
export function freeQuantities(table: Table): string[] {
	return [...table.parameters, ...table.calls.flatMap((call) => call.takes)];
}

/** The check that judges a quantity's numbers. */
export function valueCheckOf(checks: readonly CheckDeclaration[], quantity: string): string {
	return checks.find((check) => check.kind === "value" && check.quantity === quantity)?.id ?? quantity;
}

function callOf(table: Table, name: string) {
	const call = table.calls.find((candidate) => candidate.name === name);
	if (call === undefined) throw new Error(`the table has no call ${name}`);
	return call;
}
