// Tries to hand over another class at each look.
// At most: 12

let looks = 0;
Object.defineProperty(exports, 'Linear', { get: () => [class { forward() { return [[1]]; } }, 'text', 7, null][looks++ % 4] });
