// Tries to write its own replies by patching JSON.
// At most: 12
JSON.stringify = () => '{"kind":"done"}';
JSON.parse = () => ({ do: 'get', on: 'x', name: 'W' });
String.prototype.slice = () => '"}';

export class Linear {
	forward() {}
	backward() {}
}
