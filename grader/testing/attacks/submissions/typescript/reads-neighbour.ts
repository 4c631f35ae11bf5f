// Tries to read another student's submission.
console.log(process.getBuiltinModule('fs').readFileSync('__NEIGHBOUR__', 'utf8'));

export class Linear {
	forward() {}
	backward() {}
}
