import distribution from './examples/1-distribution.graphql?raw';
import country from './examples/2-country.graphql?raw';
import gaps from './examples/3-gaps.graphql?raw';
import whatIf from './examples/4-what-if.graphql?raw';
import newFacts from './examples/5-new-facts.graphql?raw';
import initiatives from './examples/6-initiatives.graphql?raw';

export interface Example {
  /** In English and in Chinese. */
  readonly titles: { readonly en: string; readonly zh: string };
  readonly query: string;
  readonly variables: string;
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** Queries that work as they stand on the shipped data; scripts/generate.mjs checks them against the SDL. */
export const examples: readonly Example[] = [
  {
    titles: { en: 'Who takes part in how many', zh: '参与项数分布' },
    query: distribution,
    variables: json({ set: 'hlab7', asOf: '2024-09-30' }),
  },
  {
    titles: { en: 'What a country takes part in', zh: '一国参与的倡议' },
    query: country,
    variables: json({ code: 'KEN' }),
  },
  {
    titles: { en: 'Gaps of a group, and why', zh: '一组国家的参与缺口及原因' },
    query: gaps,
    variables: json({ set: 'hlab7', group: 'un-african-group', asOf: '2024-09-30' }),
  },
  {
    titles: { en: 'What if the African Union joined?', zh: '假如非洲联盟加入？' },
    query: whatIf,
    variables: json({
      set: 'hlab7',
      asOf: '2024-09-30',
      suppose: [{ initiative: 'oecd-ai-principles', group: 'african-union', role: 'ADHERENT' }],
    }),
  },
  {
    titles: { en: 'Facts since a day, with sources', zh: '某日以来的事实及来源' },
    query: newFacts,
    variables: json({ since: '2026-01-01' }),
  },
  {
    titles: { en: 'Initiatives of a kind', zh: '某一类型的倡议' },
    query: initiatives,
    variables: json({ filter: { kinds: ['DECLARATION'] } }),
  },
];
