import { useCallback, useMemo } from 'react';
import type { FigureContext } from '../../../src/figures/frame.js';
import { DAYS_A_YEAR, drawWaitingCurves } from '../../../src/figures/waiting-curves.js';
import { Controls, useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Unanswered, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { TimeToJoinViewDocument, type WaitingPartsFragment } from '../generated/graphql.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { HowToRead } from './how-to-read.js';
import { LeftOut } from './left-out.js';
import { useWords } from './use-words.js';

/** How long after an initiative's opening states join it, by group. */
export default function TimeToJoin() {
  const { t } = useWords();
  const format = useFormat();
  const { state } = useView();
  const { embedded } = useShell();
  const captionOf = useCaption();
  const question = useQuestion();
  const variables = useMemo(() => ({ ...question, scheme: state.scheme }), [question, state.scheme]);
  const answer = useAnswer(TimeToJoinViewDocument, variables);
  const result = answer.data?.timeToJoin;
  const groups = useMemo(() => (result ? inGroups(result.groups, t('group.notClassified')) : []), [result, t]);
  const draw = useCallback(
    (context: FigureContext) =>
      drawWaitingCurves(
        {
          curves: groups.map(({ key, name, times }) => ({
            key,
            name: t('time.curve', { group: name, n: format.number(times.pairs) }),
            points: times.curve,
            median:
              times.median === null
                ? null
                : {
                    days: times.median,
                    label: t('time.medianOf', { group: name, days: format.number(times.median) }),
                  },
          })),
          xLabel: t('time.xLabel'),
          yLabel: t('time.yLabel'),
          halfLabel: t('time.half'),
          formatShare: (share) => format.percent(share),
          formatYears: (years) => format.number(years),
        },
        context,
      ),
    [groups, format, t],
  );
  const controls = <Controls />;
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!result) return <Waiting tall />;
  const { overall, incompleteInitiatives } = result;
  const atMost = incompleteInitiatives.length > 0;
  const day = format.day(result.asOf);
  const counts = {
    joined: format.number(overall.joined),
    pairs: format.number(overall.pairs),
    initiatives: format.number(observed(result)),
    day,
  };
  const heading = t(atMost ? 'time.headingAtLeast' : 'time.heading', counts);
  const half =
    overall.median === null
      ? t('time.notHalf', { day })
      : t(atMost ? 'time.halfAtMost' : 'time.halfAfter', {
          days: format.number(overall.median),
          years: format.decimal(overall.median / DAYS_A_YEAR, 1),
        });
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{overall.pairs === 0 ? t('time.title') : heading}</Words>
          </h1>
          {overall.pairs > 0 && <p className="standfirst">{half}</p>}
          {controls}
        </>
      )}
      {overall.pairs === 0 ? (
        <Empty>{t('time.nothing')}</Empty>
      ) : (
        <FigureCard
          id="time-to-join"
          title={t('time.title')}
          subtitle={t('time.subtitle')}
          pictureTitle={heading}
          caption={captionOf(result.asOf, result.provenance)}
          description={t('time.description')}
          draw={draw}
          lists={result}
          ranges={[t('time.censoring', { censored: format.number(overall.censored), pairs: counts.pairs })]}
          table={{
            columns: [
              { key: 'group', label: t('column.group') },
              { key: 'pairs', label: t('time.column.pairs'), numeric: true },
              { key: 'joined', label: t('time.column.joined'), numeric: true },
              { key: 'censored', label: t('time.column.censored'), numeric: true },
              { key: 'median', label: t('time.column.median'), numeric: true },
              { key: 'earliest', label: t('time.column.medianIfEarliest'), numeric: true },
              { key: 'latest', label: t('time.column.medianIfLatest'), numeric: true },
              { key: 'bound', label: t('column.bound') },
            ],
            rows: [{ name: t('group.all'), times: overall }, ...groups].map(({ name, times }) => ({
              group: name,
              pairs: times.pairs,
              joined: times.joined,
              censored: times.censored,
              median: times.median,
              earliest: times.medianIfEarliest,
              latest: times.medianIfLatest,
              bound: t(atMost ? 'time.boundWaiting' : 'bound.exact'),
            })),
          }}
          provenance={result.provenance}
          request={{ document: TimeToJoinViewDocument as never, variables }}
          facts={{ initiatives: result.initiatives.map(({ slug }) => slug) }}
        />
      )}
      {!embedded && (
        <>
          <HowToRead>
            <p>{t('time.how.curve')}</p>
            <p>{t('time.how.censored')}</p>
            <p>{t('time.how.median')}</p>
          </HowToRead>
          <section className="block" aria-labelledby="left-out">
            <h2 id="left-out">{t('time.leftOut')}</h2>
            {result.closed.length + result.notByStates.length + result.withoutOpening.length === 0 && (
              <p>{t('time.leftOutNone')}</p>
            )}
            <LeftOut label={(count) => t('time.closed', { number: count })} initiatives={result.closed} />
            <LeftOut label={(count) => t('time.notByStates', { number: count })} initiatives={result.notByStates} />
            <LeftOut
              label={(count) => t('time.withoutOpening', { number: count })}
              initiatives={result.withoutOpening}
            />
          </section>
        </>
      )}
    </>
  );
}

interface OfGroup {
  readonly key: string;
  readonly name: string;
  readonly times: WaitingPartsFragment;
}

/** Groups of which something was observed. */
function inGroups(groups: readonly WaitingPartsFragment[], notClassified: string): OfGroup[] {
  return groups
    .filter(({ pairs }) => pairs > 0)
    .map((times) => ({
      key: times.group?.slug ?? 'not-classified',
      name: times.group?.name ?? notClassified,
      times,
    }));
}

interface Observed {
  readonly initiatives: readonly unknown[];
  readonly withoutOpening: readonly unknown[];
  readonly closed: readonly unknown[];
  readonly notByStates: readonly unknown[];
}

/** How many of the initiatives were observed: those that are not left out. */
const observed = ({ initiatives, withoutOpening, closed, notByStates }: Observed) =>
  initiatives.length - withoutOpening.length - closed.length - notByStates.length;
