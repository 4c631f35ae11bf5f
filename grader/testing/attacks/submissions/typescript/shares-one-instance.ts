// Tries to hand out the same instance for ever.

const only = Object.create(null);
export class Linear {
	constructor() {
		only.forward = () => only;
		only.backward = () => only;
		return only;
	}
	forward() {}
	backward() {}
}
