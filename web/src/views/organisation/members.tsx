import { Link } from 'wouter';
import { useFormat } from '../../lib/use-format.js';
import { useFrame } from '../../state/use-frame.js';
import { useView } from '../../state/use-view.js';
import type { Membership } from './types.js';
import { useWords } from './words.js';

/** A membership that holds on a day. */
export const heldOn =
  (day: string) =>
  ({ validTo }: Membership): boolean =>
    validTo === null || validTo > day;

/** The states that belong to it, each with the day since when, and those that once did. */
export function MembersSection({
  memberships,
  asOf,
}: {
  readonly memberships: readonly Membership[];
  readonly asOf: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { countryName } = useFrame();
  if (memberships.length === 0) return null;
  const byName = (a: Membership, b: Membership) =>
    format.compare(countryName(a.country.code), countryName(b.country.code)) ||
    (a.validFrom ?? '').localeCompare(b.validFrom ?? '');
  const now = memberships.filter(heldOn(asOf)).sort(byName);
  const ended = memberships.filter((membership) => !heldOn(asOf)(membership)).sort(byName);
  return (
    <section className="block" aria-labelledby="members">
      <h2 id="members">{t('organisation.membersWhen', { day: format.day(asOf) })}</h2>
      <Memberships memberships={now} />
      {ended.length > 0 && (
        <div className="participant-group">
          <h3>
            {t('organisation.ended')} <span className="muted">{format.number(ended.length)}</span>
          </h3>
          <Memberships memberships={ended} ended />
        </div>
      )}
    </section>
  );
}

function Memberships({
  memberships,
  ended = false,
}: {
  readonly memberships: readonly Membership[];
  readonly ended?: boolean;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { countryName } = useFrame();
  const { to } = useView();
  const when = ({ validFrom, validTo }: Membership) => {
    if (!ended || validTo === null) {
      return validFrom === null
        ? t('organisation.sinceUnknown')
        : t('organisation.since', { day: format.day(validFrom) });
    }
    return validFrom === null
      ? t('organisation.until', { day: format.day(validTo) })
      : t('organisation.sinceUntil', { from: format.day(validFrom), to: format.day(validTo) });
  };
  return (
    <ul className="chips">
      {memberships.map((membership) => (
        <li key={`${membership.country.code} ${membership.validFrom}`}>
          <Link href={to(`/country/${membership.country.code}`)}>{countryName(membership.country.code)}</Link>{' '}
          <span className="muted">{when(membership)}</span>
        </li>
      ))}
    </ul>
  );
}
