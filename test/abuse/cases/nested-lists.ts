import { type Attack, outcome, refusal } from '../attack.js';

const refused = (tried: string, query: string, quick = true): Attack => ({
  tried,
  quick,
  run: async (server) => refusal(await server.ask({ query }), 'cost'),
});
const answered = (tried: string, query: string): Attack => ({
  tried,
  quick: true,
  // The first time by graphql-js, then by the writer.
  run: async (server) =>
    `${outcome(await server.ask({ query }))}; known: ${outcome(await server.ask({ query: `${query} ` }))}, ${outcome(await server.ask({ query, variables: { x: 1 } }))}`,
});

/** Lists within lists, and pages as long as they may be with the longest texts. */
export default [
  refused('groups of members, three times', '{schemes{groups{members{groups{members{groups{members{code}}}}}}}}'),
  refused('groups of members, twice', '{schemes{groups{members{groups{members{code}}}}}}'),
  refused(
    'every gap with every fact and its evidence',
    '{gaps(selection:{},fewerThan:999){countries{missing{participations(first:500){nodes{citations{evidence url title}}}}}}}',
  ),
  refused(
    'a page of facts in a page of facts in a page of facts',
    '{participations(first:500){nodes{initiative{participations(first:500){nodes{participant{... on Country{participations(first:500){nodes{id}}}}}}}}}}',
  ),
  refused(
    'the same under 30 names',
    `{${Array.from({ length: 30 }, (_, at) => `a${at}: gaps(selection:{},fewerThan:999){countries{missing{slug name summary}}}`).join(' ')}}`,
  ),
  answered(
    'every fact with its evidence',
    '{initiatives(first:500){nodes{participations(first:500){nodes{id citations{evidence url title}}}}}}',
  ),
  answered('every gap by name', '{gaps(selection:{},fewerThan:999){countries{missing{slug name}}}}'),
  answered(
    'the introspection of tools',
    '{__schema{types{name description fields{name description args{name description type{name ofType{name ofType{name}}}} type{name kind ofType{name kind ofType{name kind}}}} inputFields{name} enumValues{name description}}}}',
  ),
  answered(
    'thirty coverages of every country',
    `{countries(first:500){nodes{${Array.from({ length: 30 }, (_, at) => `c${at}: coverage(asOf: "20${String((at % 16) + 10)}-0${(at % 9) + 1}-11")`).join(' ')}}}}`,
  ),
  answered(
    'a fault beneath a long list, which graphql-js has to tell of',
    '{gaps(selection:{},fewerThan:999){countries{missing{slug name}}} country(code:"KEN"){participations(first:501){totalCount}}}',
  ),
  // Found by the search: each value told of looks through all of its indicator.
  answered(
    'values of an indicator within its values, three times each',
    '{indicator(slug:"wb_gdp_pcap_ppp"){values(first:100){nodes{note indicator{a:values(year:2020){totalCount} b:values(year:2021){totalCount} c:values(first:1){totalCount}}}}}}',
  ),
] satisfies Attack[];
