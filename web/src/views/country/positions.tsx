import { Link } from 'wouter';
import { useFactDates } from '../../components/fact-item.js';
import { isPosition } from '../../lib/roles.js';
import { useTerm } from '../../lib/use-term.js';
import { useView } from '../../state/use-view.js';
import type { CountryFact } from './use-country.js';
import { useWords } from './words.js';

/** How the country voted, and from what it dissociated itself. */
export function PositionsSection({ facts }: { readonly facts: readonly CountryFact[] }) {
  const { t } = useWords();
  const term = useTerm();
  const dates = useFactDates();
  const { to } = useView();
  const positions = facts.filter(({ role }) => isPosition(role));
  if (positions.length === 0) return null;
  return (
    <section className="block" aria-labelledby="positions">
      <h2 id="positions">{t('positions.title')}</h2>
      <ul className="absences">
        {positions.map((fact) => (
          <li key={fact.id}>
            <strong>{term('role', fact.role)}</strong>
            {t('list.colon')}
            <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
            {t('list.comma')}
            {dates(fact)}
          </li>
        ))}
      </ul>
      <p className="muted small">{t('positions.note')}</p>
    </section>
  );
}
