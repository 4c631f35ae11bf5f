// Tries to read a file by an import that is decided at run time.
const name = 'fs';
import(name).then((fs) => console.log(fs.readFileSync('__SECRET__', 'utf8')));

export class Linear {
	forward() {}
	backward() {}
}
