// Tries to never end in microtasks.
const again = () => Promise.resolve().then(again);
again();

export class Linear {
	forward() {}
	backward() {}
}
