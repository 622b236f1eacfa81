import { NOT_CLASSIFIED } from '../../domain/groups.js';
import { nameIn } from '../../domain/names.js';
import { BLOC_RULE_TERMS } from '../../domain/vocabulary.js';
import type { Block } from '../document.js';
import type { GroupInYear, SouthRange } from '../report-data.js';
import type { Extreme, Move, SouthInWords } from '../words/words.js';
import { paragraph, type Told } from './told.js';

/** Each group's place at the year's point, and what has changed since the end of the year before. */
export function groupBlocks(told: Told): Block[] {
  const { data, words, counted } = told;
  const { withheldNow, withheldBefore } = data.groups;
  // The states that a scheme leaves out are no group of it.
  const groups = data.groups.groups.filter(({ key }) => key !== NOT_CLASSIFIED);
  const rated = groups
    .flatMap((group) =>
      group.now.representationRatio === null
        ? []
        : [{ group: words.shortName(group), ratio: group.now.representationRatio }],
    )
    .sort((a, b) => b.ratio - a.ratio);
  const extreme = (ratio: number | undefined): Extreme | null =>
    ratio === undefined
      ? null
      : { ratio, group: words.list(rated.filter((group) => group.ratio === ratio).map(({ group }) => group)) };
  const [highest, lowest] = [extreme(rated[0]?.ratio), extreme(rated.at(-1)?.ratio)];
  const moves = movesOf(groups, told);
  return [
    ...paragraph(
      words,
      words.ratioMeans,
      highest && lowest ? words.extremes(highest, lowest, words.day(data.day)) : '',
      moves ? words.moves(moves.rise, moves.fall, data.year) : '',
      words.withheld(withheldNow, withheldBefore, counted),
    ),
    ...paragraph(words, southSentence(told)),
    tableOf(told),
    { kind: 'figure', figure: 'shares', alternative: words.yearsTable.caption(words.name(data.groups.scheme)) },
    ...yearsTable(told),
  ];
}

/** The greatest rise and fall of a ratio; null where two ends can not be compared. A change too small to print is none. */
function movesOf(groups: readonly GroupInYear[], { words }: Told): { rise: Move | null; fall: Move | null } | null {
  const changes = groups.flatMap((group) => {
    const [from, to] = [group.before?.representationRatio ?? null, group.now.representationRatio];
    return from === null || to === null ? [] : [{ group: words.shortName(group), from, to }];
  });
  if (changes.length === 0) return null;
  const seen = changes.filter(({ from, to }) => words.ratio(from) !== words.ratio(to));
  const sorted = seen.sort((a, b) => b.to - b.from - (a.to - a.from));
  const [first, last] = [sorted[0], sorted.at(-1)];
  return {
    rise: first && first.to > first.from ? first : null,
    fall: last && last.to < last.from ? last : null,
  };
}

/** What the choice of a definition and a rule leaves open for the Global South, at both ends. */
function southSentence({ data, words, counted }: Told): string {
  const { language } = words;
  const under = ({ scheme, blocs }: SouthRange['leastUnder']) =>
    `${nameIn(scheme, language)}${language === 'zh' ? '；' : '; '}${BLOC_RULE_TERMS[blocs][language]}`;
  const inWords = (range: SouthRange | null): SouthInWords | null =>
    range && {
      least: range.least,
      leastUnder: under(range.leastUnder),
      greatest: range.greatest,
      greatestUnder: under(range.greatestUnder),
    };
  const { southNow, southBefore } = data.groups;
  return words.south(inWords(southNow), inWords(southBefore), counted, words.day(data.day));
}

function tableOf({ data, words }: Told): Block {
  const { groups, scheme } = data.groups;
  const hasBefore = data.before !== null;
  const columns = words.groupsTable.columns(data.year, hasBefore ? data.year - 1 : null);
  const number = (value: number | undefined) => (value === undefined ? words.nothing : words.number(value));
  const percent = (value: number | null) => (value === null ? words.nothing : words.percent(value));
  const ratio = (value: number | null | undefined) => (value == null ? words.nothing : words.ratio(value));
  const numeric = [
    ...[columns.members, columns.participants],
    ...(hasBefore ? [columns.seatsBefore] : []),
    ...[columns.seats, columns.seatShare, columns.membershipShare],
    ...(hasBefore ? [columns.ratioBefore] : []),
    ...[columns.ratio, columns.joined, columns.left],
  ];
  return {
    kind: 'table',
    caption: words.groupsTable.caption(words.name(scheme)),
    columns: [{ label: columns.group }, ...numeric.map((label) => ({ label, numeric: true }))],
    rows: groups.map((group) => {
      const { now, before, joined, left } = group;
      return [
        words.name(group),
        ...[number(now.members), number(now.participants)],
        ...(hasBefore ? [number(before?.seats)] : []),
        ...[number(now.seats), percent(now.seatShare), percent(now.membershipShare)],
        ...(hasBefore ? [ratio(before?.representationRatio)] : []),
        ratio(now.representationRatio),
        joined.least === joined.greatest
          ? number(joined.least)
          : words.range(number(joined.least), number(joined.greatest)),
        number(left),
      ];
    }),
  };
}

function yearsTable({ data, words }: Told): Block[] {
  const { groups, scheme, years } = data.groups;
  if (years.every(({ ratios }) => ratios.every((ratio) => ratio === null))) return [];
  return [
    {
      kind: 'table',
      caption: words.yearsTable.caption(words.name(scheme)),
      columns: [
        { label: words.yearsTable.year },
        ...groups.map((group) => ({ label: words.shortName(group), numeric: true })),
      ],
      rows: years.map(({ year, partial, ratios }) => [
        partial ? words.yearsTable.running(year) : String(year),
        ...ratios.map((ratio) => (ratio === null ? words.nothing : words.ratio(ratio))),
      ]),
    },
  ];
}
