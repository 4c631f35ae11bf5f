// Tries to have the grader write through a link.
process.getBuiltinModule('fs').symlinkSync('__WATCHED__/through-link', '__RESULT__');

export class Linear {
	forward() {}
	backward() {}
}
