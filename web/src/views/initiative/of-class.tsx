import { useTranslation } from 'react-i18next';
import { ROLES, type Role, type RoleClass } from '../../../../src/domain/vocabulary.js';
import { isCounted } from '../../lib/roles.js';
import { useFormat } from '../../lib/use-format.js';
import { useTerm } from '../../lib/use-term.js';
import { useFrame } from '../../state/use-frame.js';
import { Chips } from './chips.js';
import type { InitiativeFact } from './types.js';

/** Longer lists of names are folded up; those of a vote hold a whole assembly. */
const MANY = 60;

/** All participants with a role of a class that is not taking part: leadership, assistance, observation, benefit, position. */
export function OfClass({ item, facts }: { item: RoleClass; facts: readonly InitiativeFact[] }) {
  const { t } = useTranslation();
  const term = useTerm();
  const format = useFormat();
  const counted = useFrame().rule.roles;
  if (facts.length === 0) return null;
  const none = facts.every((fact) => !isCounted(counted, fact.role));
  const roleInWords = (role: Role) =>
    none || isCounted(counted, role) ? term('role', role) : t('role.notCounted', { role: term('role', role) });
  const id = `class-${item.toLowerCase()}`;
  return (
    <section className="block" aria-labelledby={id}>
      <h2 id={id}>{t(none ? 'initiative.classNotCounted' : 'initiative.class', { title: t(`class.${item}`) })}</h2>
      {ROLES.map((role) => {
        const ofRole = facts.filter((fact) => fact.role === role);
        if (ofRole.length === 0) return null;
        const chips = <Chips key={role} heading={roleInWords(role)} facts={ofRole} />;
        return ofRole.length > MANY ? (
          <details key={role}>
            <summary>
              {roleInWords(role)} <span className="muted">{format.number(ofRole.length)}</span>
            </summary>
            {chips}
          </details>
        ) : (
          chips
        );
      })}
    </section>
  );
}
