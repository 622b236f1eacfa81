import { startTestApp, type TestApp } from '../support/app.js';

interface Tally {
  readonly participations: number;
  readonly states: number;
  readonly organisations: number;
  readonly initiatives: number;
}
interface Counted {
  readonly tally: Tally;
}

const TALLY = 'participations states organisations initiatives';
const SPLITS = ['byRole', 'byRoleClass', 'byConfidence', 'byPrecision', 'byKind', 'byStartYear'];

describe('participations counted without their rows', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const refusal = async (question: string) => {
    const { errors } = await rollcall.ask(`{ ${question} }`);
    return { code: errors?.[0]?.extensions.code, argument: errors?.[0]?.extensions.argument };
  };

  test('the Bletchley declaration has the 28 countries and the European Union that its host published', async () => {
    // https://www.gov.uk/government/publications/ai-safety-summit-2023-the-bletchley-declaration lists them.
    const { data } = await rollcall.ask(`{ participationCounts(
      filter: { initiatives: ["bletchley-declaration"], roleClasses: [COMMITMENT] }, asOf: "2023-11-02"
    ) { total { ${TALLY} } } }`);
    expect(data.participationCounts.total).toEqual({
      participations: 29,
      states: 28,
      organisations: 1,
      initiatives: 1,
    });
  });

  test.each([
    ['all of them', ''],
    ['those that a filter lets through', '(filter: { roleClasses: [LEADERSHIP], startedFrom: "2020-01-01" })'],
    [
      'those of an earlier day',
      '(asOf: "2023-12-31", counting: { presence: CUMULATIVE, minConfidence: CORROBORATED })',
    ],
    ['those of a release', '(counting: { release: "2026.11" })'],
  ])('whatever they are split by, %s are as many as the list has', async (_, args) => {
    const { data, errors } = await rollcall.ask(`{
      participations${args || '(first: 1)'} { totalCount }
      participationCounts${args} {
        total { participations }
        ${SPLITS.map((split) => `${split} { tally { ${TALLY} } }`).join(' ')}
        byGroup(scheme: "un-regional-groups") { group { slug } tally { ${TALLY} } }
        byInitiative(first: 500) { totalCount nodes { initiative { slug } tally { ${TALLY} } } }
        byParticipant(first: 500) { totalCount nodes { tally { ${TALLY} } } }
      }
    }`);
    expect(errors).toBeUndefined();
    const { total, byInitiative, byParticipant, byGroup, ...splits } = data.participationCounts;
    expect(total.participations).toBe(data.participations.totalCount);
    const sum = (list: readonly Counted[]) => list.reduce((all, { tally }) => all + tally.participations, 0);
    for (const split of SPLITS) expect([split, sum(splits[split])]).toEqual([split, total.participations]);
    expect(sum(byGroup)).toBe(total.participations);
    expect(sum(byInitiative.nodes)).toBe(total.participations);
    expect(sum(byParticipant.nodes)).toBe(total.participations);
    expect([byInitiative.totalCount, byParticipant.totalCount]).toEqual([
      byInitiative.nodes.length,
      byParticipant.nodes.length,
    ]);
  });

  test('each bucket holds what the list holds whose filter names it', async () => {
    const { data } = await rollcall.ask(`{ participationCounts {
      byRole { role tally { participations } } byKind { kind tally { participations } }
      byInitiative(first: 3) { nodes { initiative { slug } tally { participations } } }
      byParticipant(first: 3) { nodes { participant { ... on Country { code } ... on Organisation { code } } tally { participations } } }
    } }`);
    const { byRole, byKind, byInitiative, byParticipant } = data.participationCounts;
    const filters: [string, Tally][] = [
      ...byRole.map(({ role, tally }: Counted & { role: string }) => [`roles: [${role}]`, tally]),
      ...byKind.map(({ kind, tally }: Counted & { kind: string }) => [`kinds: [${kind}]`, tally]),
      ...byInitiative.nodes.map(({ initiative, tally }: Counted & { initiative: { slug: string } }) => [
        `initiatives: ["${initiative.slug}"]`,
        tally,
      ]),
      ...byParticipant.nodes.map(({ participant, tally }: Counted & { participant: { code: string } }) => [
        `participants: ["${participant.code}"]`,
        tally,
      ]),
    ];
    for (const [filter, tally] of filters) {
      const { data: listed } = await rollcall.ask(`{ participations(filter: { ${filter} }, first: 1) { totalCount } }`);
      expect([filter, listed.participations.totalCount]).toEqual([filter, tally.participations]);
    }
  });

  test('a selection narrows them, and lists are paged by cursors that hold', async () => {
    const { data } =
      await rollcall.ask(`{ participationCounts(selection: { set: "hlab7" }, counting: { presence: CUMULATIVE }) {
      asOf release revision citation total { initiatives }
      first: byInitiative(first: 2) { nodes { initiative { slug } } pageInfo { endCursor hasNextPage } }
      all: byInitiative { nodes { initiative { slug } } }
    } }`);
    const { first, all, total, ...rest } = data.participationCounts;
    expect(total.initiatives).toBe(7);
    expect(all.nodes).toHaveLength(7);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(rest).toMatchObject({ release: '2026.12', citation: expect.stringContaining('release 2026.12') });
    const next =
      await rollcall.ask(`{ participationCounts(selection: { set: "hlab7" }, counting: { presence: CUMULATIVE }) {
      byInitiative(first: 2, after: "${first.pageInfo.endCursor}") { nodes { initiative { slug } } } } }`);
    expect(next.data.participationCounts.byInitiative.nodes).toEqual(all.nodes.slice(2, 4));
  });

  test('what stands beneath follows the question: its day and its counting', async () => {
    const asked = 'asOf: "2024-06-30", counting: { roleClasses: [COMMITMENT], minConfidence: CORROBORATED }';
    const { data } = await rollcall.ask(`{ participationCounts(${asked}) {
      byInitiative(first: 50) { nodes { initiative { slug participantCount } tally { ${TALLY} } } } } }`);
    const { nodes } = data.participationCounts.byInitiative;
    expect(nodes.length).toBeGreaterThan(20);
    for (const { initiative, tally } of nodes) {
      expect([initiative.slug, initiative.participantCount]).toEqual([
        initiative.slug,
        tally.states + tally.organisations,
      ]);
    }
  });

  test('a name that there is not, a cursor of another list and a page that is too long are refused', async () => {
    const bad = (argument: string) => ({ code: 'BAD_USER_INPUT', argument });
    expect(await refusal('participationCounts(filter: { initiatives: ["x"] }) { revision }')).toEqual(
      bad('filter.initiatives'),
    );
    expect(await refusal('participationCounts(selection: { set: "x" }) { revision }')).toEqual(bad('selection.set'));
    expect(await refusal('participationCounts(counting: { release: "x" }) { revision }')).toEqual(
      bad('counting.release'),
    );
    expect(await refusal('participationCounts { byGroup(scheme: "x") { tally { states } } }')).toEqual(bad('scheme'));
    expect(await refusal('participationCounts { byInitiative(first: 501) { totalCount } }')).toEqual(bad('first'));
    expect(await refusal('participationCounts { byInitiative(after: "x") { totalCount } }')).toEqual(bad('after'));
  });
});
