// Tries to measure how long the grader takes.
const start = Date.now();
for (let turn = 0; turn < 1e6; turn += 1) Math.sqrt(turn);
const others = [
	Temporal.Now.instant().epochMilliseconds,
	new (new Date(0).constructor)().getTime(),
	Object.getOwnPropertyDescriptor(Date, 'now').value(),
	Temporal.Now.zonedDateTimeISO().epochMilliseconds,
];
if (Date.now() - start > 9 || performance.now() % 1 !== 0 || others.some((time) => Math.abs(time - start) > 9)) console.log('FOUND-__TOKEN__');
if (!Intl.DateTimeFormat('en', { year: 'numeric' }).formatToParts().some(({ value }) => value === String(new Date().getFullYear())))
	console.log('FOUND-__TOKEN__');

export class Linear {
	forward() {}
	backward() {}
}
