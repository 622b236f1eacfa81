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
];

/** The cells of those columns. */
export const groupCells = (figures: GroupFiguresFragment) => ({
  members: figures.members,
  participants: figures.participants,
  rate: figures.participationRate,
  seats: figures.seats,
  seatShare: figures.seatShare,
  membershipShare: figures.membershipShare,
  ratio: figures.representationRatio,
});

/** A year of a series: what is counted of each group at its end. */
export interface YearOfGroups {
  readonly year: number;
  readonly partial: boolean;
  readonly representation: { readonly groups: readonly GroupFiguresFragment[] };
}

/** One line a group, in the order of the scheme. A group without a figure in a year has no point there. */
export function linesOfGroups(
  points: readonly YearOfGroups[],
  value: (figures: GroupFiguresFragment) => number | null,
): ShareSeries[] {
  const names = new Map(
    points.flatMap((point) => point.representation.groups.map(({ group }) => [group.slug, group.name] as const)),
  );
  return [...names].map(([key, name]) => ({
    key,
    name,
    points: points.map(({ year, partial, representation }) => {
      const own = representation.groups.find(({ group }) => group.slug === key);
      return { year, partial, value: own ? value(own) : null };
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
        ...groupCells(item),
      })),
    ),
  };
}
