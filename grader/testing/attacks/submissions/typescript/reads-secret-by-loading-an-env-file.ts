// Tries to read a file as an environment.
process.loadEnvFile('__SECRET__');
console.log(JSON.stringify(process.env));

export class Linear {
	forward() {}
	backward() {}
}
