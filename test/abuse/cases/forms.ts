import { type Attack, outcome, refusal } from '../attack.js';

const many = (count: number, text: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => text(place)).join(' ');
const refused = (tried: string, limited: string, query: string): Attack => ({
  tried,
  quick: true,
  run: async (server) => refusal(await server.ask({ query }), limited),
});

/** Documents whose form is the attack. */
export default [
  refused('490 equal fields', 'equal fields', `{dataset{${many(490, () => 'release')}}}`),
  refused(
    '490 equal fields through fragments',
    'equal fields',
    `{...${'f ...'.repeat(40)}f} fragment f on Query{${many(12, () => 'dataset{release}')}}`,
  ),
  refused('31 aliases', 'aliases', `{${many(31, (at) => `a${at}:dataset{release}`)}}`),
  refused(
    '200 directives',
    'directives',
    `{dataset{${many(20, () => `release ${many(10, () => '@include(if:true)')}`)}}}`,
  ),
  refused('200 undeclared variables', 'variables', `{dataset{${many(200, (at) => `release @skip(if:$x${at})`)}}}`),
  refused('2,001 tokens', 'tokens', `{${many(2_001, () => 'dataset')}}`),
  refused('depth of 900', 'depth', `{${'node(id:"x"){...on Country{'.repeat(80)}id${'}}'.repeat(80)}}`),
  refused(
    'fragments that double 40 times',
    'fields',
    `{dataset{...f0}} ${many(40, (at) => `fragment f${at} on Dataset{...f${at + 1} ...f${at + 1}}`)} fragment f40 on Dataset{release}`,
  ),
  {
    tried: 'an input 60,000 deep',
    quick: true,
    run: async (server) => {
      const query = 'query($s: SelectionInput!){distribution(selection:$s){gini}}';
      const deep = `${'{"set":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
      const started = performance.now();
      const response = await fetch(`${server.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"query":${JSON.stringify(query)},"variables":{"s":${deep.slice(0, 240_000)}}}`,
      });
      return outcome({ status: response.status, text: await response.text(), ms: performance.now() - started });
    },
  },
  {
    tried: '12,000 unknown slugs in a selection',
    quick: true,
    run: async (server) =>
      outcome(
        await server.ask({
          query: 'query($s: SelectionInput!){distribution(selection:$s){gini}}',
          variables: { s: { initiatives: Array.from({ length: 12_000 }, (_, at) => `no-such-${at}`) } },
        }),
      ),
  },
] satisfies Attack[];
