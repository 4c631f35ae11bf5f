// Tries to act when its exports are looked at.

module.exports = new Proxy(class { forward() {} }, { get: (target, key) => (key === 'Linear' ? class { forward() { for (;;); } } : target[key]), ownKeys() { for (;;); } });
