/** How other places read what is written for them: their rules, written out. */

/** GitHub's runner: a command begins its line, white space aside, and its texts are unescaped. */
export function readAnnotation(line: string): { kind: string; properties: Record<string, string>; message: string } | undefined {
	const [, kind, list, message] = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
	if (kind === undefined || message === undefined) return undefined;
	const properties = (list ?? "").split(",").flatMap((property) => {
		const [, name, value] = /^([^=]*)=(.*)$/s.exec(property.trim()) ?? [];
		return name === undefined || value === undefined ? [] : [[name, unescaped(value, PROPERTY)] as const];
	});
	return { kind, properties: Object.fromEntries(properties), message: unescaped(message, DATA) };
}

const DATA = { "%0D": "\r", "%0A": "\n", "%25": "%" };
const PROPERTY = { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" };

/** One after the other, as the runner does. */
function unescaped(text: string, signs: Readonly<Record<string, string>>): string {
	return Object.entries(signs).reduce((rest, [escaped, sign]) => rest.replaceAll(escaped, sign), text);
}

/** The lines of a log that GitHub's runner takes for commands. */
export function commandsIn(log: string): string[] {
	const commands: string[] = [];
	let token: string | undefined;
	for (const line of log.split("\n")) {
		if (token !== undefined) {
			if (line.trim() === `::${token}::`) token = undefined;
			continue;
		}
		const command = readAnnotation(line);
		if (command?.kind === "stop-commands") token = command.message.trim();
		else if (command !== undefined || /##\[\w/.test(line)) commands.push(line);
	}
	return commands;
}

/** Autolab: the last line, with every word before a colon put in quotes first. */
export function readAutolab(output: string): { scores: unknown; feedback: unknown } {
	const lines = output.trimEnd().split("\n");
	return {
		scores: JSON.parse((lines.at(-1) as string).replace(/([a-zA-Z0-9]+):/g, '"$1":')),
		feedback: JSON.parse(lines.at(-2) as string),
	};
}

/** GitHub Classroom's reporter. */
export function readClassroom(outputs: string): unknown {
	const [, encoded] = /^result=(\S+)\n$/s.exec(outputs) ?? [];
	return JSON.parse(Buffer.from(encoded ?? "", "base64").toString("utf8"));
}

export function classroomPoints({ tests }: { readonly tests: readonly { readonly score: number }[] }): number {
	return tests.reduce((sum, { score }) => sum + score, 0);
}
