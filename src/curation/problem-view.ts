import type { StatementProblem } from './statements/refused.js';

/** A problem as the API has it. */
export function problemView({ changeIndex, ...problem }: StatementProblem) {
  return { change: changeIndex, ...problem };
}
