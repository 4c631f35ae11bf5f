/** Whether source text is nested deeper than anybody writes: compilers call themselves for each level, and end when their stack does. */

const MAX_BRACKETS = 1_000;
/** Characters without any sign that ends an expression or a block. */
const MAX_STRETCH = 20_000;

export function isNestedTooDeeply(text: string): boolean {
	if (new RegExp(`[^;,}]{${MAX_STRETCH}}`).test(withoutComments(text))) return true;
	let depth = 0;
	for (let at = 0; at < text.length; at += 1) {
		const letter = text.charCodeAt(at);
		if (letter === 40 || letter === 91 || letter === 123) {
			depth += 1;
			if (depth > MAX_BRACKETS) return true;
		} else if ((letter === 41 || letter === 93 || letter === 125) && depth > 0) depth -= 1;
	}
	return false;
}

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ";");
}
