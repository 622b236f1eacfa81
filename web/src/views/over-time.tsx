import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { blocRulesOf } from '../../../src/domain/rule.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawShareLines } from '../../../src/figures/share-lines.js';
import { Choice } from '../components/choice.js';
import { Controls, useRuleInWords } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { HighlightChoice } from '../components/highlight-choice.js';
import { ReportLink } from '../components/report-link.js';
import { useSelectionName } from '../components/selection-name.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Failed, Unanswered, Waiting } from '../components/states.js';
import { ChangesViewDocument, OverTimeViewDocument, type OverTimeViewQuery } from '../generated/graphql.js';
import { sentences } from '../lib/citation.js';
import { endsInRunningYear, isWithheld, linesOfGroups, tableOfYears } from '../lib/group-figures.js';
import { formatOf, MEASURES } from '../lib/measures.js';
import { seriesVariables } from '../lib/series-variables.js';
import { useFormat } from '../lib/use-format.js';
import { useLineBroughtOut } from '../lib/use-line-brought-out.js';
import { useOwnGroupNote } from '../lib/use-own-group.js';
import { useChartWords, useTerm } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { useMeasure, useYears } from '../state/use-years.js';
import { countingOf, selectionOf } from '../state/view-state.js';
import { KindMultiple, kindOfFigure, Multiples } from './over-time-by-kind.js';

/** Height of a figure of which no line can be drawn, in pixels. */
const WITHOUT_LINES = 220;

/** Share of seats and participation of each group by year, and the same by kind of initiative. */
export default function OverTime() {
  const { onlyFigure } = useShell();
  const kind = kindOfFigure(onlyFigure);
  return kind ? <KindMultiple kind={kind} /> : <AllGroups />;
}

/** How many definitions of the Global South have members at a point: some begin later than others. */
function definitionsOf({ representation }: OverTimeViewQuery['representationSeries'][number]): number {
  return representation.globalSouth.underSchemes.filter(({ figures }) => figures.members > 0).length;
}

/** Each group by year, beside parity and the range of definitions and rules. */
function AllGroups() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, parameter, change } = useView();
  const { embedded } = useShell();
  const selectionName = useSelectionName();
  const rule = useRuleInWords();
  const term = useTerm();
  const words = useChartWords();
  const measure = useMeasure();
  const bringOut = useLineBroughtOut();
  const ownGroupNote = useOwnGroupNote();
  const { from, to: last } = useYears();
  const set = frame.sets.find((item) => item.slug === state.set);
  const fixed = parameter('composition') === 'fixed';
  const variables = useMemo(
    () => ({
      ...seriesVariables(state, frame, selectionOf(state), from, last),
      compositionAt: fixed ? frame.dataThrough : null,
    }),
    [state, from, last, fixed, frame],
  );
  const answer = useAnswer(OverTimeViewDocument, variables);
  const points = answer.data?.representationSeries;

  const figure = useMemo(() => {
    if (!points) return null;
    const withheld = points.filter(isWithheld);
    const band = points.flatMap((point) => {
      const range = point.representation.sensitivity[measure];
      return isWithheld(point) || range.least === null || range.greatest === null
        ? []
        : [{ year: point.year, low: range.least, high: range.greatest, definitions: definitionsOf(point) }];
    });
    const definitions = band.map((point) => point.definitions);
    const [fewest, most] = [Math.min(...definitions), Math.max(...definitions)].map(format.number);
    return {
      series: bringOut(linesOfGroups(points, (figures) => figures[measure], words.withheld)),
      ...(measure === 'representationRatio' ? { parity: { value: 1, label: words.parity } } : {}),
      ...(band.length > 0
        ? { band: { label: words.band(fewest!, most!, format.number(blocRulesOf(frame.rule).length)), points: band } }
        : {}),
      ...(withheld.length > 0 ? { withheldLabel: words.withheld } : {}),
      ...(withheld.length === points.length ? { height: WITHOUT_LINES } : {}),
      withheldAll: withheld.length === points.length,
      // The note on lists is about the last year whose ratios are withheld, else about the last year.
      lists: (withheld.at(-1) ?? points.at(-1))?.representation,
      changes: points.map(({ year, joined, left, joinedBounds }) => ({ year, joined, left, joinedBounds })),
      changesLabel: words.changes,
      formatCount: format.number,
      format: formatOf(measure, format),
      formatYear: format.year,
    };
  }, [points, measure, format, words, frame.rule, bringOut]);
  const draw = useCallback((context: FigureContext) => drawShareLines(figure!, context), [figure]);
  const broughtOut = figure?.series.find(({ muted }) => muted === false);
  const controls = (
    <Controls day={false}>
      <HighlightChoice />
      <Choice
        label={t('overTime.measure')}
        value={measure}
        options={MEASURES.map((item) => ({ value: item, label: t(`measure.${item}`) }))}
        onChange={(value) => change({}, { measure: value === 'representationRatio' ? null : value })}
      />
      <Choice
        label={t('overTime.composition')}
        value={fixed ? 'fixed' : 'then'}
        options={[
          { value: 'then', label: t('overTime.compositionThen') },
          { value: 'fixed', label: t('overTime.compositionFixed') },
        ]}
        onChange={(value) => change({}, { composition: value === 'fixed' ? 'fixed' : null })}
      />
    </Controls>
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!points || !figure) return <Waiting tall />;
  const end = points.at(-1);
  const caption =
    end === undefined
      ? ''
      : t('overTime.caption', {
          selection: selectionName,
          from: format.year(from),
          to: format.year(last),
          rule: rule(end.representation.provenance),
        });
  // The last year whose ratios are not withheld.
  const told = points.filter((point) => !isWithheld(point)).at(-1);
  const range = told?.representation.sensitivity[measure];
  const inWords = (value: number) =>
    measure === 'representationRatio' ? format.fixed(value, 2) : figure.format(value);
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">{t('overTime.heading')}</h1>
          {told && range?.leastUnder && range.greatestUnder && (
            <p className="standfirst">
              {t(`overTime.standfirst.${measure}`, {
                when: told.partial
                  ? t('overTime.upTo', { day: format.day(told.representation.asOf) })
                  : t('overTime.endOf', { year: format.year(told.year) }),
                least: inWords(range.least!),
                leastScheme: range.leastUnder.scheme.name,
                leastRule: term('blocs', range.leastUnder.blocs),
                greatest: inWords(range.greatest!),
                greatestScheme: range.greatestUnder.scheme.name,
                greatestRule: term('blocs', range.greatestUnder.blocs),
              })}
            </p>
          )}
          {figure.withheldAll && points.length > 0 && <p className="standfirst">{words.withheldAll}</p>}
          {controls}
          <ReportLink />
        </>
      )}
      {!end ||
      (!figure.withheldAll && figure.series.every((series) => series.points.every((point) => point.value === null))) ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <FigureCard
          id="over-time"
          title={t(`measure.${measure}`)}
          subtitle={t(`measure.explained.${measure}`)}
          caption={caption}
          description={t('overTime.description', { measure: t(`measure.${measure}`) })}
          draw={draw}
          ranges={[
            ...(figure.withheldAll ? [words.withheldAll] : []),
            ...(endsInRunningYear(figure.series) ? [words.runningYear(format.day(end.representation.asOf))] : []),
            ...ownGroupNote,
            ...(broughtOut ? [words.highlighted(broughtOut.name)] : []),
          ]}
          lists={figure.lists}
          table={tableOfYears(points, t)}
          provenance={end.representation.provenance}
          request={{ document: OverTimeViewDocument as never, variables }}
          facts={{
            ...(state.kinds.length > 0 ? { kinds: [...state.kinds] as never } : {}),
            ...(set || state.initiatives.length > 0
              ? { initiatives: [...(set?.initiatives ?? []).map((item) => item.slug), ...state.initiatives] }
              : {}),
          }}
          onChoose={(key) => change({}, { year: key.split(':')[1]! })}
        />
      )}
      {!embedded && (
        <>
          <Changes points={points} year={Number(parameter('year')) || last} from={from} last={last} />
          <Multiples groups={figure.series} />
        </>
      )}
    </>
  );
}

