import { incomplete, listsCheckedBefore } from '../../domain/lists.js';
import { namesOnRecord } from '../../questions/notes.js';
import type { Question } from '../../questions/question.js';
import type { NotKnown } from '../report-data.js';
import { named } from './named.js';

/** What the lists on record leave open on the day (method, section 3, Lists). */
export function listsNotKnown({ roll, initiatives, day, rule }: Question): Omit<NotKnown, 'unverifiedSeats'> {
  return {
    lists: incomplete(initiatives, day, rule).map((initiative) => {
      const { listCompleteness: completeness, listCheckedOn: checkedOn, publishedTotal, adoption } = initiative;
      const onRecord = namesOnRecord(roll, initiative, day, rule);
      // Where a body issued the text, the published total may count persons or beneficiaries and not participants.
      const says = publishedTotal !== null && adoption !== 'ISSUED' && onRecord < publishedTotal;
      return {
        ...named(initiative),
        completeness,
        checkedOn,
        counted: says ? { onRecord, published: publishedTotal } : null,
      };
    }),
    checkedBefore: listsCheckedBefore(initiatives, day, rule).map((initiative) => ({
      ...named(initiative),
      checkedOn: initiative.listCheckedOn!,
    })),
    withoutOpening: initiatives.filter(({ openedOn }) => openedOn === null).map(named),
  };
}
