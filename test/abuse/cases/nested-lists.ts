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
  // Found by the search: lists within lists, of which every fourth item looked at the time, and that never the outer one's.
  answered(
    'members of a group with their groups and indicators',
    '{a0: compareSchemes(selection: {set: "hlab7"}, schemes: ["un-regional-groups", "wb-income-groups", "sids", "oecd", "g77"], asOf: "2026-11-01"){compositionAt a1: globalSouth{a2: leadingSeatShare{least a3: leastUnder{globalSouthGroup{slug a4: members{groups(asOf: "2026-11-01"){id} a5: indicators(year: 2020){note} a6: participations(asOf: "1960-01-01", counting: {universe: ALL_STATES}, selection: {}, first: 100){totalCount}} a7: schemes{globalSouthGroup{__typename}} a8: schemes{a9: groups{definition a10: name(locale: AR) a11: definition(locale: AR)} a12: globalSouthGroup{__typename}}}}}}}}',
  ),
  answered(
    'values of an indicator with the coverage of each country',
    '{a0: indicatorByGroup(indicator: "wb_gdp_pcap_ppp", scheme: "wb-income-groups", year: 2020){indicator{values(year: 2020){pageInfo{a1: startCursor a2: startCursor a3: endCursor a4: hasPreviousPage a5: hasNextPage} a6: nodes{indicator{values(year: 2020, first: 500){totalCount a7: totalCount}}} a8: pageInfo{hasNextPage a9: endCursor} a10: pageInfo{a11: startCursor} a12: nodes{a13: indicator{values(year: 2020){totalCount} a14: values(year: 2020, first: 500){totalCount} a15: values(first: 500){a16: totalCount a17: totalCount}} a18: year a19: country{groups{__typename} a20: coverage(selection: {kinds: [NATIONAL_MEASURE, DECLARATION, TREATY]}, counting: {release: "2026.11"}) a21: population(year: 2020) a22: participations(asOf: "2026-11-01", counting: {universe: ALL_STATES}, selection: {set: "hlab7"}, first: 500){totalCount}} a23: country{participations(selection: {set: "hlab7"}, first: 100){__typename} a24: unStatus a25: groups(asOf: "2026-11-01"){a26: slug} a27: groups(asOf: "2024-02-29"){id}}}}}}}',
  ),
  answered(
    'every gap of 1960 with the organisations through which',
    '{gaps(selection: {}, asOf: "1960-01-01", counting: {universe: ALL_STATES}){incompleteInitiatives{eligibleGroup{slug a0: schemes{slug a1: id a2: publisher a3: publisher} a4: name} a5: participations(counting: {method: "1.0"}){pageInfo{a6: hasPreviousPage a7: startCursor}} a8: votes{notVoting a9: abstained a10: notVoting a11: notVoting a12: against}} a13: initiatives{missing{through{family a14: id} a15: through{name(locale: AR) a16: id} a17: country{a18: m49} a19: country{name} a20: reason} a21: initiative{hostCountry{alpha2 a22: name(locale: ZH) a23: name(locale: ZH)}} a24: missing{a25: through{a26: code a27: kind}}}}}',
  ),
] satisfies Attack[];
