// Tries to have names of exports act in reports.
exports['__proto__'] = 1;
exports['constructor'] = 2;
exports['<img src=x onerror=alert(1)>'] = 3;
exports['=cmd|calc'] = 4;
exports['\u001b[31m\r\n::error::x'] = 5;

