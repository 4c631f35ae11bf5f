// Tries to export names without end.
for (let at = 0; at < 1e5; at += 1) exports['name' + '\u202e'.repeat(300) + at] = at;

