import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawShareLines, type ShareSeries } from '../../../src/figures/share-lines.js';
import { Choice, Controls, useSelectionName } from '../components/controls.js';
import { FigureCard } from '../components/figure-card.js';
import { FigureHost } from '../components/figure-host.js';
import { useShell } from '../components/shell-context.js';
import { Empty, Failed, Incomplete, Waiting } from '../components/states.js';
import { ChangesViewDocument, KindSeriesDocument, OverTimeViewDocument } from '../generated/graphql.js';
import { type Format, useFormat } from '../lib/use-format.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { countingOf, KINDS, selectionOf } from '../state/view-state.js';

const MEASURES = ['representationRatio', 'seatShare', 'participationRate'] as const;
type Measure = (typeof MEASURES)[number];

/** The kinds shown as small multiples: national measures are context, not tables. */
const SHOWN_KINDS = KINDS.filter((kind) => kind !== 'NATIONAL_MEASURE');

interface GroupFigures {
  readonly group: { readonly slug: string; readonly name: string };
  readonly participationRate: number | null;
  readonly seatShare: number | null;
  readonly representationRatio: number | null;
}

function seriesOf(
  points: readonly {
    readonly year: number;
    readonly partial: boolean;
    readonly representation: { readonly groups: readonly GroupFigures[] };
  }[],
  measure: Measure,
): ShareSeries[] {
  const groups = new Map<string, string>();
  for (const point of points) {
    for (const { group } of point.representation.groups) groups.set(group.slug, group.name);
  }
  return [...groups].map(([key, name]) => ({
    key,
    name,
    points: points.map((point) => ({
      year: point.year,
      partial: point.partial,
      value: point.representation.groups.find((item) => item.group.slug === key)?.[measure] ?? null,
    })),
  }));
}

function formatOf(measure: Measure, format: Format): (value: number) => string {
  return measure === 'representationRatio' ? (value) => format.decimal(value, 2) : (value) => format.percent(value);
}

/** Share of seats and participation of each group by year, beside parity and the range of definitions. */
export default function OverTime() {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, own, change } = useView();
  const { embedded, onlyFigure } = useShell();
  const selectionName = useSelectionName();
  const measure = MEASURES.find((item) => item === own('measure')) ?? 'representationRatio';
  const last = Number(frame.dataset.dataThrough.slice(0, 4));
  const set = frame.sets.find((item) => item.slug === state.set);
  const opened = (set?.initiatives ?? []).flatMap((item) => (item.openedOn ? [Number(item.openedOn.slice(0, 4))] : []));
  const from = Math.max(2015, Math.min(last - 5, ...(opened.length > 0 ? opened : [2016])));
  const fixed = own('composition') === 'fixed';
  const variables = useMemo(
    () => ({
      selection: selectionOf(state),
      scheme: state.scheme,
      from,
      to: last,
      counting: countingOf(state),
      compositionAt: fixed ? frame.dataset.dataThrough : null,
      locale: frame.locale,
    }),
    [state, from, last, fixed, frame.dataset.dataThrough, frame.locale],
  );
  const answer = useAnswer(OverTimeViewDocument, variables);
  const points = answer.data?.representationSeries;
  const definitions = frame.schemes.filter((scheme) => scheme.globalSouthGroup !== null).length;

  const figure = useMemo(() => {
    if (!points) return null;
    const show = formatOf(measure, format);
    return {
      series: seriesOf(points, measure),
      ...(measure === 'representationRatio' ? { parity: { value: 1, label: t('overTime.parity') } } : {}),
      band: {
        label: t('overTime.band', { number: format.number(definitions) }),
        points: points.flatMap((point) => {
          const range = point.representation.globalSouth[measure];
          return range.least === null || range.greatest === null
            ? []
            : [{ year: point.year, low: range.least, high: range.greatest }];
        }),
      },
      changes: points.map(({ year, joined, left }) => ({ year, joined, left })),
      changesLabel: t('overTime.changes'),
      format: show,
      formatYear: format.year,
    };
  }, [points, measure, definitions, format, t]);
  const draw = useCallback((context: FigureContext) => drawShareLines(figure!, context), [figure]);
  const controls = (
    <Controls day={false}>
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
  if (answer.error) {
    return (
      <>
        {!embedded && controls}
        <Failed error={answer.error} retry={answer.retry} />
      </>
    );
  }
  if (!points || !figure) return <Waiting tall />;
  const end = points.at(-1);
  const caption = t('overTime.caption', {
    selection: selectionName,
    from: format.year(from),
    to: format.year(last),
    presence: t(`presence.${state.presence}`),
    blocs: t(`blocs.${state.blocs}`),
  });
  const range = end?.representation.globalSouth[measure];
  return (
    <>
      {!embedded && (
        <>
          <h1 className="page-title">{t('overTime.heading')}</h1>
          {range && range.least !== null && range.greatest !== null && (
            <p className="standfirst">
              {t(`overTime.standfirst.${measure}`, {
                year: format.year(end!.year),
                least: measure === 'representationRatio' ? format.fixed(range.least, 2) : figure.format(range.least),
                greatest:
                  measure === 'representationRatio' ? format.fixed(range.greatest, 2) : figure.format(range.greatest),
                number: format.number(definitions),
              })}
            </p>
          )}
          {controls}
        </>
      )}
      {!end || figure.series.every((series) => series.points.every((point) => point.value === null)) ? (
        <Empty>{t('state.empty')}</Empty>
      ) : (
        <FigureCard
          id="over-time"
          title={t(`measure.${measure}`)}
          subtitle={t(`measure.explained.${measure}`)}
          caption={caption}
          description={t('overTime.description', { measure: t(`measure.${measure}`) })}
          draw={draw}
          table={{
            columns: [
              { key: 'year', label: t('column.year') },
              { key: 'group', label: t('column.group') },
              { key: 'members', label: t('column.members'), numeric: true },
              { key: 'participants', label: t('column.participating'), numeric: true },
              { key: 'rate', label: t('column.rate'), numeric: true },
              { key: 'seats', label: t('column.seats'), numeric: true },
              { key: 'seatShare', label: t('column.seatShare'), numeric: true },
              { key: 'membershipShare', label: t('column.membershipShare'), numeric: true },
              { key: 'ratio', label: t('column.ratio'), numeric: true },
            ],
            rows: points.flatMap((point) =>
              point.representation.groups.map((item) => ({
                year: String(point.year),
                group: item.group.name,
                members: item.members,
                participants: item.participants,
                rate: item.participationRate,
                seats: item.seats,
                seatShare: item.seatShare,
                membershipShare: item.membershipShare,
                ratio: item.representationRatio,
              })),
            ),
          }}
          provenance={end.representation.provenance}
          request={{ document: OverTimeViewDocument as never, variables }}
          facts={set ? { initiatives: set.initiatives.map((item) => item.slug) } : undefined}
          onChoose={(key) => change({}, { year: key.split(':')[1]! })}
        />
      )}
      {!embedded && <Incomplete names={(end?.representation.incompleteInitiatives ?? []).map((item) => item.name)} />}
      {!embedded && <Changes year={Number(own('year')) || last} from={from} last={last} />}
      {onlyFigure === null && !embedded && <Multiples measure={measure} from={from} to={last} />}
    </>
  );
}

