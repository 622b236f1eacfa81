import type { ChooseInitiativesQuery } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useTerm } from '../lib/use-term.js';
import { useWords } from './words.js';

export type InitiativeToChoose = ChooseInitiativesQuery['initiatives']['nodes'][number];

/** How far an initiative's list can be relied on: names on record of those published, last checked, completeness. */
export function InitiativeBadge({ initiative }: { initiative: InitiativeToChoose }) {
  const { t } = useWords();
  const term = useTerm();
  const format = useFormat();
  const { listCompleteness, listCheckedOn, participantCount, publishedTotal, openedOn, adoption } = initiative;
  const names = format.number(participantCount);
  // Where a body issued the text, the published total may count persons or beneficiaries and not participants.
  const hasTotal = publishedTotal !== null && adoption !== 'ISSUED' && participantCount <= publishedTotal;
  const parts = [
    term('kind', initiative.kind),
    ...(openedOn === null ? [] : [openedOn.slice(0, 4)]),
    ...(listCompleteness === 'NOT_APPLICABLE'
      ? []
      : [
          hasTotal
            ? t('choose.namesOf', { names, total: format.number(publishedTotal) })
            : t('choose.names', { names }),
        ]),
    ...(listCheckedOn === null ? [] : [t('choose.checked', { day: format.day(listCheckedOn) })]),
  ];
  return (
    <span className="choose-badge muted small">
      {parts.join(' · ')}{' '}
      <span className={listCompleteness === 'COMPLETE' ? 'choose-mark' : 'choose-mark open'}>
        {t(`choose.list.${listCompleteness}`)}
      </span>
    </span>
  );
}
