import type { Block, Table } from '../document.js';
import type { Part } from '../report-data.js';
import { paragraph, type Told } from './told.js';

/** The initiatives by what they are about and by who leads them. */
export function partBlocks({ data, words }: Told): Block[] {
  const { topics, families, leads } = data;
  const columns = words.partsTable;
  const cells = ({ initiatives, participants, atLeast, highest, lowest }: Part): string[] => {
    const extreme = (end: Part['highest']) =>
      end === null
        ? words.nothing
        : `${words.ratio(end.ratio)}${words.inBrackets(words.list(end.groups.map(words.shortName)))}`;
    const states = words.number(participants);
    return [words.number(initiatives), atLeast ? words.atLeast(states) : states, extreme(highest), extreme(lowest)];
  };
  const table = (caption: string, first: string, rows: readonly string[][]): Table[] =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption,
            columns: [
              { label: first },
              { label: columns.initiatives, numeric: true },
              { label: columns.states, numeric: true },
              { label: columns.highest },
              { label: columns.lowest },
            ],
            rows,
          },
        ];
  const tables = [
    ...table(
      columns.topics,
      columns.topic,
      topics.map((part) => [words.topic(part.topic), ...cells(part)]),
    ),
    ...table(columns.leads, columns.lead, [
      ...families.map((part) => [words.family(part.family), ...cells(part)]),
      ...leads.map((part) => [words.stateAlone(part.lead), ...cells(part)]),
    ]),
  ];
  return tables.length === 0 ? [] : [...paragraph(words, words.partsNote), ...tables];
}
