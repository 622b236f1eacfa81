import { Link } from 'wouter';
import { useSelectionName } from '../../components/selection-name.js';
import { Empty } from '../../components/states.js';
import { useFormat } from '../../lib/use-format.js';
import { useView } from '../../state/use-view.js';
import { useReasonInWords } from '../gaps/use-reason-in-words.js';
import type { Standing } from './use-country.js';
import { useWords } from './words.js';

/** Where the country is not counted, and why. */
export function AbsencesSection({ standing }: { readonly standing: Standing }) {
  const { t } = useWords();
  const format = useFormat();
  const { to } = useView();
  const selectionName = useSelectionName();
  const reason = useReasonInWords();
  const { absences } = standing.country;
  return (
    <section className="block" aria-labelledby="absent">
      <h2 id="absent">{t('country.absent', { selection: selectionName })}</h2>
      {absences === null || absences.totalCount === 0 ? (
        <Empty>{t(absences === null ? 'country.notCounted' : 'country.absentNone')}</Empty>
      ) : (
        <ul className="absences">
          {absences.nodes.map((absence) => (
            <li key={absence.initiative.slug}>
              <Link href={to(`/initiative/${absence.initiative.slug}`)}>{absence.initiative.name}</Link>
              {t('list.colon')}
              <strong>{reason(absence)}</strong>
              {absence.withdrewOn
                ? t('list.aside', { text: t('gaps.withdrewOn', { day: format.day(absence.withdrewOn) }) })
                : ''}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
