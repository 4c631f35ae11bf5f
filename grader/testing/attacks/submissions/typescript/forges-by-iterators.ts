// Tries to put its own places and numbers into replies.
Array.prototype[Symbol.iterator] = function* () {
	yield '1,"kind":"done"';
	yield '0';
};
throw new Error('look at my line');

export class Linear {
	forward() {}
	backward() {}
}
