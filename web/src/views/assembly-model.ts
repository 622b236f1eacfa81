import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { STANDINGS, type Standing } from '../../../src/domain/vocabulary.js';
import type { DistributionViewQuery } from '../generated/graphql.js';
import { byGroup, coverageByCode } from '../lib/blocks.js';
import type { FigureTable } from '../lib/csv.js';
import { type StandingByCode, someUnsure, standingByCode } from '../lib/standings.js';
import { useFormat } from '../lib/use-format.js';
import { isMuted, useHighlight } from '../lib/use-highlight.js';
import { useShownGroups } from '../lib/use-own-group.js';
import { useChartWords } from '../lib/use-term.js';
import { useFrame } from '../state/use-frame.js';
import type { StopFigure } from '../state/use-slider-stops.js';

/** A state as it is drawn: one square. */
interface Seat {
  readonly code: string;
  readonly coverage: number;
  readonly standing: Standing;
  readonly muted: boolean;
  readonly label: string;
}

interface Block {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly seats: readonly Seat[];
}

/** Every state of one day, by group, and how it stands. */
export interface AssemblyModel {
  readonly coverage: ReadonlyMap<string, number>;
  readonly standings: StandingByCode;
  readonly blocks: readonly Block[];
  /** What is said of each state, by code. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * @param shown the figure of the day
 * @param data the answer that has the groups
 * @param n how many initiatives are counted
 * @param byName whether states stand by their names; else by how many initiatives they take part in
 */
export function useAssemblyModel(
  shown: StopFigure | undefined,
  data: DistributionViewQuery | undefined,
  n: number,
  byName: boolean,
): AssemblyModel | null {
  const format = useFormat();
  const frame = useFrame();
  const words = useChartWords();
  const shownGroups = useShownGroups();
  const highlight = useHighlight();
  return useMemo(() => {
    if (!shown || !data) return null;
    const coverage = coverageByCode(shown.distribution.buckets);
    const standings = standingByCode(shown.standings);
    const standingOf = (code: string) => standings.get(code)!.standing;
    const counted = (code: string) => {
      const k = format.number(coverage.get(code)!);
      return standings.get(code)!.unsure ? words.atLeast(k) : k;
    };
    const comparedByName = (a: string, b: string) => format.compare(frame.countryName(a), frame.countryName(b));
    const compared = (a: string, b: string) =>
      byName
        ? comparedByName(a, b)
        : coverage.get(b)! - coverage.get(a)! ||
          STANDINGS.indexOf(standingOf(a)) - STANDINGS.indexOf(standingOf(b)) ||
          comparedByName(a, b);
    const seatOf = (code: string): Seat => ({
      code,
      coverage: coverage.get(code)!,
      standing: standingOf(code),
      muted: isMuted(highlight, code),
      label: words.seat(
        frame.countryName(code),
        words.kOfN(counted(code), format.number(n)),
        words.standings[standingOf(code)],
      ),
    });
    const noteOf = (codes: readonly string[]) => {
      const none = codes.filter((code) => coverage.get(code) === 0);
      const number = format.number(none.length);
      return words.blockNote(someUnsure(none, standings) ? words.atMost(number) : number, format.number(codes.length));
    };
    const groups = byGroup(...shownGroups(data.scheme?.groups ?? []), new Set(coverage.keys()));
    const blocks = groups.map(({ slug, name, codes }) => ({
      key: slug,
      name,
      note: noteOf(codes),
      seats: [...codes].sort(compared).map(seatOf),
    }));
    const labels = new Map(blocks.flatMap(({ seats }) => seats.map(({ code, label }) => [code, label] as const)));
    return { coverage, standings, blocks, labels };
  }, [shown, data, byName, format, frame, n, words, shownGroups, highlight]);
}

/** The states as a table. */
export function statesTable(
  { blocks, standings }: AssemblyModel,
  standingNames: Readonly<Record<Standing, string>>,
  countryName: (code: string) => string,
  t: TFunction,
): FigureTable {
  return {
    columns: [
      { key: 'code', label: t('column.code') },
      { key: 'country', label: t('column.country') },
      { key: 'group', label: t('column.group') },
      { key: 'k', label: t('column.k'), numeric: true },
      { key: 'bound', label: t('column.bound') },
      { key: 'standing', label: t('column.standing') },
    ],
    rows: blocks.flatMap((block) =>
      block.seats.map((seat) => ({
        code: seat.code,
        country: countryName(seat.code),
        group: block.name,
        k: seat.coverage,
        bound: t(standings.get(seat.code)!.unsure ? 'bound.atLeast' : 'bound.exact'),
        standing: standingNames[seat.standing],
      })),
    ),
  };
}

/** How many states take part in how many of the initiatives, as a table. */
export function countsTable(
  { buckets, universeSize }: StopFigure['distribution'],
  isNoneAtMost: boolean,
  namesOf: (countries: readonly { readonly code: string }[]) => readonly string[],
  t: TFunction,
): FigureTable {
  return {
    columns: [
      { key: 'k', label: t('column.k'), numeric: true },
      { key: 'size', label: t('column.states'), numeric: true },
      { key: 'bound', label: t('column.bound') },
      { key: 'share', label: t('column.share'), numeric: true },
      { key: 'countries', label: t('column.countries') },
    ],
    rows: buckets.map(({ k, size, countries }) => ({
      k,
      size,
      bound: t(k === 0 && isNoneAtMost ? 'bound.atMost' : 'bound.exact'),
      share: universeSize === 0 ? null : size / universeSize,
      countries: namesOf(countries).join('; '),
    })),
  };
}
