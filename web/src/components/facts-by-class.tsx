import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLE_CLASSES } from '../../../src/domain/vocabulary.js';
import type { FactPartsFragment } from '../generated/graphql.js';
import { classOfRole, isCounted } from '../lib/roles.js';
import { useFormat } from '../lib/use-format.js';
import { useRoleInWords } from '../lib/use-roles.js';
import { useTerm } from '../lib/use-term.js';
import { useFrame } from '../state/use-frame.js';
import { useFactDates } from './fact-item.js';

/** Facts by the class of their role; what the question does not count is there, and says so (method, section 2). */
export function FactsByClass<Fact extends FactPartsFragment>(properties: {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly asOf: string;
  readonly name: (fact: Fact) => ReactNode;
}) {
  const { title, facts, asOf, name } = properties;
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const dates = useFactDates();
  const role = useRoleInWords();
  const counted = useFrame().rule.roles;
  if (facts.length === 0) return null;
  const classes = ROLE_CLASSES.map((item) => ({
    item,
    factsOfClass: facts.filter((fact) => classOfRole(fact.role) === item),
  }));
  return (
    <section className="block" aria-labelledby="by-class">
      <h2 id="by-class">{title}</h2>
      {classes
        .filter(({ factsOfClass }) => factsOfClass.length > 0)
        .map(({ item, factsOfClass }) => {
          // Where no role of the class is counted its heading says so, else each such role does.
          const none = factsOfClass.every((fact) => !isCounted(counted, fact.role));
          return (
            <div key={item} className="participant-group">
              <h3>
                {none ? t('role.notCounted', { role: term('roleClass', item) }) : term('roleClass', item)}{' '}
                <span className="muted">{format.number(factsOfClass.length)}</span>
              </h3>
              <ul className="absences">
                {factsOfClass.map((fact) => (
                  <li key={fact.id} className={fact.validTo !== null && fact.validTo <= asOf ? 'ended' : undefined}>
                    {name(fact)}
                    {t('list.colon')}
                    {none ? term('role', fact.role) : role(fact.role)}
                    {t('list.comma')}
                    {dates(fact)}
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
    </section>
  );
}
