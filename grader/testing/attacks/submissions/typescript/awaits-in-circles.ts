// Tries to never end in microtasks, where they are waited for.
const again = () => Promise.resolve().then(again);
await again();

export class Linear {
	forward() {}
	backward() {}
}
