// Tries to change what names mean.
with (new Proxy({}, { has: () => true, get: () => process })) { exit(0); }

exports.Linear = class { forward() {} };
