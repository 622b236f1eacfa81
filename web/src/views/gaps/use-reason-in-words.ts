import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisationNames } from '../../lib/use-organisation-names.js';
import { useChartWords } from '../../lib/use-term.js';
import type { Absence } from './gaps-part.js';

/** Reasons in words, and through which organisations a state takes part where it is not counted by its own name. */
export function useReasonInWords(): (absence: Pick<Absence, 'reason' | 'through'>) => string {
  const { t } = useTranslation();
  const { reasons } = useChartWords();
  const names = useOrganisationNames();
  return useCallback(
    ({ reason, through }) =>
      through.length === 0
        ? reasons[reason]
        : `${reasons[reason]}${t('list.aside', { text: t('gaps.through', { names: names(through) }) })}`,
    [reasons, t, names],
  );
}
