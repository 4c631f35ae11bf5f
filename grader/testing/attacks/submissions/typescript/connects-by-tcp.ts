// Tries to reach a server.
process.getBuiltinModule('net').connect(__PORT__, '127.0.0.1').on('error', () => {});

export class Linear {
	forward() {}
	backward() {}
}
