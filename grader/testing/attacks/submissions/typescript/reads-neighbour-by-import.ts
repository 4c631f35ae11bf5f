// Tries to have another student's submission compiled in.
import * as theirs from '../neighbour/linear.ts';
console.log(theirs.NAME);

export class Linear {
	forward() {}
	backward() {}
}
