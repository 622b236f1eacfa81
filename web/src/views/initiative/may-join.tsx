import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../../src/domain/day.js';
import { closingDay } from '../../../../src/domain/lists.js';
import { useFormat } from '../../lib/use-format.js';
import { useTerm } from '../../lib/use-term.js';
import { asListed } from './as-listed.js';
import type { Initiative } from './types.js';

/** Who may join, for initiatives that states join by an act of their own; from its closing on nobody. */
export function MayJoin({ initiative, asOf }: { initiative: Initiative; asOf: string }) {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const { openness, eligibleGroup, listClosedOn, endedOn } = initiative;
  const closing = closingDay(asListed(initiative));
  if (closing !== null && closing <= dayOf(asOf)) {
    const day = [listClosedOn, endedOn].flatMap((text) => text ?? []).sort()[0]!;
    return t('initiative.closed', { day: format.day(day) });
  }
  return [term('openness', openness), ...(eligibleGroup ? [eligibleGroup.name] : [])].join(t('list.colon'));
}
