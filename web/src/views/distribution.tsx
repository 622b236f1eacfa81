import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { withoutArticle } from '../../../src/domain/state-names.js';
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
import { DistributionViewDocument, type DistributionViewQuery } from '../generated/graphql.js';
import { capital } from '../lib/citation.js';
import { lazyAgain } from '../lib/fetch-again.js';
import { rangeOfNone } from '../lib/range-of-none.js';
import { countOf, someUnsure } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { useHighlight } from '../lib/use-highlight.js';
import { useOwnGroupNote } from '../lib/use-own-group.js';
import { useChartWords } from '../lib/use-term.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { type StopFigure, useSliderStops } from '../state/use-slider-stops.js';
import { useView } from '../state/use-view.js';
import { schemeOnRecord } from '../state/view-state.js';
import { countsTable, statesTable, useAssemblyModel } from './assembly-model.js';

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

  const model = useAssemblyModel(shown, data, n, byName);

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
  const range = rangeOfNone(distribution, unsure, words, format);
  const namesOf = (countries: readonly { readonly code: string }[]) =>
    countries.map(({ code }) => frame.countryName(code)).sort(format.compare);
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
    table: statesTable(model, words.standings, frame.countryName, t),
    provenance,
    request,
    facts: { initiatives },
    onChoose: openCountry,
  };
  const switches = embedded ? null : <Switches onMap={onMap} byName={byName} />;

  return (
    <>
      {!embedded && (
        <>
          <h1 className="headline">
            <Words marked>{inNone}</Words>
          </h1>
          <p className="standfirst">
            <Findings
              figure={figure}
              whole={settledDay ? distribution : null}
              range={range}
              atMost={atMost}
              unsure={unsure}
              n={n}
              numberWord={numberWord}
            />
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
          table={countsTable(figure, atMost, namesOf, t)}
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
      {!embedded && <Initiatives of={distribution.initiatives} numberWord={numberWord} />}
    </>
  );
}

/** What is read in the figure, and in which order its states stand. */
function Switches({ onMap, byName }: { onMap: boolean; byName: boolean }) {
  const { t } = useTranslation();
  const { change } = useView();
  return (
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
}

/** The most states that a sentence names. */
const MOST_NAMED = 12;

/** What stands below the heading: who takes part in all, the range over the rules, and how many people live in the rest. */
function Findings({
  figure,
  whole,
  range,
  atMost,
  unsure,
  n,
  numberWord,
}: {
  figure: StopFigure['distribution'];
  /** The full answer; null while the slider shows another day than it has. */
  whole: DistributionViewQuery['distribution'] | null;
  range: string;
  /** Whether those in none are at most so many. */
  atMost: boolean;
  /** Whether those in all are at least so many. */
  unsure: boolean;
  n: number;
  numberWord: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const words = useChartWords();
  const { state } = useView();
  const all = figure.buckets.find((bucket) => bucket.k === n);
  const inAll = format.number(all?.size ?? 0);
  const count = unsure ? capital(words.atLeast(inAll)) : inAll;
  const none = figure.buckets[0]?.size ?? 0;
  // Chinese sentences follow one another without a space.
  const space = state.language === 'zh' ? '' : ' ';
  const namesInText = (countries: readonly { readonly code: string }[]) =>
    countries
      .map(({ code }) => frame.countryInText(code))
      .sort((a, b) => format.compare(withoutArticle(a), withoutArticle(b)));
  return (
    <>
      {all && all.size > 0 && n > 1
        ? all.size <= MOST_NAMED
          ? t('distribution.all', { count, n: numberWord, names: format.list(namesInText(all.countries)) })
          : t('distribution.allMany', { count, n: numberWord })
        : ''}
      {space}
      {whole ? `${range}${space}` : ''}
      {whole && none > 0 && whole.excludedPopulationShare !== null
        ? t(atMost ? 'distribution.populationAtMost' : 'distribution.population', {
            none: format.number(none),
            share: format.percent(whole.excludedPopulationShare),
          })
        : ''}
      {space}
    </>
  );
}

function Initiatives({
  of: initiatives,
  numberWord,
}: {
  of: DistributionViewQuery['distribution']['initiatives'];
  numberWord: string;
}) {
  const { t } = useTranslation();
  const { to } = useView();
  return (
    <section className="tables-list" aria-labelledby="tables-list">
      <h2 id="tables-list">{t('distribution.which', { n: numberWord })}</h2>
      <ol>
        {initiatives.map((initiative) => (
          <li key={initiative.slug}>
            <Link href={to(`/initiative/${initiative.slug}`)}>{initiative.name}</Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
