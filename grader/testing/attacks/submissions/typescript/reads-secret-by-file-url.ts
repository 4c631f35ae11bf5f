// Tries to import a file by a URL.
import stolen from 'file://__SECRET__';
console.log(JSON.stringify(stolen));

export class Linear {
	forward() {}
	backward() {}
}
