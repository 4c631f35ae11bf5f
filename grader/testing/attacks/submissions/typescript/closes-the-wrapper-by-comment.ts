// Tries to hide what the grader puts behind it.

export class Linear {
	forward() {}
	backward() {}
}
/* the end is missing