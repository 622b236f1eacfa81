import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { drawAssembly } from '../../../src/figures/assembly.js';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawKOfN } from '../../../src/figures/k-of-n.js';
import { Controls, useCaption } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { useShell } from '../components/shell-context.js';
import { Failed, Incomplete, Waiting } from '../components/states.js';
import { TimeSlider } from '../components/time-slider.js';
import { Words } from '../components/words.js';
import { AtTheTableDocument } from '../generated/graphql.js';
import { byGroup, coverageByCode } from '../lib/blocks.js';
import { useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useQuestion } from '../state/use-question.js';
import { type StopFigure, useSliderStops } from '../state/use-slider-stops.js';
import { useView } from '../state/use-view.js';

const WorldMap = lazy(() => import('./world-map.js'));
const Definitions = lazy(() => import('./definitions.js'));

/** The assembly: every UN member one seat, by group, coloured by the number of initiatives it sits at. */
export default function AtTheTable() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, own, change, to } = useView();
  const { embedded, onlyFigure, showFacts } = useShell();
  const question = useQuestion();
  const captionOf = useCaption();
  const [, navigate] = useLocation();
  const variables = useMemo(() => ({ ...question, scheme: state.scheme }), [question, state.scheme]);
  const answer = useAnswer(AtTheTableDocument, variables);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (answer.data && !answer.fetching) setSettled(true);
  }, [answer.data, answer.fetching]);
  const stops = useSliderStops(state, frame, settled && !embedded);
  const onMap = own('as') === 'map';
  const byName = own('order') === 'name';

  const data = answer.data;
  // While the slider moves, the prefetched figure of that day stands in until the full answer is here.
  const figure: StopFigure | undefined =
    data?.distribution.asOf === frame.asOf ? data.distribution : (stops.figures.get(frame.asOf) ?? data?.distribution);
  const n = data?.distribution.initiatives.length ?? 0;

  const model = useMemo(() => {
    if (!figure || !data) return null;
    const coverage = coverageByCode(figure.buckets);
    const blocks = byGroup(data.scheme?.groups ?? [], new Set(coverage.keys()), t('group.notClassified')).map(
      (block) => {
        const codes = [...block.codes].sort((one, other) =>
          byName
            ? format.compare(frame.countryName(one), frame.countryName(other))
            : coverage.get(other)! - coverage.get(one)! ||
              format.compare(frame.countryName(one), frame.countryName(other)),
        );
        const none = codes.filter((code) => coverage.get(code) === 0).length;
        return {
          key: block.slug,
          name: block.name,
          note: t('table.blockNote', { none: format.number(none), all: format.number(codes.length) }),
          seats: codes.map((code) => ({
            code,
            coverage: coverage.get(code)!,
            label: t('table.seat', {
              country: frame.countryName(code),
              k: format.number(coverage.get(code)!),
              n: format.number(n),
            }),
          })),
        };
      },
    );
    return { coverage, blocks };
  }, [figure, data, byName, format, frame, n, t]);

  const kLabel = useCallback(
    (k: number) => (k === 0 ? t('table.none') : t('table.kOfN', { k: format.number(k), n: format.number(n) })),
    [t, format, n],
  );
  // On the page the bars beside it are the legend.
  const legend = useMemo(
    () => Array.from({ length: n + 1 }, (_, k) => (k === 0 ? t('table.none') : format.number(k))),
    [n, format, t],
  );
  const assembly = useCallback(
    (context: FigureContext) =>
      drawAssembly(
        { n, blocks: model?.blocks ?? [], legend: context.standalone || onlyFigure !== null ? legend : undefined },
        context,
      ),
    [model, n, legend, onlyFigure],
  );
  const bars = useMemo(
    () =>
      (figure?.buckets ?? []).map((bucket) => ({
        k: bucket.k,
        size: bucket.size,
        label: kLabel(bucket.k),
        value: format.number(bucket.size),
      })),
    [figure, kLabel, format],
  );
  const kOfN = useCallback((context: FigureContext) => drawKOfN(bars, context), [bars]);

  if (answer.error) return <Failed error={answer.error} retry={answer.retry} />;
  if (!data || !figure || !model) return <Waiting tall />;

  const { distribution } = data;
  const initiatives = distribution.initiatives.map((initiative) => initiative.slug);
  const none = figure.buckets[0]?.size ?? 0;
  const all = figure.buckets.find((bucket) => bucket.k === n);
  const atMost = distribution.incompleteInitiatives.length > 0;
  const caption = captionOf(figure.asOf);
  const numberWord = t(`number.${n}`, { defaultValue: format.number(n) });
  const headline = { none: format.number(none), all: format.number(figure.universeSize), n: numberWord };
  const headlineKey = n === 1 ? 'table.headlineOne' : atMost ? 'table.headlineAtMost' : 'table.headline';
  const seatsTable = {
    columns: [
      { key: 'code', label: t('column.code') },
      { key: 'country', label: t('column.country') },
      { key: 'group', label: t('column.group') },
      { key: 'k', label: t('column.k'), numeric: true },
    ],
    rows: model.blocks.flatMap((block) =>
      block.seats.map((seat) => ({
        code: seat.code,
        country: frame.countryName(seat.code),
        group: block.name,
        k: seat.coverage,
      })),
    ),
  };
  const namesOf = (countries: readonly { readonly code: string }[]) =>
    countries.map(({ code }) => frame.countryName(code)).sort(format.compare);
  const barsTable = {
    columns: [
      { key: 'k', label: t('column.k'), numeric: true },
      { key: 'size', label: t('column.states'), numeric: true },
      { key: 'share', label: t('column.share'), numeric: true },
      { key: 'countries', label: t('column.countries') },
    ],
    rows: figure.buckets.map((bucket) => ({
      k: bucket.k,
      size: bucket.size,
      share: figure.universeSize === 0 ? null : bucket.size / figure.universeSize,
      countries: namesOf(bucket.countries).join('; '),
    })),
  };
  // Chinese sentences follow one another without a space.
  const space = state.language === 'zh' ? '' : ' ';
  const provenance = distribution.provenance;
  const request = { document: AtTheTableDocument as never, variables };
  const openCountry = (code: string) =>
    showFacts({
      title: frame.countryName(code),
      filter: { countries: [code], initiatives },
      country: code,
    });
  // The heading of the page says it in words with a mark-up of its own; the picture has plain text.
  const pictureTitle = t(headlineKey, headline).replaceAll(/<\/?strong>/g, '');
  const common = {
    caption,
    pictureTitle,
    table: seatsTable,
    provenance,
    request,
    facts: { initiatives },
    onChoose: openCountry,
  };
  const switches = embedded ? null : (
    <div className="switches">
      <fieldset className="segmented">
        <legend className="visually-hidden">{t('table.reading')}</legend>
        {(['seats', 'map'] as const).map((reading) => (
          <label key={reading}>
            <input
              type="radio"
              name="reading"
              checked={onMap === (reading === 'map')}
              onChange={() => change({}, { as: reading === 'map' ? 'map' : null })}
            />
            <span>{t(`table.reading.${reading}`)}</span>
          </label>
        ))}
      </fieldset>
      {!onMap && (
        <fieldset className="segmented">
          <legend className="visually-hidden">{t('table.order')}</legend>
          {(['coverage', 'name'] as const).map((order) => (
            <label key={order}>
              <input
                type="radio"
                name="order"
                checked={byName === (order === 'name')}
                onChange={() => change({}, { order: order === 'name' ? 'name' : null })}
              />
              <span>{t(`table.order.${order}`)}</span>
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
            <Words marked>{t(headlineKey, headline)}</Words>
          </h1>
          <p className="standfirst">
            {all && all.size > 0 && n > 1 && all.size <= 12
              ? t('table.all', {
                  count: format.number(all.size),
                  n: numberWord,
                  names: format.list(namesOf(all.countries)),
                })
              : all && n > 1
                ? t('table.allMany', { count: format.number(all.size), n: numberWord })
                : ''}
            {space}
            {figure === distribution && distribution.excludedPopulationShare !== null
              ? t('table.population', {
                  none: format.number(none),
                  share: format.percent(distribution.excludedPopulationShare),
                })
              : ''}
            {space}
            <span className="muted">{t('table.asOf', { day: format.day(figure.asOf) })}</span>
          </p>
          <Controls />
        </>
      )}
      {!embedded && (
        <TimeSlider days={stops.days} day={frame.asOf} onChange={(at) => change({ at })} label={t('slider.label')} />
      )}
      <div className={onlyFigure === null ? 'table-layout' : undefined} aria-busy={answer.fetching}>
        {onMap ? (
          <Suspense fallback={<Waiting tall />}>
            <WorldMap {...common} n={n} coverage={model.coverage} legend={legend}>
              {switches}
            </WorldMap>
          </Suspense>
        ) : (
          <FigureCard
            {...common}
            id="assembly"
            title={t('table.assembly')}
            subtitle={t('table.assemblySubtitle')}
            description={t('table.assemblyDescription', headline)}
            draw={assembly}
          >
            {switches}
          </FigureCard>
        )}
        <FigureCard
          id="k-of-n"
          title={t('table.bars')}
          subtitle={t('table.barsSubtitle', { n: numberWord })}
          caption={caption}
          description={t('table.barsDescription', headline)}
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
                title: t('table.bucketFacts', { label: kLabel(bucket.k) }),
                filter: { countries: bucket.countries.map(({ code }) => code), initiatives },
              });
          }}
        />
      </div>
      {!embedded && <Incomplete names={distribution.incompleteInitiatives.map((initiative) => initiative.name)} />}
      <WhenSeen>
        <Suspense fallback={<Waiting />}>
          <Definitions />
        </Suspense>
      </WhenSeen>
      {!embedded && (
        <section className="tables-list" aria-labelledby="tables-list">
          <h2 id="tables-list">{t('table.which', { n: numberWord })}</h2>
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

/** Draws its content once the reader comes near it: what is out of sight costs nothing. */
function WhenSeen({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="when-seen">
      {seen && children}
    </div>
  );
}
