import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { drawCapacityScatter } from '../../../src/figures/capacity-scatter.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { Choice } from '../components/choice.js';
import { Controls, GroupChoice, useCaption } from '../components/controls.js';
import { DataTable } from '../components/data-table.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Failed, Unanswered, Waiting } from '../components/states.js';
import {
  CapacityViewDocument,
  type CapacityViewQuery,
  IndicatorOfGroupsDocument,
  IndicatorsDocument,
} from '../generated/graphql.js';
import { byGroup, type GroupMembers } from '../lib/blocks.js';
import { sentences } from '../lib/citation.js';
import { standouts } from '../lib/standouts.js';
import { useFormat } from '../lib/use-format.js';
import { useShownGroups } from '../lib/use-own-group.js';
import { useChartWords } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { useView } from '../state/use-view.js';
import { schemeOnRecord } from '../state/view-state.js';

const DEFAULT_INDICATOR = 'imf_aipi_total';
const STANDOUTS = 5;
/** Values that span more than this are drawn on a logarithmic axis. */
const WIDE_SPAN = 200;

/** Does participation follow capacity? Coverage against an indicator, one mark a country. */
export default function Capacity() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, parameter, change, to } = useView();
  const { embedded } = useShell();
  const [, navigate] = useLocation();
  const question = useQuestion();
  const captionOf = useCaption();
  const indicators = useAnswer(IndicatorsDocument, { locale: frame.locale });
  const listed = indicators.data?.indicators ?? [];
  // A deployment may leave the default's publisher out: the first indicator stands in.
  const indicator =
    parameter('indicator') ??
    (listed.some((item) => item.slug === DEFAULT_INDICATOR)
      ? DEFAULT_INDICATOR
      : (listed[0]?.slug ?? DEFAULT_INDICATOR));
  const group = parameter('group');
  const variables = useMemo(
    () => ({ ...question, indicator, group: group || null, scheme: schemeOnRecord(state) }),
    [question, indicator, group, state],
  );
  const answer = useAnswer(CapacityViewDocument, variables, !indicators.data);
  const result = answer.data?.rankCorrelation;
  const n = result?.initiatives.length ?? 0;

  const model = useCapacityModel(result, answer.data?.scheme?.groups, n);
  const unit = result?.indicator.unit ?? '';
  const measured = `${result?.indicator.name ?? ''}${t('list.aside', { text: unit })}`;
  const draw = useCallback(
    (context: FigureContext) =>
      drawCapacityScatter(
        {
          points: model?.points ?? [],
          groups: model?.blocks.map((block) => block.name) ?? [],
          n,
          xLabel: `${measured} →`,
          yLabel: `↑ ${t('capacity.yLabel')}`,
          logarithmic: model?.logarithmic ?? false,
          format: (value) => (Math.abs(value) >= 100_000 ? format.compact(value) : format.decimal(value, 2)),
        },
        context,
      ),
    [model, measured, n, format, t],
  );
  const controls = (
    <Controls>
      <Choice
        label={t('capacity.indicator')}
        value={indicator}
        options={listed.map((item) => ({ value: item.slug, label: item.name }))}
        onChange={(value) => change({}, { indicator: value === DEFAULT_INDICATOR ? null : value })}
      />
      <GroupChoice />
    </Controls>
  );
  if (indicators.error || answer.error) {
    return <Unanswered controls={controls} answer={indicators.error ? indicators : answer} />;
  }
  if (!result || !model) return <Waiting tall />;
  // Where lists are incomplete a coefficient would only tell what happens to be on record.
  const withheld = result.incompleteInitiatives.length > 0;
  const strength = withheld ? null : strengthOf(result.spearman);
  const caption = captionOf(result.asOf, result.provenance);
  const correlation = withheld
    ? t('capacity.withheld', { n: format.number(result.n) })
    : result.spearman === null
      ? t('capacity.noCorrelation', { n: format.number(result.n) })
      : t('capacity.correlation', {
          rho: format.decimal(result.spearman, 2),
          tau: format.decimal(result.kendall ?? 0, 2),
          n: format.number(result.n),
        });
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">
            {strength === null ? t('capacity.heading') : t(`capacity.heading.${strength}`)}
          </h1>
          <p className="standfirst">{correlation}</p>
          {controls}
        </>
      )}
      {model.points.length === 0 ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <FigureCard
          id="capacity"
          title={t('capacity.title', { indicator: result.indicator.name })}
          subtitle={
            embedded ? sentences([correlation, t('capacity.subtitle')], state.language) : t('capacity.subtitle')
          }
          caption={sentences([caption, correlation], state.language)}
          description={t('capacity.description', { indicator: result.indicator.name })}
          draw={draw}
          lists={result}
          table={{
            columns: [
              { key: 'country', label: t('column.country') },
              { key: 'code', label: t('column.code') },
              { key: 'group', label: t('column.group') },
              { key: 'k', label: t('column.k'), numeric: true },
              { key: 'bound', label: t('column.bound') },
              { key: 'value', label: measured, numeric: true },
              { key: 'year', label: t('column.year') },
            ],
            rows: model.points.map((point) => ({
              country: point.name,
              code: point.code,
              group: model.blocks[point.group]?.name ?? null,
              k: point.coverage,
              bound: t(withheld ? 'bound.atLeast' : 'bound.exact'),
              value: point.value,
              year: String(point.year),
            })),
          }}
          provenance={result.provenance}
          request={{ document: CapacityViewDocument as never, variables }}
          facts={{ initiatives: result.initiatives.map((initiative) => initiative.slug) }}
          onChoose={(code) => navigate(to(`/country/${code}`))}
        />
      )}
      {!embedded && (
        <>
          {!withheld && <Standouts {...model.out} />}
          <AboutIndicator slug={indicator} result={result} measured={measured} />
        </>
      )}
    </>
  );
}

