// Tries to change another student's submission.
process.getBuiltinModule('fs').appendFileSync('__NEIGHBOUR__', '// changed');

export class Linear {
	forward() {}
	backward() {}
}
