// Tries to climb from what stands in for Node's own, and from what it throws and waits for.
import fs, { readFileSync } from 'node:fs';
import * as modules from 'node:module';
import timers from 'node:timers/promises';
import url from 'node:url';

const outer = (value) => {
	for (let at = value; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
		try {
			const world = at.constructor.constructor('return process')();
			console.log(world.getBuiltinModule('fs').readFileSync('__SECRET__', 'utf8'));
			world.getBuiltinModule('fs').writeFileSync('__WATCHED__/stand-in', 'x');
		} catch {}
	}
};
const thrown = [() => process.exit(), () => readFileSync('__SECRET__'), () => new URL('x'), () => setTimeout(1), () => url.fileURLToPath('http://x')];
for (const act of thrown) try { act(); } catch (error) { outer(error); }
for (const thing of [process, process.stdout, process.env, process.argv, fs, modules, timers, url, import.meta, console, performance, crypto, setTimeout(() => {}), modules.createRequire('/')]) outer(thing);
setTimeout(function () { outer(this); outer(arguments); outer(new Error()); }, 1);
queueMicrotask(function () { outer(this); outer(new Error()); });
await timers.setTimeout(5);
await import('none').catch(outer);
await Promise.reject(1).catch(() => outer(new Error()));
modules.createRequire('/')('node:fs').readFileSync('__SECRET__');

export class Linear {
	forward() {}
	backward() {}
}
