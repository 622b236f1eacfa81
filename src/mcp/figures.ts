import type { Rests } from './beside.js';

export { figure, percent } from '../cli/ask/texts.js';

/** Whether ratios over the initiatives are left out, as in files: by method 2.0 none is given over a list that does not say all. */
export function withheldBy({ incompleteInitiatives, provenance }: Rests): boolean {
  return provenance.method !== '1.0' && incompleteInitiatives.length > 0;
}
