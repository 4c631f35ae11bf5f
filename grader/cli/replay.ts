/** The command that does it again. */

interface Replayed {
	readonly problem: string;
	readonly seed: number;
	readonly samples: number;
	readonly secretFile?: string;
	readonly course?: string;
}

/** What is typed after the command, without what goes without saying. A seed that came from a secret does not stand there. */
export function replayArgs(path: string, { seed, samples, problem, secretFile, course }: Replayed, usual: Replayed): string {
	const changed = [
		...(course === undefined ? [] : [`--course ${quoted(course)}`]),
		...(problem === usual.problem ? [] : [`--problem ${problem}`]),
		...(seed === usual.seed ? [] : [`--seed ${seed}`]),
		...(samples === usual.samples ? [] : [`--samples ${samples}`]),
		...(secretFile === undefined ? [] : [`--secret-file ${quoted(secretFile)}`]),
	];
	return [quoted(path), ...changed].join(" ");
}

/** As a shell takes it. */
function quoted(path: string): string {
	return /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
