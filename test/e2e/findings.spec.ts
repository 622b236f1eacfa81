import { allAtOnce } from '../../src/common/steps.js';
import { todaySentenceInSteps } from '../../src/questions/today.js';
import { SnapshotStore } from '../../src/roll/snapshot-store.js';
import { startTestApp, type TestApp } from '../support/app.js';

let rollcall: TestApp;
beforeAll(async () => {
  rollcall = await startTestApp({ seeded: true });
});
afterAll(() => rollcall?.close());

const RELIED_ON = '{ set: "complete-lists", focus: AI }';
const ask = async (query: string) => {
  const { data, errors } = await rollcall.ask(query);
  expect(errors).toBeUndefined();
  return data;
};

describe('how many take part', () => {
  // Counted by hand from participations.csv: states with a row in a counted role in one of the 23 lists.
  test('by their own name, through an organisation, in none, as of the data, in both languages', async () => {
    const { takingPart } = await ask(`{ takingPart(selection: ${RELIED_ON}) {
      asOf universeSize byOwnName byOwnNameIsLeast throughOrganisation inNone inNoneIsMost
      underBlocRules { blocs inNone } incompleteInitiatives { slug }
      text zh: text(locale: ZH) rangeText
    } }`);
    expect(takingPart).toEqual({
      asOf: '2026-11-29',
      universeSize: 193,
      byOwnName: 139,
      byOwnNameIsLeast: false,
      throughOrganisation: 0,
      inNone: 54,
      inNoneIsMost: false,
      underBlocRules: [
        { blocs: 'EXCLUDE', inNone: 54 },
        { blocs: 'AS_ADOPTED', inNone: 54 },
        { blocs: 'INHERIT', inNone: 28 },
      ],
      incompleteInitiatives: [],
      text: 'Of 193 UN member states, 139 take part by their own name in at least one of the 23 AI initiatives whose lists can be relied on, and 54 in none.',
      zh: '193 个联合国会员国中，139 国以本国名义参与 23 项名单可靠的人工智能倡议中的至少一项，54 国未参与其中任何一项。',
      rangeText:
        'Taking part in none: 54 by their own name; 54 where texts that an organisation adopted as such count for its members; 28 by no name at all.',
    });
  });

  test('is the sentence of the first page for whoever writes one', () => {
    const { current } = rollcall.app.get(SnapshotStore);
    expect(allAtOnce(todaySentenceInSteps(current, 'EN'))).toMatch(
      /^Of 193 UN member states, 139 take part .* 54 in none\.$/,
    );
    expect(allAtOnce(todaySentenceInSteps(current, 'ZH'))).toContain('139 国以本国名义参与');
  });

  test('is at least and at most where lists do not say all, and agrees with the distribution', async () => {
    const { takingPart, distribution } = await ask(`{
      takingPart(selection: { focus: AI }) { byOwnName byOwnNameIsLeast throughOrganisation inNone inNoneIsMost universeSize text zh: text(locale: ZH) }
      distribution(selection: { focus: AI }) { buckets { size } }
    }`);
    const { byOwnName, throughOrganisation, inNone, universeSize } = takingPart;
    expect(takingPart).toMatchObject({ byOwnNameIsLeast: true, inNoneIsMost: inNone > 0 });
    expect(inNone).toBe(distribution.buckets[0].size);
    expect(byOwnName + throughOrganisation + inNone).toBe(universeSize);
    expect(takingPart.text).toContain(`at least ${byOwnName} take part`);
    expect(takingPart.text).not.toContain('relied on');
    expect(takingPart.zh).toContain(`至少 ${byOwnName} 国`);
  });
});

