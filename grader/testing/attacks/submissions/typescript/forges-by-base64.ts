// Tries to put its own bytes into replies.
Uint8Array.prototype.toBase64 = () => 'AAAAAAAA8D8=';
Reflect.apply = () => 0;
String.prototype.indexOf = () => 0;
String.prototype.charCodeAt = () => 49.5;

export class Linear {
	forward(A) {
		throw new Error('submission.js:1:1');
	}
	backward() {}
}
