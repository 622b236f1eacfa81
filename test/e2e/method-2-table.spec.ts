import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { startTestApp, type TestApp } from '../support/app.js';

/**
 * The table at the end of METHOD.md: what version 1.0 let the roll say, and what is true. 2.0 is asked of the newest data
 * on the day on which 1.0 gave its answers, 1.0 of the release of that day.
 */
const DAY = '2026-11-22';
const COMPLETE = '{ set: "complete-lists" }';
const G77 = 'g77-and-china';

interface Absent {
  readonly country: { code: string };
  readonly reason: string;
  readonly through: { code: string }[];
}
interface GroupFigures {
  readonly group: { slug: string };
  readonly representationRatio: number;
  readonly leadingSeats: number;
  readonly leadingSeatShare: number;
}

describe('what method 2.0 says where 1.0 said what is not so', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const ask = async (query: string) => {
    const answer = await rollcall.ask(query);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  const listed = (words: readonly string[]) => (words.length === 0 ? '' : `counting: { ${words.join(', ')} }`);

  /** Why states are absent from an initiative: `REASON through A B` with the number of states. */
  const reasons = async (initiative: string, group: string | null, ...counting: string[]) => {
    const of = group === null ? '' : `group: "${group}",`;
    const { gaps } =
      await ask(`{ gaps(selection: { initiatives: ["${initiative}"] }, ${of} asOf: "${DAY}", ${listed(counting)}) {
      initiatives { missingCount missing { country { code } reason through { code } } } } }`);
    const [{ missing, missingCount }] = gaps.initiatives as [{ missing: Absent[]; missingCount: number }];
    expect(missing).toHaveLength(missingCount);
    const counts: Record<string, number> = {};
    for (const { reason, through } of missing) {
      const key = [reason, ...through.map(({ code }) => code)].join(' ');
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };
  const atNone = async (...counting: string[]) => {
    const { distribution } = await ask(`{ distribution(selection: ${COMPLETE}, asOf: "${DAY}", ${listed(counting)}) {
      initiatives { slug ${counting.some((word) => word.startsWith('release')) ? '' : 'focus'} } universeSize
      buckets { size countries { code } } incompleteInitiatives { slug }
      sensitivity { underBlocRules { blocs atNone } } provenance { method release } } }`);
    return distribution;
  };
  const ofTheSouth = async (selection: string, ...counting: string[]): Promise<GroupFigures> => {
    const { representation } =
      await ask(`{ representation(selection: ${selection}, scheme: "${G77}", asOf: "${DAY}", ${listed(counting)}) {
      groups { group { slug } representationRatio leadingSeats leadingSeatShare } } }`);
    return (representation.groups as GroupFigures[]).find(({ group }) => group.slug === G77)!;
  };
  const began = async (...counting: string[]) => {
    const of = `selection: ${COMPLETE}, from: 2026, to: 2026, ${listed(counting)}`;
    const { representationSeries, presenceChanges } = await ask(`{
      representationSeries(scheme: "${G77}", ${of}) { joined joinedBounds { least greatest } }
      presenceChanges(first: 1, ${of}) { joinedCount } }`);
    expect(representationSeries).toHaveLength(1);
    expect(presenceChanges.joinedCount).toBe(representationSeries[0].joined);
    return representationSeries[0] as { joined: number; joinedBounds: { least: number; greatest: number } };
  };

  describe('by method 2.0', () => {
    test('nobody of the European Union is absent from its AI Act; without organisations 27 are in it through the EU', async () => {
      expect(await reasons('eu-ai-act', 'eu')).toEqual({});
      expect(await reasons('eu-ai-act', 'eu', 'blocs: EXCLUDE')).toEqual({ 'THROUGH_ORGANISATION EU': 27 });
    });

    test('nobody of the Group of 77 and China is absent from its Havana declaration; without organisations 131 are in it through the Group', async () => {
      expect(await reasons('g77-havana-2023', G77)).toEqual({});
      expect(await reasons('g77-havana-2023', G77, 'blocs: EXCLUDE')).toEqual({ 'THROUGH_ORGANISATION G77': 131 });
    });

    test('54 states are at none of 23 complete lists on AI by their own name, 28 by no name at all', async () => {
      const { initiatives, universeSize, buckets, incompleteInitiatives, sensitivity, provenance } = await atNone();
      expect([initiatives.length, universeSize, buckets[0].size]).toEqual([23, 193, 54]);
      expect(buckets[0].countries).toHaveLength(54);
      expect(new Set(initiatives.map(({ focus }: { focus: string }) => focus))).toEqual(new Set(['AI']));
      expect(incompleteInitiatives).toEqual([]);
      expect(sensitivity.underBlocRules).toEqual([
        { blocs: 'EXCLUDE', atNone: 54 },
        { blocs: 'AS_ADOPTED', atNone: 54 },
        { blocs: 'INHERIT', atNone: 28 },
      ]);
      expect((await atNone('blocs: INHERIT')).buckets[0].size).toBe(28);
      expect(provenance.method).toBe('2.0');
    });

    test('in capacity building the ratio of the South is 0.98 where it takes part or provides, 1.36 where it receives', async () => {
      const capacity = '{ set: "capacity-building" }';
      expect((await ofTheSouth(capacity)).representationRatio.toFixed(2)).toBe('0.98');
      const receiving = await ofTheSouth(capacity, 'roleClasses: [BENEFIT]');
      expect(receiving.representationRatio.toFixed(2)).toBe('1.36');
    });

    test('the Group of 77 and China holds 5 of 24 leading seats over the complete lists', async () => {
      const { leadingSeats, leadingSeatShare } = await ofTheSouth(COMPLETE);
      expect([leadingSeats, leadingSeatShare]).toEqual([5, 5 / 24]);
    });

    test('191 members are in the Global Digital Compact, adopted without a vote; Argentina and Russia dissociated', async () => {
      const compact = 'selection: { initiatives: ["global-digital-compact"] }';
      const { distribution, initiative } = await ask(`{
        distribution(${compact}, asOf: "${DAY}") { buckets { size countries { code } } }
        initiative(slug: "global-digital-compact") { manner votes { for } adoption
          participations(counting: { roles: [DISSOCIATED] }, asOf: "${DAY}") { nodes { participant { ... on Country { code } } role } } } }`);
      expect(distribution.buckets.map(({ size }: { size: number }) => size)).toEqual([2, 191]);
      const apart = distribution.buckets[0].countries.map(({ code }: { code: string }) => code);
      expect(apart).toEqual(['ARG', 'RUS']);
      expect(initiative).toEqual({
        manner: 'WITHOUT_VOTE',
        votes: null,
        adoption: 'BY_ORGANISATION',
        participations: { nodes: apart.map((code: string) => ({ participant: { code }, role: 'DISSOCIATED' })) },
      });
      expect(await reasons('global-digital-compact', null)).toEqual({ 'DECLINED UNGA': 2 });
    });

    test('the Compact is counted only where it is named', async () => {
      const { distribution } = await ask(`{ distribution(selection: {}, asOf: "${DAY}") { initiatives { slug } } }`);
      const slugs = distribution.initiatives.map(({ slug }: { slug: string }) => slug);
      expect(slugs).not.toContain('global-digital-compact');
      expect(slugs).toContain('bletchley-declaration');
    });

    test('whether 141 states stay out of ISO/IEC JTC 1/SC 42 is not known, for its list was read in January 2022', async () => {
      expect(await reasons('iso-iec-jtc1-sc42', null)).toEqual({ UNKNOWN: 141 });
      const { initiative } = await ask('{ initiative(slug: "iso-iec-jtc1-sc42") { listCheckedOn } }');
      expect(initiative.listCheckedOn).toMatch(/^2022-01-/);
    });

    test('278 to 333 presences over the complete lists began in 2026', async () => {
      expect((await began()).joinedBounds).toEqual({ least: 278, greatest: 333 });
    });
  });

  describe.each<[string, string[]]>([
    ['named, of its old release', ['method: "1.0"', 'release: "2026.11"']],
    ['of its old release, where no method is named', ['release: "2026.11"']],
  ])('by method 1.0, %s, the old answers', (_, counting) => {
    test('all 27 of the European Union never joined the AI Act', async () => {
      expect(await reasons('eu-ai-act', 'eu', ...counting)).toEqual({ NEVER_JOINED: 27 });
    });

    test('131 of the 133 of the Group of 77 and China never joined the Havana declaration', async () => {
      expect(await reasons('g77-havana-2023', G77, ...counting)).toEqual({ NEVER_JOINED: 131 });
      const { gaps } =
        await ask(`{ gaps(selection: { initiatives: ["g77-havana-2023"] }, group: "${G77}", asOf: "${DAY}", ${listed(counting)}) {
        universeSize } }`);
      expect(gaps.universeSize).toBe(133);
    });

    test('46 of 193 are at none of 27 lists', async () => {
      const { initiatives, universeSize, buckets, provenance } = await atNone(...counting);
      expect([initiatives.length, universeSize, buckets[0].size]).toEqual([27, 193, 46]);
      expect(provenance).toEqual({ method: '1.0', release: '2026.11' });
    });

    test('the ratio of the South in capacity building is 1.29, its share of the leading seats 0.46', async () => {
      const capacity = await ofTheSouth('{ kinds: [CAPACITY_BUILDING] }', ...counting);
      expect(capacity.representationRatio.toFixed(2)).toBe('1.29');
      expect((await ofTheSouth(COMPLETE, ...counting)).leadingSeatShare.toFixed(2)).toBe('0.46');
    });

    test('nobody is in the Global Digital Compact, and its list is not known', async () => {
      const { distribution } =
        await ask(`{ distribution(selection: { initiatives: ["global-digital-compact"] }, asOf: "${DAY}", ${listed(counting)}) {
        buckets { size } initiatives { participantCount(asOf: "${DAY}", ${listed(counting)}) } } }`);
      expect(distribution).toEqual({ buckets: [{ size: 193 }, { size: 0 }], initiatives: [{ participantCount: 0 }] });
    });

    test('141 never joined ISO/IEC JTC 1/SC 42', async () => {
      expect(await reasons('iso-iec-jtc1-sc42', null, ...counting)).toEqual({ NEVER_JOINED: 141 });
    });

    test('282 presences over the complete lists began in 2026', async () => {
      expect((await began(...counting)).joined).toBe(282);
    });
  });

  test.each<[string, string]>([
    ['2.0', ''],
    ['2.0', 'method: "2.0"'],
    ['1.0', 'method: "1.0"'],
    ['1.0', 'release: "2026.11"'],
    ['2.0', 'method: "2.0", release: "2026.11"'],
  ])('the published distribution comes out by method %s, asked with {%s}', async (method, counting) => {
    const published = JSON.parse(readFileSync(join(projectRoot(), 'data', 'published_figures.json'), 'utf8'));
    const { distribution } = await ask(`{ distribution(selection: { set: "hlab7" }, asOf: "2024-09-30",
      counting: { presence: CUMULATIVE, ${counting} }) { buckets { k size } provenance { method } } }`);
    const sizes = distribution.buckets.map(({ k, size }: { k: number; size: number }) => [String(k), size]);
    expect(Object.fromEntries(sizes)).toEqual(published.published_distribution_by_k.values);
    expect(distribution.provenance.method).toBe(method);
  });
});
