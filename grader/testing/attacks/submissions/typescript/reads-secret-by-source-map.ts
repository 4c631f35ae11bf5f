// Tries to have the compiler read a file as a source map.
console.log('mapped');

export class Linear {
	forward() {}
	backward() {}
}
//# sourceMappingURL=../private/secret.json
