import atTheTable from './examples/1-at-the-table.graphql?raw';
import country from './examples/2-country.graphql?raw';
import gaps from './examples/3-gaps.graphql?raw';
import whatIf from './examples/4-what-if.graphql?raw';
import newFacts from './examples/5-new-facts.graphql?raw';
import initiatives from './examples/6-initiatives.graphql?raw';

export interface Example {
  readonly title: string;
  readonly query: string;
  readonly variables: string;
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** Queries that work as they stand on the shipped data; scripts/generate.mjs checks them against the SDL. */
export const examples: readonly Example[] = [
  {
    title: 'Who is at the table',
    query: atTheTable,
    variables: json({ set: 'hlab7', asOf: '2024-09-30' }),
  },
  { title: 'What a country takes part in', query: country, variables: json({ code: 'KEN' }) },
  {
    title: 'Gaps of a group, and why',
    query: gaps,
    variables: json({ set: 'hlab7', group: 'un-african-group', asOf: '2024-09-30' }),
  },
  {
    title: 'What if the African Union joined?',
    query: whatIf,
    variables: json({
      set: 'hlab7',
      asOf: '2024-09-30',
      suppose: [{ initiative: 'oecd-ai-principles', group: 'african-union', role: 'ADHERENT' }],
    }),
  },
  { title: 'Facts since a day, with sources', query: newFacts, variables: json({ since: '2026-01-01' }) },
  { title: 'Initiatives of a kind', query: initiatives, variables: json({ filter: { kinds: ['DECLARATION'] } }) },
];
