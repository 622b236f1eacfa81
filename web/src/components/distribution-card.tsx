import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FigureContext } from '../../../src/figures/frame.js';
import { drawKOfN } from '../../../src/figures/k-of-n.js';
import type { CompareSideFragment, StandingsFragment } from '../generated/graphql.js';
import { coverageByCode } from '../lib/blocks.js';
import { capital } from '../lib/citation.js';
import { rangeOfNone } from '../lib/range-of-none.js';
import { countOf, type StandingByCode, someUnsure, standingByCode } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { useChartWords } from '../lib/use-term.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { FigureCard } from './figure-card.js';
import { useShell } from './shell-context.js';

export type Side = CompareSideFragment;

/** One counting as bars: states by the number of initiatives. */
export function DistributionCard(properties: {
  id: string;
  side: Side;
  standings: StandingByCode;
  /** The figure beside it, which has the same scale. */
  beside?: Side;
  /** The greatest bar of all the figures that have the same scale. */
  most?: number;
  /** What stands before and behind their bars. */
  besideTexts?: { readonly labels: readonly string[]; readonly values: readonly string[] };
  caption: string;
  /** One of several small figures: its heading. */
  small?: string;
  request: { document: never; variables: unknown };
  /** The counts before, of the bars that are to have a stroke for it. */
  baseline?: NonNullable<Side['buckets']>;
  title?: string;
  /** Before the title that it has else: which of several it is. */
  which?: string;
  /** The day asked about, where it is not the view's. */
  asOf?: string;
  /** True where it rests on more than what is on record: then there are no facts to open beneath it. */
  supposed?: boolean;
  embeddable?: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useFrame();
  const { showFacts } = useShell();
  const words = useChartWords();
  const { side, baseline, standings, besideTexts, supposed = false } = properties;
  const n = side.initiatives.length;
  const bars = useMemo(
    () =>
      side.buckets.map((bucket) => {
        const codes = bucket.countries.map(({ code }) => code);
        const number = format.number(bucket.size);
        return {
          k: bucket.k,
          size: bucket.size,
          standings: countOf(codes, standings),
          label: bucket.k === 0 ? words.none : words.kOfN(format.number(bucket.k), format.number(n)),
          value: bucket.k === 0 && someUnsure(codes, standings) ? words.atMost(number) : number,
          ...(baseline ? { baseline: baseline.find((item) => item.k === bucket.k)?.size } : {}),
        };
      }),
    [side, standings, baseline, n, format, words],
  );
  const greatest = Math.max(properties.most ?? 0, ...(properties.beside?.buckets ?? []).map(({ size }) => size));
  const draw = useCallback(
    (context: FigureContext) =>
      drawKOfN({ bars, standings: words.standings, beside: greatest, besideTexts, format: format.number }, context),
    [bars, greatest, besideTexts, words, format],
  );
  const none = side.buckets[0]?.size ?? 0;
  const atMost = someUnsure(
    (side.buckets[0]?.countries ?? []).map(({ code }) => code),
    standings,
  );
  const number = format.number(none);
  const { which } = properties;
  const counted = words.blockNote(atMost ? words.atMost(number) : number, format.number(side.universeSize));
  const title = properties.title ?? (which === undefined ? capital(counted) : `${which}${t('list.colon')}${counted}`);
  const unsure = someUnsure([...standings.keys()], standings);
  const parts = [
    side.gini === null || side.incompleteInitiatives.length > 0
      ? null
      : t('compare.gini', { value: format.decimal(side.gini, 3) }),
    side.excludedPopulationShare === null
      ? null
      : t(atMost ? 'compare.populationAtMost' : 'compare.population', {
          share: format.percent(side.excludedPopulationShare, 1),
        }),
  ].filter((part) => part !== null);
  return (
    <FigureCard
      id={properties.id}
      title={title}
      subtitle={
        <>
          {properties.caption}
          {parts.length > 0 && <br />}
          {parts.join(' · ')}
        </>
      }
      caption={properties.caption}
      smallHeading={properties.small}
      description={title}
      draw={draw}
      ranges={[rangeOfNone(side, unsure, words, format)]}
      lists={side}
      pictureWidth={640}
      table={{
        columns: [
          { key: 'k', label: t('column.k'), numeric: true },
          { key: 'size', label: t('column.states'), numeric: true },
          ...(baseline ? [{ key: 'baseline', label: t('column.baseline'), numeric: true }] : []),
          { key: 'countries', label: t('column.countries') },
        ],
        rows: side.buckets.map((bucket) => ({
          k: bucket.k,
          size: bucket.size,
          ...(baseline ? { baseline: baseline.find((item) => item.k === bucket.k)?.size ?? bucket.size } : {}),
          countries: bucket.countries
            .map(({ code }) => frame.countryName(code))
            .sort(format.compare)
            .join('; '),
        })),
      }}
      provenance={side.provenance}
      request={properties.request}
      asOf={properties.asOf}
      embeddable={properties.embeddable}
      facts={supposed ? undefined : { initiatives: side.initiatives.map((initiative) => initiative.slug) }}
      onChoose={
        supposed
          ? undefined
          : (key) => {
              const bucket = side.buckets.find((item) => String(item.k) === key);
              if (bucket && bucket.k > 0) {
                showFacts({
                  title,
                  filter: {
                    countries: bucket.countries.map(({ code }) => code),
                    initiatives: side.initiatives.map((initiative) => initiative.slug),
                  },
                  asOf: properties.asOf,
                });
              }
            }
      }
    />
  );
}

/** Two countings of the same states. */
export interface Countings {
  readonly one: Side;
  readonly other: Side;
  readonly oneStandings: StandingsFragment;
  readonly otherStandings: StandingsFragment;
}

export interface Moved {
  readonly code: string;
  /** In how many it takes part by either, each "at least" where it is not known of all. */
  readonly from: string;
  readonly to: string;
}

/** The states that take part in another number by the second counting, the greatest difference first. */
export function useMoved({ one, other, oneStandings, otherStandings }: Countings): Moved[] {
  const format = useFormat();
  const frame = useFrame();
  const after = coverageByCode(other.buckets);
  const [firstStandings, secondStandings] = [standingByCode(oneStandings.rows), standingByCode(otherStandings.rows)];
  const least = (code: string, k: number, standings: StandingByCode) =>
    `${standings.get(code)?.unsure ? '≥ ' : ''}${format.number(k)}`;
  return [...coverageByCode(one.buckets)]
    .map(([code, k]) => ({ code, from: k, to: after.get(code) ?? k }))
    .filter(({ from, to }) => to !== from)
    .sort(
      (a, b) =>
        Math.abs(b.to - b.from) - Math.abs(a.to - a.from) ||
        format.compare(frame.countryName(a.code), frame.countryName(b.code)),
    )
    .map(({ code, from, to }) => ({
      code,
      from: least(code, from, firstStandings),
      to: least(code, to, secondStandings),
    }));
}

/** Those states by name, with a link to the page of each. */
export function MovedStates(properties: {
  readonly countings: Countings;
  readonly moved: readonly Moved[];
  readonly heading: string;
}) {
  const { countings, moved, heading } = properties;
  const { t } = useTranslation();
  const frame = useFrame();
  const { to } = useView();
  const sameSize = countings.one.initiatives.length === countings.other.initiatives.length;
  return (
    <section className="block" aria-labelledby="moved">
      <h2 id="moved">{heading}</h2>
      {!sameSize && <p className="muted">{t('compare.otherTables')}</p>}
      <ul className="chips">
        {moved.map(({ code, from, to: k }) => (
          <li key={code}>
            <Link href={to(`/country/${code}`)}>{frame.countryName(code)}</Link>{' '}
            <span className="muted">
              {from} → {k}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
