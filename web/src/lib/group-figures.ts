import type { TFunction } from 'i18next';
import type { ShareSeries } from '../../../src/figures/share-lines.js';
import type { GroupFiguresFragment } from '../generated/graphql.js';

/** The columns of a table of what is counted of each group, after the group itself. */
export const groupColumns = (t: TFunction) => [
  { key: 'members', label: t('column.members'), numeric: true },
  { key: 'participants', label: t('column.participating'), numeric: true },
  { key: 'rate', label: t('column.rate'), numeric: true },
  { key: 'seats', label: t('column.seats'), numeric: true },
  { key: 'seatShare', label: t('column.seatShare'), numeric: true },
  { key: 'membershipShare', label: t('column.membershipShare'), numeric: true },
  { key: 'ratio', label: t('column.ratio'), numeric: true },
  { key: 'bound', label: t('column.bound') },
];

/**
 * The cells of those columns. Where lists are incomplete counts are lower bounds, and ratios are withheld because they are
 * not known.
 */
export const groupCells = (figures: GroupFiguresFragment, withheld: boolean, t: TFunction) => ({
  members: figures.members,
  participants: figures.participants,
  rate: withheld ? null : figures.participationRate,
  seats: figures.seats,
  seatShare: withheld ? null : figures.seatShare,
  membershipShare: figures.membershipShare,
  ratio: withheld ? null : figures.representationRatio,
  bound: t(withheld ? 'bound.atLeast' : 'bound.exact'),
});

/** A year of a series: what is counted of each group at its end. */
export interface YearOfGroups {
  readonly year: number;
  readonly partial: boolean;
  readonly representation: {
    readonly groups: readonly GroupFiguresFragment[];
    readonly incompleteInitiatives: readonly unknown[];
  };
}

/** Whether the ratios of a point are withheld: where a list is incomplete they would only tell what happens to be on record. */
export const isWithheld = ({ representation }: Pick<YearOfGroups, 'representation'>): boolean =>
  representation.incompleteInitiatives.length > 0;

/**
 * One line a group, in the order of the scheme. A group without a figure in a year has no point there. `withheld` is why a
 * figure is not drawn of a year whose lists do not say all; without it the figure is a count, and drawn.
 */
export function linesOfGroups(
  points: readonly YearOfGroups[],
  value: (figures: GroupFiguresFragment) => number | null,
  withheld?: string,
): ShareSeries[] {
  const names = new Map(
    points.flatMap((point) => point.representation.groups.map(({ group }) => [group.slug, group.name] as const)),
  );
  return [...names].map(([key, name]) => ({
    key,
    name,
    points: points.map((point) => {
      const { year, partial, representation } = point;
      if (withheld !== undefined && isWithheld(point)) return { year, partial, value: null, withheld };
      const figures = representation.groups.find(({ group }) => group.slug === key);
      return { year, partial, value: figures ? value(figures) : null };
    }),
  }));
}

/** The same as a table: a row for each group in each year. */
export function tableOfYears(points: readonly YearOfGroups[], t: TFunction) {
  return {
    columns: [{ key: 'year', label: t('column.year') }, { key: 'group', label: t('column.group') }, ...groupColumns(t)],
    rows: points.flatMap((point) =>
      point.representation.groups.map((item) => ({
        year: String(point.year),
        group: item.group.name,
        ...groupCells(item, isWithheld(point), t),
      })),
    ),
  };
}

/** Whether lines end in a year that is not over, whose dots are hollow. */
export function endsInRunningYear(series: readonly Pick<ShareSeries, 'points'>[]): boolean {
  return series.some(({ points }) => {
    const last = points.at(-1);
    return last?.partial === true && last.value !== null;
  });
}
