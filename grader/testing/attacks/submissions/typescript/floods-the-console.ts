// Tries to fill memory and time by what is printed of large and endless things.
const large = Array.from({ length: 1000 }, (_, at) => Array(1000).fill(at));
const endless = new Proxy({}, { ownKeys: () => Array.from({ length: 1e5 }, (_, at) => String(at)), getOwnPropertyDescriptor: () => ({ value: large, enumerable: true, configurable: true }) });
for (let depth = 0; depth < 1e4; depth += 1) console.group('x'.repeat(1000));
for (const thing of [large, endless]) for (const method of ['log', 'dir', 'table', 'error']) console[method](thing);
process.stdout.write('x'.repeat(1e8));
console.log('%o'.repeat(1e5), ...Array(1e4).fill(large));

export class Linear {
	forward() {}
	backward() {}
}