describe('what is unusual', () => {
  interface Told {
    key: string;
    kind: string;
    bits: number;
    text: string;
    zh: string;
    path: string;
    countries: { code: string }[];
    figures: { name: string; value: number }[];
  }
  let told: Told[];
  beforeAll(async () => {
    const { findings } = await ask(`{ findings(selection: ${RELIED_ON}, perKind: 2) {
      ranked { key kind bits text zh: text(locale: ZH) path countries { code } figures { name value } }
    } }`);
    told = findings.ranked;
  });
  const named = (id: string) => {
    const found = told.find((one) => one.key === id)!;
    return { ...found, figures: Object.fromEntries(found.figures.map(({ name, value }) => [name, value])) };
  };

  // Each counted by hand from the rows of participations.csv, states that are members of the United Nations alone.
  test('two camps share one member', () => {
    const { figures, countries, text, zh, path } = named('APART:waico:pax-silica');
    expect(figures).toEqual({ inFirst: 38, inSecond: 26, inBoth: 1 });
    expect(countries).toEqual([{ code: 'KAZ' }]);
    expect(text).toBe(
      'Of the 38 UN member states in the World AI Cooperation Organization (WAICO) and the 26 in the Pax Silica Declaration, one takes part in both: Kazakhstan.',
    );
    expect(zh).toBe(
      '世界人工智能合作组织有 38 个联合国会员国参与，《硅和平（Pax Silica）宣言》有 26 个，同时参与两者的仅 1 国：哈萨克斯坦。',
    );
    expect(path).toBe(
      '/matrix?initiatives=waico%2Cpax-silica&asOf=2026-11-29&presence=current&scheme=un-regional-groups',
    );
  });

  test('from Bletchley to New Delhi the states tripled while the ratio of Africa moved from 0.37 to 0.48', () => {
    const { figures, text } = named(
      'GREW_UNEVENLY:bletchley-declaration:new-delhi-ai-declaration-2026:un-african-group',
    );
    // Three of 29 and 12 of 90, over 54 of 193.
    expect(figures).toEqual({
      before: 29,
      after: 90,
      ratioBefore: expect.closeTo((3 / 29) * (193 / 54), 12),
      ratioAfter: expect.closeTo((12 / 90) * (193 / 54), 12),
    });
    expect(text).toContain('rose from 29 to 90');
    expect(text).toContain('moved from 0.37 to 0.48');
  });

  test('of the first military call 23 of the 57 member states are not in the third', () => {
    const { figures, countries, text } = named('NOT_CARRIED_OVER:reaim-2023-call:reaim-2026:un-asia-pacific-group');
    expect(figures).toEqual({ before: 57, after: 45, missing: 23, ofGroup: 12, missingOfGroup: 8 });
    expect(countries.map(({ code }) => code).join(' ')).toBe(
      'AZE CHN EST IRQ JOR KWT LTU LVA MDA MKD MNE MNG MYS POL QAT RWA SLV SRB SVK TUN USA YEM ZWE',
    );
    expect(text).toContain('23 of the 57 UN member states in the REAIM 2023 Call to Action are not in');
  });

  test('every one is worded in both languages, names who it is about and leads to a view', () => {
    expect(told.length).toBeGreaterThanOrEqual(12);
    for (const { text, zh, path, bits } of told) {
      expect(text).toMatch(/^[A-Z0-9].*[^.]\.$/);
      expect(text).not.toMatch(/undefined|NaN|null| {2}|the the/);
      expect(zh).toMatch(/[\u4e00-\u9fff\d）]。$/);
      expect(zh).not.toMatch(/undefined|NaN|null|[,.;:?!](?!\d)|[\u4e00-\u9fff] [\u4e00-\u9fff]/);
      expect(path).toMatch(/^\/(matrix|gaps|over-time|country\/[A-Z]{3})\?.*asOf=2026-11-29/);
      expect(bits).toBeGreaterThanOrEqual(3);
    }
  });

  test('nothing is found from a list that does not say all, or that does not exist', async () => {
    const { findings } = await ask(`{ findings(selection: { initiatives: ["reaim-2024-blueprint", "unga-79-62"] }) {
      initiatives { slug } leftOut { slug } ranked { key }
    } }`);
    expect(findings).toMatchObject({ initiatives: [], ranked: [] });
    expect(findings.leftOut).toHaveLength(2);
  });

  test('of some kinds, by another scheme, at an earlier day and from a release: as asked', async () => {
    const { findings, earlier } = await ask(`{
      findings(selection: ${RELIED_ON}, kinds: [STANDS_OUT], perKind: 9, scheme: "wb-income-groups") { ranked { kind groups { slug } } }
      earlier: findings(selection: ${RELIED_ON}, asOf: "2024-06-30", counting: { release: "2026.12" }) {
        asOf since provenance { release } ranked { text initiatives { openedOn } }
      }
    }`);
    expect(findings.ranked.length).toBeGreaterThan(1);
    for (const { kind, groups } of findings.ranked) {
      expect(kind).toBe('STANDS_OUT');
      expect(groups[0].slug).toMatch(/^wb-/);
    }
    expect(earlier).toMatchObject({ asOf: '2024-06-30', since: '2023-06-30', provenance: { release: '2026.12' } });
    for (const { initiatives } of earlier.ranked)
      for (const { openedOn } of initiatives) expect(openedOn <= '2024-06-30').toBe(true);
  });

  test('none of a kind, and an unknown scheme, are refused', async () => {
    for (const argument of ['perKind: 0', 'scheme: "nothing"']) {
      const { errors } = await rollcall.ask(`{ findings(selection: ${RELIED_ON}, ${argument}) { asOf } }`);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });
});
