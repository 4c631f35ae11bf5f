// Tries to act after it was judged.
setTimeout(() => process.getBuiltinModule('fs').writeFileSync('__WATCHED__/later', 'x'), 100);
new FinalizationRegistry(() => process.exit(0)).register({}, 0);
queueMicrotask(() => process.getBuiltinModule('fs').writeFileSync('__WATCHED__/micro', 'x'));

export class Linear {
	forward() {}
	backward() {}
}
