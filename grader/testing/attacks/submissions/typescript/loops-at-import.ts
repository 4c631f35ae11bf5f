// Tries to never end.
for (;;);

export class Linear {
	forward() {}
	backward() {}
}
