import { startTestApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { tokenFor } from '../support/tokens.js';

/** Every question that counts, each with the counting as its variable `$c`. */
const QUESTIONS: Readonly<Record<string, string>> = {
  distribution:
    'distribution(selection: $s, asOf: $d, counting: $c) { universeSize gini buckets { k size countries { code } } initiatives { slug participantCount } sensitivity { underBlocRules { blocs atNone } } }',
  gaps: 'gaps(selection: $s, asOf: $d, counting: $c) { countries { country { code } coverage missing { slug } } initiatives { initiative { slug } missing { country { code } reason through { code } } } }',
  matrix:
    'matrix(selection: $s, asOf: $d, counting: $c) { initiatives { slug } rows { country { code } coverage roles standings } }',
  representation:
    'representation(selection: $s, scheme: "un-regional-groups", asOf: $d, counting: $c) { gini groups { group { slug } members participants seats } }',
  compareSchemes:
    'compareSchemes(selection: $s, schemes: ["un-regional-groups", "g20"], asOf: $d, counting: $c) { scheme { slug } gini }',
  representationSeries:
    'representationSeries(selection: $s, scheme: "un-regional-groups", from: 2020, to: 2026, counting: $c) { year }',
  takingPart:
    'takingPart(selection: $s, asOf: $d, counting: $c) { universeSize byOwnName throughOrganisation inNone underBlocRules { blocs inNone } }',
  findings: 'findings(selection: $s, asOf: $d, counting: $c) { ranked { key } }',
  rankChanges:
    'rankChanges(selection: $s, since: "2025-12-31", asOf: $d, counting: $c) { states { country { code } now { coverage place } before { coverage place } } }',
  participationCounts:
    'participationCounts(filter: { initiatives: $i }, asOf: $d, counting: $c) { total { participations states organisations } byRole { role tally { participations } } byParticipant(first: 200) { nodes { participant { __typename ... on Country { code } } tally { participations } } } }',
  participations:
    'participations(filter: { initiatives: $i }, asOf: $d, counting: $c, first: 200) { totalCount nodes { role validFrom datePrecision confidence participant { __typename ... on Country { code } } citations { url title } } }',
};

const SLUG = 'as-if-charter';

describe('what is asked as if a proposal were approved', () => {
  let rollcall: TestApp;
  let carla: string;
  let rui: string;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true });
    carla = await tokenFor(rollcall, 'CONTRIBUTOR', 'Carla');
    rui = await tokenFor(rollcall, 'REVIEWER', 'Rui');
  });
  afterAll(() => rollcall.close());

  const as = async (token: string | null, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await askAs(rollcall, token, query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const signature = (participant: string, initiative: string, role = 'SIGNATORY') => ({
    recordParticipation: {
      participant,
      initiative,
      role,
      validFrom: '2026-05',
      confidence: 'VERIFIED',
      citations: [{ url: 'https://example.org/list', title: 'The list' }],
    },
  });
  const answers = async (counting: Record<string, unknown>, initiatives: readonly string[]) => {
    const found: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(QUESTIONS)) {
      const used = [
        field.includes('$s') ? '$s: SelectionInput!' : '',
        field.includes('$d') ? '$d: Date' : '',
        field.includes('$i') ? '$i: [ID!]' : '',
        '$c: CountingInput',
      ];
      const query = `query (${used.filter((part) => part !== '').join(', ')}) { ${field} }`;
      found[name] = (await as(null, query, { s: { initiatives }, i: initiatives, d: '2026-11-30', c: counting }))[name];
    }
    return found;
  };

  test('is what is answered once it is', async () => {
    const [leaving] = (
      await as(
        null,
        '{ participations(filter: { initiatives: ["bletchley-declaration"], countries: ["KEN"] }) { nodes { id } } }',
      )
    ).participations.nodes;
    const changes = [
      {
        recordInitiative: {
          slug: SLUG,
          name: 'As If Charter',
          kind: 'DECLARATION',
          scope: 'INTERREGIONAL',
          binding: false,
          openness: 'OPEN',
          openedOn: '2026-05-01',
          listCompleteness: 'COMPLETE',
          listCheckedOn: '2026-11-29',
        },
      },
      signature('Nauru', SLUG),
      signature('BRA', SLUG),
      signature('African Union', SLUG, 'OBSERVER'),
      { retractParticipation: { id: leaving.id } },
      { recordMembership: { group: 'g77-and-china', country: 'Mexico', validFrom: '2026-01-01' } },
      { reviseInitiative: { slug: 'seoul-declaration-2024', sense: 'CORRECTED', summary: 'Put right.' } },
    ];
    const PROPOSE =
      'mutation ($input: ProposeInput!) { propose(input: $input) { proposal { id } problems { change code message } } }';
    const { proposal, problems } = (await as(carla, PROPOSE, { input: { reason: 'as read', changes } })).propose;
    expect(problems).toEqual([]);
    const both = ['bletchley-declaration', SLUG];
    const before = await answers({}, ['bletchley-declaration']);
    const supposed = await answers({ proposal: proposal.id }, both);
    // Nothing is different for whoever does not name it.
    expect(await answers({}, ['bletchley-declaration'])).toEqual(before);
    await as(rui, 'mutation ($id: ID!) { approveProposal(id: $id, expectedVersion: 1) { state } }', {
      id: proposal.id,
    });
    const now = await answers({}, both);
    for (const name of Object.keys(QUESTIONS)) expect({ [name]: supposed[name] }).toEqual({ [name]: now[name] });
    expect(JSON.stringify(now.participations)).toContain('NRU');
  });

  test('every question of the API that counts can be', async () => {
    const { __type: query } = await as(null, '{ __type(name: "Query") { fields { name args { name } } } }');
    const counting = query.fields.filter(({ args }: { args: { name: string }[] }) =>
      args.some(({ name }) => name === 'counting'),
    );
    const others = ['presenceChanges', 'timeToJoin', 'coParticipation', 'parity', 'rankCorrelation'];
    // These give what they find in the state that is named, and count nothing themselves.
    const lookUps = [
      ...['country', 'organisation', 'initiative', 'group', 'scheme'],
      ...['countries', 'organisations', 'initiatives', 'groups', 'schemes', 'initiativeSets'],
    ];
    expect(counting.map(({ name }: { name: string }) => name).sort()).toEqual(
      [...Object.keys(QUESTIONS), ...others, ...lookUps].sort(),
    );
    const PROPOSE = 'mutation ($input: ProposeInput!) { propose(input: $input) { proposal { id } } }';
    const changes = [signature('TUV', 'bletchley-declaration')];
    const { id } = (await as(carla, PROPOSE, { input: { reason: 'r', changes } })).propose.proposal;
    const cite = async (p: string | null) =>
      as(
        null,
        `query ($c: CountingInput) {
          presenceChanges(selection: { set: "hlab7" }, from: 2020, to: 2026, counting: $c) { totalCount }
          timeToJoin(selection: { set: "hlab7" }, scheme: "un-regional-groups", counting: $c) { provenance { cite } }
          coParticipation(selection: { set: "hlab7" }, counting: $c) { provenance { cite } }
          parity(selection: { set: "hlab7" }, group: "g77-and-china", counting: $c) { provenance { cite } }
          rankCorrelation(selection: { set: "hlab7" }, indicator: "imf_aipi_total", counting: $c) { provenance { cite } }
        }`,
        { c: { proposal: p } },
      );
    const data = await cite(id);
    for (const name of ['timeToJoin', 'coParticipation', 'parity', 'rankCorrelation']) {
      expect(data[name].provenance.cite).toContain('which is not approved');
    }
    expect((await cite(null)).parity.provenance.cite).not.toContain('approved');
  });
});
