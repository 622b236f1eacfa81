import { Link } from 'wouter';
import { Empty } from '../../components/states.js';
import { useFormat } from '../../lib/use-format.js';
import { useView } from '../../state/use-view.js';
import type { Standing } from './use-country.js';
import { useWords } from './words.js';

type Joinings = NonNullable<Standing['country']['joinings']>;
export type Door = Joinings['joinings']['nodes'][number];

/** What a country is not in: what is open to it, what invites, and where it is not known whether it is in. */
export function DoorsSection({ joinings }: { readonly joinings: Joinings }) {
  const { t } = useWords();
  const format = useFormat();
  const of = (access: Door['access']) => joinings.joinings.nodes.filter((door) => door.access === access);
  const parts = [
    { key: 'FREE', title: t('doors.free'), doors: of('FREE'), count: joinings.freeCount },
    { key: 'BY_INVITATION', title: t('doors.invited'), doors: of('BY_INVITATION'), count: joinings.byInvitationCount },
  ];
  const unknown = of('NOT_KNOWN');
  return (
    <section className="block" aria-labelledby="doors">
      <h2 id="doors">{t('doors.title')}</h2>
      {parts.every(({ count }) => count === 0) && <Empty>{t('doors.nothing')}</Empty>}
      {parts
        .filter(({ count }) => count > 0)
        .map(({ key, title, doors, count }) => (
          <div key={key} className="participant-group">
            <h3>
              {title} <span className="muted">{format.number(count)}</span>
            </h3>
            <DoorList doors={doors} />
          </div>
        ))}
      {unknown.length > 0 && (
        <details className="participant-group">
          <summary>
            {t('doors.unknown')} <span className="muted">{format.number(joinings.unknownCount)}</span>
          </summary>
          <DoorList doors={unknown} />
        </details>
      )}
      <p className="muted small">{t('doors.barred', { number: format.number(joinings.barredCount) })}</p>
    </section>
  );
}

/** How sure it is that the country is not in it: the list says all, as of the day on which it was read. */
export function useHowSure(): (door: Door) => string {
  const { t } = useWords();
  const format = useFormat();
  return ({ access, initiative: { listCheckedOn } }) => {
    if (access === 'NOT_KNOWN') return t('doors.listOpen');
    return listCheckedOn === null ? t('doors.listClosed') : t('doors.listRead', { day: format.day(listCheckedOn) });
  };
}

function DoorList({ doors }: { readonly doors: readonly Door[] }) {
  const { t } = useWords();
  const { to } = useView();
  const howSure = useHowSure();
  return (
    <ul className="absences">
      {doors.map((door) => (
        <li key={door.initiative.slug}>
          <Link href={to(`/initiative/${door.initiative.slug}`)}>{door.initiative.name}</Link>
          <span className="muted">{t('list.aside', { text: howSure(door) })}</span>
        </li>
      ))}
    </ul>
  );
}
