// Tries to hand over arrays a million deep.
// At most: 12

export class Linear {
	forward(A) {
		let deep = [1];
		for (let level = 0; level < 1e6; level += 1) deep = [deep];
		return deep;
	}
	backward() {}
}
