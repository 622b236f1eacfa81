import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TodayViewQuery } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useView } from '../state/use-view.js';
import { RELIED_ON_LISTS } from '../state/view-state.js';
import './taking-part-picture.css';

/** All states as one bar in three parts, and what each part is in figures. */
export function TakingPartPicture({ counted }: { counted: TodayViewQuery['takingPart'] }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { to } = useView();
  const { asOf, universeSize, byOwnName, throughOrganisation, inNone, byOwnNameIsLeast, inNoneIsMost } = counted;
  const state = { ...RELIED_ON_LISTS, asOf, presence: 'CURRENT' } as const;
  const parts = [
    {
      key: 'own',
      count: byOwnName,
      bound: byOwnNameIsLeast ? t('today.byOwnName.least') : null,
      label: t('today.byOwnName'),
      link: { path: to('/distribution', state), text: t('today.whichOwn') },
    },
    {
      key: 'through',
      count: throughOrganisation,
      bound: null,
      label: t('today.throughOrganisation'),
      link: null,
    },
    {
      key: 'none',
      count: inNone,
      bound: inNoneIsMost ? t('today.inNone.most') : null,
      label: t('today.inNone'),
      link: { path: to('/gaps', state), text: t('today.whichInNone') },
    },
  ];
  const description = t('today.picture', {
    all: format.number(universeSize),
    own: format.number(byOwnName),
    through: format.number(throughOrganisation),
    none: format.number(inNone),
  });
  return (
    <figure id="taking-part" className="taking-part">
      <svg role="img" aria-label={description} viewBox={`0 0 ${universeSize} 10`} preserveAspectRatio="none">
        <rect className="own" x="0" y="0" width={byOwnName} height="10" />
        <rect className="through" x={byOwnName} y="0" width={throughOrganisation} height="10" />
        <rect className="none" x={byOwnName + throughOrganisation} y="0" width={inNone} height="10" />
      </svg>
      <dl>
        {parts.map(({ key, count, bound, label, link }) => (
          <div key={key} className={key}>
            <dt>{label}</dt>
            <dd>
              {bound !== null && <span className="bound">{bound} </span>}
              <span className="count">{format.number(count)}</span>
            </dd>
            {link !== null && count > 0 && (
              <dd className="which">
                <Link href={link.path}>{link.text}</Link>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </figure>
  );
}
