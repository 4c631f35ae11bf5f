// Tries to leave a process behind.
const { spawn } = process.getBuiltinModule('child_process');
spawn('sh', ['-c', ': __TOKEN__; sleep 2; echo alive > __WATCHED__/daemon; sleep 20'], { detached: true, stdio: 'ignore' }).unref();

export class Linear {
	forward() {}
	backward() {}
}
