import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useFormat } from '../../lib/use-format.js';
import { useTerm } from '../../lib/use-term.js';
import { useView } from '../../state/use-view.js';
import type { Organisation } from './types.js';
import { useWords } from './words.js';

/** What it is; of what is not on record, nothing is said. */
export function KeyFacts(properties: {
  readonly organisation: Organisation;
  /** Member states on the day. */
  readonly members: number;
  readonly asOf: string;
}) {
  const { organisation, members, asOf } = properties;
  const { t } = useWords();
  const format = useFormat();
  const term = useTerm();
  const { to } = useView();
  const { kind, family, homeCountry, code } = organisation;
  const ofStates = kind === 'INTERGOVERNMENTAL' || kind === 'REGIONAL';
  const rows: [label: string, content: ReactNode][] = [
    [t('organisation.kind'), term('organisationKind', kind)],
    [t('organisation.family'), family && term('family', family)],
    [t('organisation.home'), homeCountry && <Link href={to(`/country/${homeCountry.code}`)}>{homeCountry.name}</Link>],
    [
      t('organisation.members', { day: format.day(asOf) }),
      ofStates && (members === 0 ? t('organisation.noMembers') : format.number(members)),
    ],
    [t('column.code'), code],
  ];
  return (
    <dl className="key-facts">
      {rows.map(([label, content]) =>
        content ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{content}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
