// Tries to give commands to whatever keeps the log.
const commands = ['::error::x', '::stop-commands::x', '\u00a0::add-mask::0/100', '##[error]x', '##vso[task.complete result=Succeeded]x'];
console.log(commands.join('\n'));

export class Linear {
	constructor() {
		throw new Error([40, 50, 60, 70, 74, 76].flatMap((width) => commands.map((command) => `${'x'.repeat(width)} ${command}`)).join(' '));
	}
	forward() {
		throw new Error(commands.join('\n'));
	}
	backward() {}
}
