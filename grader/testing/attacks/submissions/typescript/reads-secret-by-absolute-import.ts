// Tries to import a file by its absolute path.
import stolen from '__SECRET__';
console.log(JSON.stringify(stolen));

export class Linear {
	forward() {}
	backward() {}
}
