import { ROLE_CLASSES } from '../../../../src/domain/vocabulary.js';
import { classOfRole, isCounted, isPosition } from '../../lib/roles.js';
import { useFormat } from '../../lib/use-format.js';
import { useTerm } from '../../lib/use-term.js';
import { useFrame } from '../../state/use-frame.js';
import { Shortened } from './shortened.js';
import type { CountryFact, Standing } from './use-country.js';
import { useWords } from './words.js';

/** In which roles the country is on record, a line a class: how many initiatives, and the first of them. */
export function SheetRoles(properties: {
  readonly facts: readonly CountryFact[];
  readonly standing: Standing;
  readonly most: number;
}) {
  const { facts, standing, most } = properties;
  const { t } = useWords();
  const term = useTerm();
  const format = useFormat();
  const { roles } = useFrame().rule;
  const tallies = new Map(standing.participationCounts.byRoleClass.map((entry) => [entry.class, entry.tally]));
  return (
    <dl>
      {ROLE_CLASSES.flatMap((item) => {
        const tally = tallies.get(item);
        if (!tally) return [];
        const ofClass = facts.filter(({ role }) => classOfRole(role) === item);
        const unique = [...new Map(ofClass.map((fact) => [fact.initiative.slug, fact])).values()];
        const title = term('roleClass', item);
        const counted = ofClass.some(({ role }) => isCounted(roles, role));
        return (
          <div key={item}>
            <dt>
              {counted || isPosition(ofClass[0]?.role ?? 'MEMBER') ? title : t('role.notCounted', { role: title })}{' '}
              {format.number(tally.initiatives)}
            </dt>
            <dd>
              <Shortened
                items={unique}
                most={most}
                of={tally.initiatives}
                name={(fact) =>
                  item === 'POSITION'
                    ? `${term('role', fact.role)}${t('list.colon')}${fact.initiative.name}`
                    : fact.initiative.name
                }
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
