// Tries to become another program.
process.execve('/bin/sh', ['sh', '-c', 'echo was here > __WATCHED__/execve']);

export class Linear {
	forward() {}
	backward() {}
}