/** Who joined and who left in a year. */
function Changes({ year, from, last }: { year: number; from: number; last: number }) {
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
            {t('overTime.changesCount', {
              joined: format.number(page.joinedCount),
              left: format.number(page.leftCount),
            })}
          </p>
          <ul className="chips">
            {page.nodes.map((node) => (
              <li key={`${node.change}${node.on}${node.country.code}${node.initiative.slug}`}>
                <span className={node.change === 'LEFT' ? 'left' : undefined}>
                  {node.change === 'LEFT' ? '−' : '+'}
                </span>{' '}
                <Link href={to(`/country/${node.country.code}`)}>{frame.countryName(node.country.code)}</Link>{' '}
                <span className="muted">
                  {node.initiative.name}, {format.day(node.on)}
                  {node.initiativeEnded ? ` (${t('overTime.ended')})` : ''}
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

function Multiples({ measure, from, to }: { measure: Measure; from: number; to: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<readonly string[]>(SHOWN_KINDS.slice(0, 6));
  return (
    <section className="block" aria-labelledby="multiples">
      <h2 id="multiples">{t('overTime.byKind', { measure: t(`measure.${measure}`) })}</h2>
      <p className="figure-subtitle">{t('overTime.byKindText')}</p>
      <div className="multiples">
        {open.map((kind) => (
          <KindMultiple key={kind} kind={kind as (typeof KINDS)[number]} measure={measure} from={from} to={to} />
        ))}
      </div>
      {open.length < SHOWN_KINDS.length && (
        <button type="button" className="more" onClick={() => setOpen(SHOWN_KINDS)}>
          {t('overTime.allKinds')}
        </button>
      )}
    </section>
  );
}

function KindMultiple(properties: { kind: (typeof KINDS)[number]; measure: Measure; from: number; to: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { state, to } = useView();
  const { kind, measure } = properties;
  const answer = useAnswer(KindSeriesDocument, {
    selection: { kinds: [kind] },
    scheme: state.scheme,
    from: properties.from,
    to: properties.to,
    counting: countingOf(state),
    locale: frame.locale,
  });
  const data = useMemo(() => {
    const points = answer.data?.representationSeries;
    if (!points) return null;
    return {
      series: seriesOf(points, measure),
      ...(measure === 'representationRatio' ? { parity: { value: 1, label: '' } } : {}),
      format: formatOf(measure, format),
      formatYear: format.year,
      height: 190,
      labels: false,
    };
  }, [answer.data, measure, format]);
  const draw = useCallback((context: FigureContext) => drawShareLines(data!, context), [data]);
  const empty = data?.series.every((series) => series.points.every((point) => point.value === null));
  return (
    <div>
      <h3>
        <Link href={to('/over-time', { set: null, initiatives: [], kinds: [kind] }, { measure })}>
          {t(`kind.${kind}`)}
        </Link>
      </h3>
      {answer.error ? (
        <Failed error={answer.error} retry={answer.retry} />
      ) : !data ? (
        <Waiting />
      ) : empty ? (
        <Empty>{t('overTime.noneYet')}</Empty>
      ) : (
        <FigureHost draw={draw} description={`${t(`kind.${kind}`)}: ${t(`measure.${measure}`)}`} />
      )}
    </div>
  );
}
