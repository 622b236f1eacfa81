import type { Block } from '../document.js';
import type { Opening } from '../report-data.js';
import type { ReportWords } from '../words/words.js';
import { paragraph, type Told } from './told.js';

/** Which initiatives began and ended in the year. */
export function openingBlocks({ data, words, counted }: Told): Block[] {
  const { openings, ended, notKnown } = data;
  const columns = words.openingsTable;
  return [
    ...paragraph(
      words,
      words.openings(openings.length, counted),
      words.withoutOpening(notKnown.withoutOpening.map(words.name), counted.n),
    ),
    ...(openings.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: columns.caption,
            columns: [
              ...[columns.initiative, columns.kind, columns.opened, columns.leads].map((label) => ({ label })),
              ...[columns.states, columns.organisations].map((label) => ({ label, numeric: true })),
            ],
            rows: openings.map((opening) => rowOf(opening, words)),
          } as const,
        ]),
    ...paragraph(words, ...ended.map((initiative) => words.endedIn(words.name(initiative), words.day(initiative.on)))),
  ];
}

function rowOf(opening: Opening, words: ReportWords): string[] {
  const { kind, opened, leads, states, organisations, isIncomplete, hasNoList } = opening;
  const count = (value: number) => {
    if (hasNoList && value === 0) return words.openingsTable.noList;
    if (isIncomplete && value === 0) return words.notKnown;
    return isIncomplete ? words.atLeast(words.number(value)) : words.number(value);
  };
  return [
    words.name(opening),
    words.kind(kind),
    words.cellDay(opened.on, opened.precision),
    leads.length === 0 ? words.nothing : words.list(leads.map(words.stateAlone)),
    count(states),
    count(organisations),
  ];
}
