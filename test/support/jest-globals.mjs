/** What `@jest/globals` is where a file of tests is run by Node itself: `in-plain-node.mjs` has laid it there. */
export const { jest } = { jest: globalThis[Symbol.for('rollcall.jest')] };