interface ChangesProperties {
  readonly points: OverTimeViewQuery['representationSeries'];
  readonly year: number;
  readonly from: number;
  readonly last: number;
}

/** Whose participation began and ended in a year. */
function Changes({ points, year, from, last }: ChangesProperties) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, change, to } = useView();
  const shown = Math.min(last, Math.max(from, year));
  const answer = useAnswer(ChangesViewDocument, {
    selection: selectionOf(state),
    from: shown,
    to: shown,
    counting: countingOf(state),
    locale: frame.locale,
    after: null,
  });
  const page = answer.data?.presenceChanges;
  const bounds = points.find((point) => point.year === shown)?.joinedBounds;
  return (
    <section className="block" aria-labelledby="changes">
      <h2 id="changes">{t('overTime.changesTitle', { year: format.year(shown) })}</h2>
      <Choice
        label={t('column.year')}
        value={String(shown)}
        options={Array.from({ length: last - from + 1 }, (_, index) => ({
          value: String(last - index),
          label: format.year(last - index),
        }))}
        onChange={(value) => change({}, { year: value })}
      />
      {answer.error && <Failed error={answer.error} retry={answer.retry} />}
      {page && (
        <>
          <p className="muted">
            {sentences(
              [
                t('overTime.changesCount', {
                  joined: format.number(page.joinedCount),
                  left: format.number(page.leftCount),
                }),
                ...(bounds && bounds.least !== bounds.greatest
                  ? [
                      t('overTime.joinedBounds', {
                        least: format.number(bounds.least),
                        greatest: format.number(bounds.greatest),
                      }),
                    ]
                  : []),
              ],
              state.language,
            )}
          </p>
          <ul className="chips">
            {page.nodes.map((node) => (
              <li key={`${node.change}${node.on}${node.country.code}${node.initiative.slug}`}>
                <span className={node.change === 'LEFT' ? 'left' : undefined}>
                  {node.change === 'LEFT' ? '−' : '+'}
                </span>{' '}
                <Link href={to(`/country/${node.country.code}`)}>{frame.countryName(node.country.code)}</Link>{' '}
                <span className="muted">
                  {node.initiative.name}
                  {t('list.comma')}
                  {node.precision === 'NO_LATER_THAN'
                    ? t('fact.by', { day: format.day(node.on) })
                    : format.dayAsKnown(node.on, node.precision)}
                  {node.initiativeEnded ? t('list.aside', { text: t('overTime.ended') }) : ''}
                </span>
              </li>
            ))}
          </ul>
          {page.pageInfo.hasNextPage && (
            <p className="muted">
              {t('overTime.more', { shown: format.number(page.nodes.length), total: format.number(page.totalCount) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
