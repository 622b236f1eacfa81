import type { StatementProblem } from './statements/refused.js';

/** A problem as the API has it. */
export function problemView({ place, ...problem }: StatementProblem) {
  return { change: place, ...problem };
}
