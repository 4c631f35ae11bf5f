// Tries to let a debugger in.
process.getBuiltinModule('inspector').open(0, '127.0.0.1');
console.log('__TOKEN__');
process._debugProcess?.(process.ppid);

export class Linear {
	forward() {}
	backward() {}
}
