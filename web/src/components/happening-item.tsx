import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Happening } from '../lib/lately.js';
import { useFormat } from '../lib/use-format.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { useShell } from './shell-context.js';

/** More states than these are counted, not named. */
const MOST_NAMED = 8;

/** What happened in one initiative on one day: which states, in what, and the sources of it. */
export function HappeningItem({ happening }: { happening: Happening }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { countryName } = useFrame();
  const { to } = useView();
  const { showFacts } = useShell();
  const { change, on, precision, initiative, initiativeEnded, countries } = happening;
  const names = countries.map(countryName).sort(format.compare);
  const day = format.dayAsKnown(on, precision);
  const byThen = precision === 'NO_LATER_THAN';
  const what = change === 'JOINED' ? 'today.joined' : initiativeEnded ? 'today.leftEnded' : 'today.left';
  const rest = names.length - MOST_NAMED;
  return (
    <li>
      <span className="lately-day">
        {byThen ? t(change === 'JOINED' ? 'today.joinedBy' : 'today.leftBy', { day: day }) : `${day} · ${t(what)}`}
      </span>
      <Link href={to(`/initiative/${initiative.slug}`)}>{initiative.name}</Link>
      <span>
        {rest > 0
          ? t('today.namesAndMore', { names: names.slice(0, MOST_NAMED).join(t('today.comma')), figure: rest })
          : format.list(names)}
      </span>
      <button
        type="button"
        className="linklike lately-source"
        onClick={() =>
          showFacts({
            title: initiative.name,
            filter: { initiatives: [initiative.slug], countries: [...countries] },
            asOf: on,
            history: true,
          })
        }
      >
        {t('today.sources')}
      </button>
    </li>
  );
}
