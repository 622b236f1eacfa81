import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { withoutArticle } from '../../../src/domain/state-names.js';
import { STANDINGS } from '../../../src/domain/vocabulary.js';
import { drawAssembly } from '../../../src/figures/assembly.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawKOfN } from '../../../src/figures/k-of-n.js';
import { Controls, useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { HighlightChoice } from '../components/highlight-choice.js';
import { useShell } from '../components/shell-context.js';
import { Unanswered, Waiting } from '../components/states.js';
import { TimeSlider } from '../components/time-slider.js';
import { WhenSeen } from '../components/when-seen.js';
import { Words } from '../components/words.js';
import { DistributionViewDocument } from '../generated/graphql.js';
import { byGroup, coverageByCode } from '../lib/blocks.js';
import { capital } from '../lib/citation.js';
import { lazyAgain } from '../lib/fetch-again.js';
import { rangeOfNone } from '../lib/range-of-none.js';
import { countOf, someUnsure, standingByCode } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { isMuted, useHighlight } from '../lib/use-highlight.js';
import { useOwnGroupNote, useShownGroups } from '../lib/use-own-group.js';
import { useChartWords } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { type StopFigure, useSliderStops } from '../state/use-slider-stops.js';
import { useView } from '../state/use-view.js';
import { schemeOnRecord } from '../state/view-state.js';

const WorldMap = lazyAgain(() => import('./world-map.js'));
const Definitions = lazyAgain(() => import('./definitions.js'));

/** The most steps of a scale for which a legend is drawn. */
const MOST_IN_SCALE = 20;

/** The assembly: every UN member one square, by group, coloured by the number of initiatives it takes part in. */
export default function Distribution() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, parameter, change, to } = useView();
  const { embedded, onlyFigure, showFacts } = useShell();
  const question = useQuestion();
  const captionOf = useCaption();
  const words = useChartWords();
  const shownGroups = useShownGroups();
  const highlight = useHighlight();
  const ownGroupNote = useOwnGroupNote();
  const [, navigate] = useLocation();
  const variables = useMemo(() => ({ ...question, scheme: schemeOnRecord(state) }), [question, state]);
  const answer = useAnswer(DistributionViewDocument, variables);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (answer.data && !answer.fetching) setSettled(true);
  }, [answer.data, answer.fetching]);
  const n = answer.data?.distribution.initiatives.length ?? 0;
  const stops = useSliderStops(state, frame, settled && !embedded, n);
  const onMap = parameter('as') === 'map';
  const byName = parameter('order') === 'name';

  const data = answer.data;
  // While the slider moves, the prefetched figure of that day stands in until the full answer is here.
  const ahead = stops.figures.get(frame.asOf);
  const shown = useMemo<StopFigure | undefined>(() => {
    const whole = data && { distribution: data.distribution, standings: data.matrix.rows };
    return whole?.distribution.asOf === frame.asOf ? whole : (ahead ?? whole);
  }, [data, frame.asOf, ahead]);
  const figure = shown?.distribution;

  const model = useMemo(() => {
    if (!shown || !data) return null;
    const coverage = coverageByCode(shown.distribution.buckets);
    const standings = standingByCode(shown.standings);
    const standingOf = (code: string) => standings.get(code)!.standing;
    const counted = (code: string) => {
      const k = format.number(coverage.get(code)!);
      return standings.get(code)!.unsure ? words.atLeast(k) : k;
    };
    const blocks = byGroup(...shownGroups(data.scheme?.groups ?? []), new Set(coverage.keys())).map((block) => {
      const codes = [...block.codes].sort((a, b) =>
        byName
          ? format.compare(frame.countryName(a), frame.countryName(b))
          : coverage.get(b)! - coverage.get(a)! ||
            STANDINGS.indexOf(standingOf(a)) - STANDINGS.indexOf(standingOf(b)) ||
            format.compare(frame.countryName(a), frame.countryName(b)),
      );
      const none = codes.filter((code) => coverage.get(code) === 0);
      const number = format.number(none.length);
      return {
        key: block.slug,
        name: block.name,
        note: words.blockNote(someUnsure(none, standings) ? words.atMost(number) : number, format.number(codes.length)),
        seats: codes.map((code) => ({
          code,
          coverage: coverage.get(code)!,
          standing: standingOf(code),
          muted: isMuted(highlight, code),
          label: words.seat(
            frame.countryName(code),
            words.kOfN(counted(code), format.number(n)),
            words.standings[standingOf(code)],
          ),
        })),
      };
    });
    const labels = new Map(blocks.flatMap(({ seats }) => seats.map(({ code, label }) => [code, label] as const)));
    return { coverage, standings, blocks, labels };
  }, [shown, data, byName, format, frame, n, words, shownGroups, highlight]);

  const kLabel = useCallback(
    (k: number) => (k === 0 ? words.none : words.kOfN(format.number(k), format.number(n))),
    [words, format, n],
  );
  // On the page the bars beside it are the legend.
  const scale = useMemo(
    () =>
      Array.from({ length: n }, (_, index) =>
        index === 0 ? words.scaleStart(format.number(1)) : format.number(index + 1),
      ),
    [n, format, words],
  );
  const assembly = useCallback(
    (context: FigureContext) =>
      drawAssembly(
        {
          n,
          blocks: model?.blocks ?? [],
          standings: words.standings,
          scale: (context.standalone || onlyFigure !== null) && n <= MOST_IN_SCALE ? scale : undefined,
        },
        context,
      ),
    [model, n, scale, onlyFigure, words],
  );
  const bars = useMemo(
    () =>
      (figure?.buckets ?? []).map(({ k, size, countries }) => {
        const codes = countries.map(({ code }) => code);
        const standings = model?.standings ?? new Map();
        const number = format.number(size);
        return {
          k,
          size,
          standings: countOf(codes, standings),
          label: kLabel(k),
          value: k === 0 && someUnsure(codes, standings) ? words.atMost(number) : number,
        };
      }),
    [figure, model, kLabel, format, words],
  );
  const kOfN = useCallback(
    (context: FigureContext) => drawKOfN({ bars, standings: words.standings, format: format.number }, context),
    [bars, words, format],
  );

  const controls = (
    <Controls>
      <HighlightChoice />
    </Controls>
  );
  if (answer.error) return <Unanswered controls={controls} answer={answer} />;
  if (!data || !figure || !model) return <Waiting tall />;

  const { distribution } = data;
  const initiatives = distribution.initiatives.map((initiative) => initiative.slug);
  const none = figure.buckets[0]?.size ?? 0;
  const atNone = (figure.buckets[0]?.countries ?? []).map(({ code }) => code);
  const all = figure.buckets.find((bucket) => bucket.k === n);
  const atMost = someUnsure(atNone, model.standings);
  const caption = captionOf(figure.asOf, distribution.provenance);
  // Chinese has a space on either side of digits, and none beside a number that is written as a word.
  const digits = state.language === 'zh' ? ` ${format.number(n)} ` : format.number(n);
  const numberWord = t(`number.${n}`, { defaultValue: digits });
  const counts = { none: format.number(none), all: format.number(figure.universeSize), n: numberWord };
  const only = n === 1 ? distribution.initiatives[0]!.name : null;
  const inNone = t(`distribution.${only === null ? 'inNone' : 'notInOne'}${atMost ? 'AtMost' : ''}`, {
    ...counts,
    initiative: only,
  });
  const unsure = someUnsure([...model.standings.keys()], model.standings);
  const inAll = format.number(all?.size ?? 0);
  const inAllInWords = unsure ? capital(words.atLeast(inAll)) : inAll;
  const range = rangeOfNone(distribution, unsure, words, format);
  const seatsTable = {
    columns: [
      { key: 'code', label: t('column.code') },
      { key: 'country', label: t('column.country') },
      { key: 'group', label: t('column.group') },
      { key: 'k', label: t('column.k'), numeric: true },
      { key: 'bound', label: t('column.bound') },
      { key: 'standing', label: t('column.standing') },
    ],
    rows: model.blocks.flatMap((block) =>
      block.seats.map((seat) => ({
        code: seat.code,
        country: frame.countryName(seat.code),
        group: block.name,
        k: seat.coverage,
        bound: t(model.standings.get(seat.code)!.unsure ? 'bound.atLeast' : 'bound.exact'),
        standing: words.standings[seat.standing],
      })),
    ),
  };
  const namesOf = (countries: readonly { readonly code: string }[]) =>
    countries.map(({ code }) => frame.countryName(code)).sort(format.compare);
  const namesInText = (countries: readonly { readonly code: string }[]) =>
    countries
      .map(({ code }) => frame.countryInText(code))
      .sort((a, b) => format.compare(withoutArticle(a), withoutArticle(b)));
  const barsTable = {
    columns: [
      { key: 'k', label: t('column.k'), numeric: true },
      { key: 'size', label: t('column.states'), numeric: true },
      { key: 'bound', label: t('column.bound') },
      { key: 'share', label: t('column.share'), numeric: true },
      { key: 'countries', label: t('column.countries') },
    ],
    rows: figure.buckets.map((bucket) => ({
      k: bucket.k,
      size: bucket.size,
      bound: t(bucket.k === 0 && atMost ? 'bound.atMost' : 'bound.exact'),
      share: figure.universeSize === 0 ? null : bucket.size / figure.universeSize,
      countries: namesOf(bucket.countries).join('; '),
    })),
  };
  // Chinese sentences follow one another without a space.
  const space = state.language === 'zh' ? '' : ' ';
  const provenance = distribution.provenance;
  const request = { document: DistributionViewDocument as never, variables };
  const openCountry = (code: string) =>
    showFacts({
      title: frame.countryName(code),
      filter: { countries: [code], initiatives },
      country: code,
    });
  // The heading of the page says it in words with a mark-up of its own; the picture has plain text.
  const pictureTitle = inNone.replaceAll(/<\/?strong>/g, '');
  // While the slider moves, parts that need the full answer would show another day: they wait for it.
  const settledDay = figure === distribution;
  const broughtOut = highlight === null ? [] : [words.highlighted(highlight.name)];
  const common = {
    caption,
    pictureTitle,
    ranges: [...(settledDay ? [range] : []), ...broughtOut, ...ownGroupNote],
    rangesAbove: true,
    lists: settledDay ? distribution : undefined,
    table: seatsTable,
    provenance,
    request,
    facts: { initiatives },
    onChoose: openCountry,
  };
  const switches = embedded ? null : (
    <div className="switches">
      <fieldset className="segmented">
        <legend className="visually-hidden">{t('distribution.reading')}</legend>
        {(['seats', 'map'] as const).map((reading) => (
          <label key={reading}>
            <input
              type="radio"
              name="reading"
              checked={onMap === (reading === 'map')}
              onChange={() => change({}, { as: reading === 'map' ? 'map' : null })}
            />
            <span>{t(`distribution.reading.${reading}`)}</span>
          </label>
        ))}
      </fieldset>
      {!onMap && (
        <fieldset className="segmented">
          <legend className="visually-hidden">{t('distribution.order')}</legend>
          {(['coverage', 'name'] as const).map((order) => (
            <label key={order}>
              <input
                type="radio"
                name="order"
                checked={byName === (order === 'name')}
                onChange={() => change({}, { order: order === 'name' ? 'name' : null })}
              />
              <span>{t(`distribution.order.${order}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );

  return (
    <>
      {!embedded && (
        <>
          <h1 className="headline">
            <Words marked>{inNone}</Words>
          </h1>
          <p className="standfirst">
            {all && all.size > 0 && n > 1 && all.size <= 12
              ? t('distribution.all', {
                  count: inAllInWords,
                  n: numberWord,
                  names: format.list(namesInText(all.countries)),
                })
              : all && all.size > 0 && n > 1
                ? t('distribution.allMany', { count: inAllInWords, n: numberWord })
                : ''}
            {space}
            {settledDay ? `${range}${space}` : ''}
            {settledDay && none > 0 && distribution.excludedPopulationShare !== null
              ? t(atMost ? 'distribution.populationAtMost' : 'distribution.population', {
                  none: format.number(none),
                  share: format.percent(distribution.excludedPopulationShare),
                })
              : ''}
            {space}
            <span className="muted">{t('distribution.asOf', { day: format.day(figure.asOf) })}</span>
          </p>
          {controls}
        </>
      )}
      {!embedded && (
        <TimeSlider
          days={stops.days}
          day={frame.asOf}
          onChange={(asOf) => change({ asOf }, {}, { passing: true })}
          label={t('slider.label')}
        />
      )}
      <div className={onlyFigure === null ? 'table-layout' : undefined} aria-busy={answer.fetching}>
        {onMap ? (
          <Suspense fallback={<Waiting tall />}>
            <WorldMap
              {...common}
              n={n}
              coverage={model.coverage}
              standings={model.standings}
              labels={model.labels}
              highlight={highlight}
              scale={n <= MOST_IN_SCALE ? scale : undefined}
            >
              {switches}
            </WorldMap>
          </Suspense>
        ) : (
          <FigureCard
            {...common}
            id="assembly"
            title={t('distribution.assembly')}
            subtitle={words.assemblyNote}
            description={`${pictureTitle}${t('list.semicolon')}${t('distribution.assemblyDescription')}`}
            draw={assembly}
          >
            {switches}
          </FigureCard>
        )}
        <FigureCard
          id="k-of-n"
          title={t('distribution.bars')}
          subtitle={t('distribution.barsSubtitle', { n: numberWord })}
          caption={caption}
          pictureTitle={words.distributionTitle(format.number(n))}
          description={`${pictureTitle}${t('list.semicolon')}${t('distribution.barsDescription')}`}
          ranges={common.ranges}
          rangesAbove
          lists={common.lists}
          draw={kOfN}
          table={barsTable}
          provenance={provenance}
          request={request}
          pictureWidth={560}
          facts={{ initiatives }}
          onChoose={(key) => {
            const bucket = figure.buckets.find((item) => String(item.k) === key);
            if (!bucket) return;
            if (bucket.k === 0) navigate(to('/gaps'));
            else
              showFacts({
                title: t('distribution.bucketFacts', { label: kLabel(bucket.k) }),
                filter: { countries: bucket.countries.map(({ code }) => code), initiatives },
              });
          }}
        />
      </div>
      <WhenSeen>
        <Suspense fallback={<Waiting />}>
          <Definitions />
        </Suspense>
      </WhenSeen>
      {!embedded && (
        <section className="tables-list" aria-labelledby="tables-list">
          <h2 id="tables-list">{t('distribution.which', { n: numberWord })}</h2>
          <ol>
            {distribution.initiatives.map((initiative) => (
              <li key={initiative.slug}>
                <Link href={to(`/initiative/${initiative.slug}`)}>{initiative.name}</Link>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
