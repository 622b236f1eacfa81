import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawRankMoves } from '../../../src/figures/rank-moves.js';
import { Choice } from '../components/choice.js';
import { Controls, GroupChoice, useCaption, useCountryOptions } from '../components/controls.js';
import { DayField } from '../components/day-field.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Unanswered, Waiting } from '../components/states.js';
import { Words } from '../components/words.js';
import { RankViewDocument } from '../generated/graphql.js';
import { capital } from '../lib/citation.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { isDay } from '../state/view-state.js';
import { HowToRead } from './how-to-read.js';
import { movesOf, yearBefore } from './moves.js';
import { useWords } from './use-words.js';

/** Whether a state may take part in more than it is known to. */
function mayBeMore({ coverage, possibleCoverage }: { coverage: number; possibleCoverage: number }): boolean {
  return possibleCoverage > coverage;
}

/** How states rank by the number of initiatives in which they take part, and how that changed since a day. */
export default function Rank() {
  const { t } = useWords();
  const format = useFormat();
  const frame = useFrame();
  const { parameter, change, to } = useView();
  const { embedded } = useShell();
  const [, navigate] = useLocation();
  const captionOf = useCaption();
  const question = useQuestion();
  const group = parameter('group') || null;
  const country = parameter('country')?.toUpperCase() || null;
  const asked = parameter('from');
  const since = asked !== null && isDay(asked) && asked < question.asOf ? asked : yearBefore(question.asOf);
  const variables = useMemo(() => ({ ...question, since, group }), [question, since, group]);
  const answer = useAnswer(RankViewDocument, variables);
  const countries = useCountryOptions(country, t('rank.noCountry'));
  const result = answer.data?.rankChanges;
  // A list that is complete today may have been incomplete on the earlier day.
  const unsure =
    (result?.incompleteInitiatives.length ?? 0) > 0 ||
    (result?.states ?? []).some(({ now, before }) => mayBeMore(now) || (before !== null && mayBeMore(before)));
  const n = result?.initiatives.length ?? 0;
  const moves = useMemo(() => movesOf(result?.states ?? [], country), [result, country]);
  const placeOf = useCallback(
    ({ place, tiedCount }: { readonly place: number; readonly tiedCount: number }) =>
      t(tiedCount > 0 ? 'rank.tied' : 'rank.place', { place: format.number(place) }),
    [t, format],
  );
  const countOf = useCallback(
    ({ coverage, possibleCoverage }: { readonly coverage: number; readonly possibleCoverage: number }) =>
      possibleCoverage > coverage ? `≥\u202f${format.number(coverage)}` : format.number(coverage),
    [format],
  );
  const draw = useCallback(
    (context: FigureContext) => {
      const marks = (states: typeof moves.up) =>
        states.map(({ country: { code }, now, before }) => ({
          key: code,
          name: frame.countryName(code),
          before: before.place,
          now: now.place,
          value: t('rank.value', { before: placeOf(before), now: placeOf(now), k: countOf(now), n: format.number(n) }),
          label: t('rank.mark', {
            country: frame.countryName(code),
            before: placeOf(before),
            now: placeOf(now),
            kBefore: countOf(before),
            k: countOf(now),
          }),
          marked: code === country,
        }));
      return drawRankMoves(
        {
          blocks: [
            { heading: t('rank.marked'), moves: marks(moves.marked) },
            { heading: t(unsure ? 'rank.upOnRecord' : 'rank.up'), moves: marks(moves.up) },
            { heading: t(unsure ? 'rank.downOnRecord' : 'rank.down'), moves: marks(moves.down) },
          ].filter((block) => block.moves.length > 0),
          last: Math.max(result?.universeSize ?? 1, result?.universeSizeSince ?? 1),
          beforeLabel: format.day(since),
          nowLabel: format.day(question.asOf),
          format: format.number,
        },
        context,
      );
    },
    [moves, country, unsure, frame, result, n, since, question.asOf, placeOf, countOf, format, t],
  );
  const controls = (
    <Controls scheme={false}>
      <DayField label={t('rank.since')} value={since} onChange={(day) => change({}, { from: day })} />
      <GroupChoice />
      <Choice
        label={t('rank.country')}
        value={country ?? ''}
        options={countries}
        onChange={(value) => change({}, { country: value || null })}
      />
    </Controls>
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!result) return <Waiting tall />;
  const days = { since: format.day(since), day: format.day(result.asOf) };
  // Where lists are incomplete the true places may differ, so the heading does not say who rose most.
  const heading =
    moves.most.length === 0 || moves.most.length > 3 || unsure
      ? t(unsure ? 'rank.headingUnsure' : 'rank.headingMany', { ...days, number: format.number(moves.risen) })
      : capital(
          t(moves.most.length === 1 ? 'rank.heading' : 'rank.headingTied', {
            ...days,
            countries: format.list(moves.most.map(({ country: { code } }) => frame.countryInText(code))),
            before: placeOf(moves.most[0]!.before),
            now: placeOf(moves.most[0]!.now),
            places: format.number(moves.most[0]!.before.place - moves.most[0]!.now.place),
          }),
        );
  const shown = moves.up.length + moves.down.length + moves.marked.length;
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            <Words>{heading}</Words>
          </h1>
          <p className="standfirst">{t(unsure ? 'rank.standfirstUnsure' : 'rank.standfirst', days)}</p>
          {controls}
        </>
      )}
      {shown === 0 ? (
        <Empty>{t('rank.nothing', days)}</Empty>
      ) : (
        <FigureCard
          id="rank"
          title={t('rank.title', days)}
          pictureTitle={heading}
          subtitle={t('rank.subtitle', { number: format.number(result.universeSize) })}
          caption={captionOf(result.asOf, result.provenance)}
          description={t('rank.description', days)}
          draw={draw}
          lists={result}
          ranges={[
            ...(unsure ? [t('rank.unsure')] : []),
            t('rank.shown', { shown: format.number(shown), all: format.number(result.states.length) }),
          ]}
          table={{
            columns: [
              { key: 'country', label: t('column.country') },
              { key: 'code', label: t('column.code') },
              { key: 'place', label: t('rank.column.place', days), numeric: true },
              { key: 'tied', label: t('rank.column.tied'), numeric: true },
              { key: 'k', label: t('column.k'), numeric: true },
              { key: 'bound', label: t('column.bound') },
              { key: 'placeBefore', label: t('rank.column.placeBefore', days), numeric: true },
              { key: 'kBefore', label: t('rank.column.kBefore', days), numeric: true },
              { key: 'change', label: t('rank.column.change'), numeric: true },
            ],
            rows: result.states.map(({ country: { code }, now, before }) => ({
              country: frame.countryName(code),
              code,
              place: now.place,
              tied: now.tiedCount,
              k: now.coverage,
              bound: t(now.possibleCoverage > now.coverage ? 'bound.atLeast' : 'bound.exact'),
              placeBefore: before?.place ?? null,
              kBefore: before?.coverage ?? null,
              change: before === null ? null : before.place - now.place,
            })),
          }}
          provenance={result.provenance}
          request={{ document: RankViewDocument as never, variables }}
          facts={{ initiatives: result.initiatives.map(({ slug }) => slug) }}
          onChoose={(code) => navigate(to(`/country/${code}`))}
        />
      )}
      {!embedded && (
        <HowToRead>
          <p>{t('rank.how.place')}</p>
          <p>{t('rank.how.moves')}</p>
          <p>{t('rank.how.dots')}</p>
        </HowToRead>
      )}
    </>
  );
}
