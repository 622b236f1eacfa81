import { Link } from 'wouter';
import { bringsAlong, holdsRole, standingRoles } from '../../../../src/domain/rule.js';
import { ROLES } from '../../../../src/domain/vocabulary.js';
import { useTerm } from '../../lib/use-term.js';
import { useFrame } from '../../state/use-frame.js';
import { useView } from '../../state/use-view.js';
import type { OrganisationFact } from './types.js';
import { useWords } from './words.js';

/** Where the organisation stands for its members (method, section 3), and whether the rule counts that for them. */
export function StandsForSection({
  facts,
  asOf,
}: {
  readonly facts: readonly OrganisationFact[];
  readonly asOf: string;
}) {
  const { t } = useWords();
  const term = useTerm();
  const { to } = useView();
  const { rule } = useFrame();
  const standing = standingRoles(rule);
  const held = facts.filter(
    ({ role, validTo }) => holdsRole(standing, ROLES.indexOf(role)) && (validTo === null || validTo > asOf),
  );
  if (held.length === 0) return null;
  return (
    <section className="block" aria-labelledby="stands-for">
      <h2 id="stands-for">{t('organisation.standsFor')}</h2>
      <ul className="absences">
        {held.map((fact) => (
          <li key={fact.id}>
            <Link href={to(`/initiative/${fact.initiative.slug}`)}>{fact.initiative.name}</Link>
            {t('list.colon')}
            {term('role', fact.role)}
            {t('list.aside', {
              text: t(
                bringsAlong(rule, fact.initiative) ? 'organisation.standsCounted' : 'organisation.standsUncounted',
              ),
            })}
          </li>
        ))}
      </ul>
      <p className="muted small">{t('organisation.standsNote')}</p>
    </section>
  );
}
