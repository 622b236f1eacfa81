import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { CorrectionsViewDocument, LatelyViewDocument } from '../generated/graphql.js';
import { happenedInMonth, happenings } from '../lib/lately.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { HappeningItem } from './happening-item.js';
import { Failed, Waiting } from './states.js';
import './lately.css';

/** So many are shown at once. */
const FIRST = 6;
const EVERY_AI_LIST = { focus: 'AI' } as const;

/** What changed in the month of the data's own day, or last before it; the newest initiatives; what was corrected. */
export function Lately() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { dataThrough, locale } = useFrame();
  const { to, state } = useView();
  const [all, setAll] = useState(false);
  const variables = useMemo(() => {
    const year = Number(dataThrough.slice(0, 4));
    return { selection: EVERY_AI_LIST, from: year - 1, to: year, asOf: dataThrough, locale };
  }, [dataThrough, locale]);
  const answer = useAnswer(LatelyViewDocument, variables);
  const [later, earlier] = answer.data?.releases.nodes ?? [];
  const corrections = useAnswer(
    CorrectionsViewDocument,
    useMemo(() => ({ earlier: earlier?.name ?? '', later: later?.name ?? '' }), [earlier, later]),
    earlier === undefined || later === undefined,
  );
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!answer.data) return <Waiting />;
  const happened = happenings(answer.data.presenceChanges.nodes);
  const thisMonth = happened.filter((happening) => happenedInMonth(happening, dataThrough));
  const shown = thisMonth.length > 0 ? thisMonth : happened;
  const month = format.dayAsKnown(dataThrough, 'MONTH');
  const first = all ? shown : shown.slice(0, FIRST);
  const counts = corrections.data?.releaseDiff.counts.filter(({ table }) => table === 'participation');
  const inSense = (sense: string) =>
    format.number(counts?.filter((count) => count.sense === sense).reduce((sum, { count }) => sum + count, 0) ?? 0);
  return (
    <>
      <p className="lately-when">{t(thisMonth.length > 0 ? 'today.thisMonth' : 'today.noneThisMonth', { month })}</p>
      <ul className="lately">
        {first.map((item) => (
          <HappeningItem key={item.key} happening={item} />
        ))}
      </ul>
      {shown.length > first.length && (
        <button type="button" className="lately-more" onClick={() => setAll(true)}>
          {t('today.more', { figure: shown.length - first.length })}
        </button>
      )}
      <h3>{t('today.newInitiatives')}</h3>
      <ul className="lately">
        {answer.data.initiatives.nodes.map(({ slug, name, url, openedOn, openedPrecision }) => (
          <li key={slug}>
            <Link href={to(`/initiative/${slug}`)}>{name}</Link>
            <span className="lately-day">
              {openedOn !== null && t('today.opened', { day: format.dayAsKnown(openedOn, openedPrecision) })}
            </span>
            {url !== null && (
              <a className="lately-source" href={url}>
                {t('today.source')}
              </a>
            )}
          </li>
        ))}
      </ul>
      {counts !== undefined && earlier !== undefined && later !== undefined && (
        <>
          <h3>{t('today.releases')}</h3>
          <p>
            {t('today.corrections', {
              to: later.name,
              from: earlier.name,
              recorded: inSense('RECORDED'),
              updated: inSense('UPDATED'),
              corrected: inSense('CORRECTED'),
              retracted: inSense('RETRACTED'),
            })}
          </p>
        </>
      )}
      <p>
        <a href={`/feeds/changes.atom${state.language === 'zh' ? '?lang=zh' : ''}`}>{t('today.feed')}</a>
      </p>
    </>
  );
}
