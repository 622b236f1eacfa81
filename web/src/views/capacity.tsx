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
import { CapacityViewDocument, IndicatorOfGroupsDocument, IndicatorsDocument } from '../generated/graphql.js';
import { byGroup } from '../lib/blocks.js';
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
  const words = useChartWords();
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
  const shownGroups = useShownGroups();
  const answer = useAnswer(CapacityViewDocument, variables, !indicators.data);
  const result = answer.data?.rankCorrelation;
  const n = result?.initiatives.length ?? 0;

  const model = useMemo(() => {
    if (!result) return null;
    const shown = new Set(result.points.map((point) => point.country.code));
    const blocks = byGroup(...shownGroups(answer.data?.scheme?.groups ?? []), shown);
    const blockOfCode = new Map(blocks.flatMap((block, index) => block.codes.map((code) => [code, index] as const)));
    const ranked = result.points.map((point) => ({
      code: point.country.code,
      coverage: point.coverage,
      value: point.value,
    }));
    const open = result.incompleteInitiatives.length > 0;
    const out = standouts(ranked, result.indicator.higherIsBetter === false, STANDOUTS);
    const named = new Set([...out.more, ...out.less].map((item) => item.code));
    const values = ranked.map((point) => point.value);
    const least = Math.min(...values);
    return {
      out,
      blocks,
      logarithmic: least > 0 && Math.max(...values) / least > WIDE_SPAN,
      points: result.points.map((point) => ({
        code: point.country.code,
        name: frame.countryName(point.country.code),
        coverage: point.coverage,
        value: point.value,
        year: point.year,
        group: blockOfCode.get(point.country.code) ?? -1,
        named: !open && named.has(point.country.code),
        label: t('capacity.point', {
          country: frame.countryName(point.country.code),
          value: format.decimal(point.value, 2),
          unit: result.indicator.unit,
          year: format.year(point.year),
          k: open ? words.atLeast(format.number(point.coverage)) : format.number(point.coverage),
          n: format.number(n),
        }),
      })),
    };
  }, [result, answer.data, frame, format, words, n, t, shownGroups]);
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
  const strength = result.spearman === null || withheld ? null : Math.abs(result.spearman);
  const heading =
    strength === null
      ? null
      : strength < 0.2
        ? 'none'
        : strength < 0.4
          ? 'weak'
          : strength < 0.7
            ? 'moderate'
            : 'strong';
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
  const outliers = (list: readonly { code: string }[]) =>
    list.map(({ code }, index) => (
      <span key={code}>
        {index > 0 && ' · '}
        <Link href={to(`/country/${code}`)}>{frame.countryName(code)}</Link>
      </span>
    ));
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">{heading === null ? t('capacity.heading') : t(`capacity.heading.${heading}`)}</h1>
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
          {!withheld && (
            <section className="block" aria-labelledby="standouts">
              <h2 id="standouts">{t('capacity.standouts')}</h2>
              <p>
                <strong>{t('capacity.more')}</strong> {outliers(model.out.more)}
              </p>
              <p>
                <strong>{t('capacity.less')}</strong> {outliers(model.out.less)}
              </p>
              <p className="muted small">{t('capacity.standoutsText')}</p>
            </section>
          )}
          <section className="block" aria-labelledby="about-indicator">
            <h2 id="about-indicator">{result.indicator.name}</h2>
            {result.indicator.definition && <p>{result.indicator.definition}</p>}
            <p className="muted">
              {result.indicator.publisher}
              {result.indicator.licence ? ` · ${t('capacity.licence', { licence: result.indicator.licence })}` : ''}
              {result.indicator.url && /^https?:\/\//i.test(result.indicator.url) ? (
                <>
                  {' · '}
                  <a href={result.indicator.url} rel="noopener noreferrer" target="_blank">
                    {t('capacity.ownPage')}
                  </a>
                </>
              ) : null}
            </p>
            <ByGroup indicator={indicator} year={Number(result.asOf.slice(0, 4))} measured={measured} />
            {result.leftOut.length > 0 && (
              <details>
                <summary>{t('capacity.leftOut', { number: format.number(result.leftOut.length) })}</summary>
                <p>{format.list(result.leftOut.map(({ code }) => frame.countryName(code)).sort(format.compare))}</p>
              </details>
            )}
          </section>
        </>
      )}
    </>
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
