// Tries to never end, and not when asked to.
process.on('SIGTERM', () => {});
process.on('SIGINT', () => {});
for (;;);

export class Linear {
	forward() {}
	backward() {}
}
