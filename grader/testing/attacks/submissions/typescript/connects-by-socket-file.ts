// Tries to reach a server by a socket in the file system.
process.getBuiltinModule('net').connect('__SOCKET__').on('error', () => {});

export class Linear {
	forward() {}
	backward() {}
}
