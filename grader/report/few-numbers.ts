/** A student's text without the numbers in which it could carry what it was asked: room for shapes is left, and for little else. */

/** Characters. */
const LONGEST = 200;
/** As in numpy's "shapes (3,4) and (5,2) not aligned: 4 (dim 1) != 5 (dim 0)". */
const MOST_NUMBERS = 8;

/** With its fraction and its exponent, in the digits of any script. */
const NUMBER = /\.?\p{Nd}+(?:(?:\.|_|e[+-]?)\p{Nd}+)*/giu;
const SMALL = /^\p{Nd}{1,3}$/u;

export function withFewNumbers(text: string): string {
	let count = 0;
	const told = text.replace(NUMBER, (number) => {
		if (!SMALL.test(number)) return "…";
		count += 1;
		return count <= MOST_NUMBERS ? number : "…";
	});
	const signs = [...told];
	return signs.length <= LONGEST ? told : `${signs.slice(0, LONGEST - 1).join("")}…`;
}