type Correlation = CapacityViewQuery['rankCorrelation'];

/** The points of the figure, and which of them stand out; null without an answer. */
function useCapacityModel(
  result: Correlation | undefined,
  schemeGroups: readonly GroupMembers[] | undefined,
  n: number,
) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const words = useChartWords();
  const shownGroups = useShownGroups();
  return useMemo(() => {
    if (!result) return null;
    const { points, indicator } = result;
    const blocks = byGroup(...shownGroups(schemeGroups ?? []), new Set(points.map(({ country }) => country.code)));
    const blockOfCode = new Map(blocks.flatMap((block, index) => block.codes.map((code) => [code, index] as const)));
    const ranked = points.map(({ country: { code }, coverage, value }) => ({ code, coverage, value }));
    const open = result.incompleteInitiatives.length > 0;
    const out = standouts(ranked, indicator.higherIsBetter === false, STANDOUTS);
    const named = new Set([...out.more, ...out.less].map((item) => item.code));
    const values = ranked.map((point) => point.value);
    const least = Math.min(...values);
    return {
      out,
      blocks,
      logarithmic: least > 0 && Math.max(...values) / least > WIDE_SPAN,
      points: points.map(({ country: { code }, coverage, value, year }) => ({
        code,
        name: frame.countryName(code),
        coverage,
        value,
        year,
        group: blockOfCode.get(code) ?? -1,
        named: !open && named.has(code),
        label: t('capacity.point', {
          country: frame.countryName(code),
          value: format.decimal(value, 2),
          unit: indicator.unit,
          year: format.year(year),
          k: open ? words.atLeast(format.number(coverage)) : format.number(coverage),
          n: format.number(n),
        }),
      })),
    };
  }, [result, schemeGroups, frame, format, words, n, t, shownGroups]);
}

