// Tries to have a file outside of the submission compiled in.
import stolen from '__RELATIVE_SECRET__';
console.log(JSON.stringify(stolen));

export class Linear {
	forward() {}
	backward() {}
}
