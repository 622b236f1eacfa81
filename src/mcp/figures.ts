import { badInput } from '../common/rollcall-error.js';
import type { Rests } from './beside.js';

export { figure, percent } from '../questions/texts.js';

/** Whether ratios over the initiatives are left out, as in files: by method 2.0 none is given over a list that does not say all. */
export function withheldBy({ incompleteInitiatives, provenance }: Rests): boolean {
  return provenance.method !== '1.0' && incompleteInitiatives.length > 0;
}

/** Throws BAD_USER_INPUT where there is nobody to count, as for files: an answer about nobody would look like one. */
export function checkCounted(states: number, asOf: string, group?: unknown): void {
  if (states > 0) return;
  if (typeof group === 'string') {
    throw badInput(
      'group',
      `the group '${group}' has no member among the states counted on ${asOf}: no figure can be given`,
    );
  }
  throw badInput('asOf', `there is no state to count on ${asOf}`);
}