/** How strong a correlation is, as the heading has it; null where there is none to speak of. */
function strengthOf(spearman: number | null): 'none' | 'weak' | 'moderate' | 'strong' | null {
  if (spearman === null) return null;
  const strength = Math.abs(spearman);
  if (strength < 0.2) return 'none';
  if (strength < 0.4) return 'weak';
  return strength < 0.7 ? 'moderate' : 'strong';
}

/** The states that take part in more, and in fewer, than others of like capacity. */
function Standouts({ more, less }: ReturnType<typeof standouts>) {
  const { t } = useTranslation();
  const frame = useFrame();
  const { to } = useView();
  const linked = (states: readonly { code: string }[]) =>
    states.map(({ code }, index) => (
      <span key={code}>
        {index > 0 && ' · '}
        <Link href={to(`/country/${code}`)}>{frame.countryName(code)}</Link>
      </span>
    ));
  return (
    <section className="block" aria-labelledby="standouts">
      <h2 id="standouts">{t('capacity.standouts')}</h2>
      <p>
        <strong>{t('capacity.more')}</strong> {linked(more)}
      </p>
      <p>
        <strong>{t('capacity.less')}</strong> {linked(less)}
      </p>
      <p className="muted small">{t('capacity.standoutsText')}</p>
    </section>
  );
}

/** What the indicator says, who publishes it, what it is by group, and which states have no value. */
function AboutIndicator({ slug, result, measured }: { slug: string; result: Correlation; measured: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { indicator, leftOut, asOf } = result;
  return (
    <section className="block" aria-labelledby="about-indicator">
      <h2 id="about-indicator">{indicator.name}</h2>
      {indicator.definition && <p>{indicator.definition}</p>}
      <p className="muted">
        {indicator.publisher}
        {indicator.licence ? ` · ${t('capacity.licence', { licence: indicator.licence })}` : ''}
        {indicator.url && /^https?:\/\//i.test(indicator.url) ? (
          <>
            {' · '}
            <a href={indicator.url} rel="noopener noreferrer" target="_blank">
              {t('capacity.ownPage')}
            </a>
          </>
        ) : null}
      </p>
      <ByGroup indicator={slug} year={Number(asOf.slice(0, 4))} measured={measured} />
      {leftOut.length > 0 && (
        <details>
          <summary>{t('capacity.leftOut', { number: format.number(leftOut.length) })}</summary>
          <p>{format.list(leftOut.map(({ code }) => frame.countryName(code)).sort(format.compare))}</p>
        </details>
      )}
    </section>
  );
}

/** What the indicator is over the groups of the scheme: how many have a value, and where these lie. */
function ByGroup({ indicator, year, measured }: { indicator: string; year: number; measured: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state } = useView();
  const { release } = state;
  // The data hold nothing of later years.
  const asked = Math.min(year, Number(frame.dataThrough.slice(0, 4)));
  const variables = { indicator, scheme: schemeOnRecord(state), year: asked, release, locale: frame.locale };
  const answer = useAnswer(IndicatorOfGroupsDocument, variables);
  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  const byGroups = answer.data?.indicatorByGroup;
  if (!byGroups) return null;
  const row = (name: string, figures: typeof byGroups.all) => ({
    group: name,
    members: figures.members,
    n: figures.n,
    least: figures.least,
    median: figures.median,
    mean: figures.mean,
    weighted: figures.populationWeightedMean,
    greatest: figures.greatest,
  });
  const columns = ['members', 'n', 'least', 'median', 'mean', 'weighted', 'greatest'] as const;
  return (
    <DataTable
      caption={t('capacity.byGroup', {
        indicator: measured,
        scheme: byGroups.scheme.name,
        year: format.year(byGroups.year),
      })}
      table={{
        columns: [
          { key: 'group', label: t('column.group') },
          ...columns.map((key) => ({ key, label: t(`capacity.column.${key}`), numeric: true })),
        ],
        rows: [
          ...byGroups.groups.map(({ group, ...figures }) => row(group?.name ?? '', figures)),
          row(t('group.all'), byGroups.all),
        ],
      }}
    />
  );
}
