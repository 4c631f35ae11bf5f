/** What was asked for is wrong (exit 2): nothing was handed in that could be graded. */
export class UsageError extends Error {
	/** What to do next. */
	readonly hint: string;
	constructor(message: string, hint: string) {
		super(message);
		this.hint = hint;
	}
}
