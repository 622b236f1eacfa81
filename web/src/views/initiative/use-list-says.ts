import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../../src/domain/day.js';
import { isIncomplete, settled } from '../../../../src/domain/lists.js';
import { useFormat } from '../../lib/use-format.js';
import { useTerm } from '../../lib/use-term.js';
import { useFrame } from '../../state/use-frame.js';
import { asListed, type ListFacts } from './as-listed.js';

/** What the list on record says, when it was last read, and whether that settles it. */
export function useListSays(): (initiative: ListFacts, asOf: string) => string {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const { method } = useFrame().rule;
  return (initiative, asOf) => {
    const { listCompleteness, listCheckedOn, listClosedOn, endedOn } = initiative;
    if (listCompleteness !== 'COMPLETE') return term('completeness', listCompleteness);
    if (listCheckedOn === null) return t('lists.neverRead');
    const read = t('lists.completeWhenRead', { day: format.day(listCheckedOn) });
    if (settled(asListed(initiative))) {
      const closed = [listClosedOn, endedOn].flatMap((text) => text ?? []).sort()[0]!;
      return `${read}${t('list.semicolon')}${t('lists.settled', { day: format.day(closed) })}`;
    }
    return isIncomplete(asListed(initiative), dayOf(asOf), { method })
      ? `${read}${t('list.semicolon')}${t('lists.tooOld', { day: format.day(asOf) })}`
      : read;
  };
}
