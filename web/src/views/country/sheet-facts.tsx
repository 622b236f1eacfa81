import { useFactDates } from '../../components/fact-item.js';
import { pageAddress } from '../../lib/citation.js';
import { useFormat } from '../../lib/use-format.js';
import { useRoleInWords } from '../../lib/use-roles.js';
import type { CountryFact } from './use-country.js';
import { useWords } from './words.js';

/** The facts that have room, each with its source, and where the others are. */
export function SheetFacts({
  facts,
  most,
  of,
}: {
  readonly facts: readonly CountryFact[];
  readonly most: number;
  readonly of: number;
}) {
  const { t } = useWords();
  const format = useFormat();
  const dates = useFactDates();
  const role = useRoleInWords();
  // What began last is asked for first.
  const latest = [...facts].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1));
  const shown = latest.slice(0, most);
  return (
    <>
      <h2>{t('sheet.facts', { shown: format.number(shown.length), total: format.number(of) })}</h2>
      {shown.length < of && (
        <p>
          {t('sheet.factsMore', {
            number: format.number(of - shown.length),
            address: pageAddress(window.location.href),
          })}
        </p>
      )}
      <ul>
        {shown.map((fact) => (
          <li key={fact.id} data-fact="">
            <strong>{fact.initiative.name}</strong>
            {t('list.colon')}
            {role(fact.role)}
            {t('list.comma')}
            {dates(fact)}
            {fact.citations[0] && (
              <span className="muted">
                {' · '}
                {fact.citations[0].publisher ?? fact.citations[0].title ?? fact.citations[0].url}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
