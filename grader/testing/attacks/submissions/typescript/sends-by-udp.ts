// Tries to send a datagram.
const socket = process.getBuiltinModule('dgram').createSocket('udp4');
socket.send('hello', __PORT__, '127.0.0.1', () => {});

export class Linear {
	forward() {}
	backward() {}
}
