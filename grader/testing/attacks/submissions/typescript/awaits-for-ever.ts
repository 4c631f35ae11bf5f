// Tries to never end in what is awaited at the top: each turn makes the next.
await new Promise(() => setInterval(() => {}, 1));

export class Linear {
	forward() {}
	backward() {}
}
