import { dayOf } from '../../../../src/domain/day.js';
import type { Initiative } from './types.js';

/** What tells how far an initiative's list says all. */
export type ListFacts = Pick<Initiative, 'listCompleteness' | 'listCheckedOn' | 'listClosedOn' | 'endedOn'>;

/** The same as the rules take it. */
export const asListed = ({ listCompleteness, listCheckedOn, listClosedOn, endedOn }: ListFacts) => {
  const day = (text: string | null) => (text === null ? null : dayOf(text));
  return {
    listCompleteness,
    listCheckedOn: day(listCheckedOn),
    listClosedOn: day(listClosedOn),
    endedOn: day(endedOn),
  };
};
