import { jest } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';

// A question that names no day is one of the data's own date, whatever the clock says.

/** One question here asks for everything beneath every cell, which is more than a server answers by default. */
const WIDE = { ROLLCALL_MAX_QUERY_COST: '100000000' };

describe('the day where none is named', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, WIDE);
    // The newest data are of a day on which everything was otherwise; those of the release go to 22 November 2026.
    await rollcall.pool.query(
      `INSERT INTO revision SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'test', '2019-06-30' FROM revision`,
    );
    await rollcall.store.refresh();
  });
  afterAll(() => rollcall.close());

  const HLAB7 = 'selection: { set: "hlab7" }';
  const COUNTED = `query ($day: Date, $counting: CountingInput) {
    distribution(${HLAB7}, asOf: $day, counting: $counting) { asOf buckets { size } provenance { cite } }
    gaps(${HLAB7}, asOf: $day, counting: $counting) { asOf initiatives { missingCount } }
    matrix(${HLAB7}, asOf: $day, counting: $counting) { asOf rows { coverage } }
    representation(${HLAB7}, scheme: "g77", asOf: $day, counting: $counting) { asOf compositionAt groups { seats } }
    compareSchemes(${HLAB7}, schemes: ["g77"], asOf: $day, counting: $counting) { asOf }
    timeToJoin(${HLAB7}, scheme: "g77", asOf: $day, counting: $counting) { asOf overall { pairs } }
    coParticipation(${HLAB7}, asOf: $day, counting: $counting) { asOf meanShared }
    parity(${HLAB7}, group: "g77", asOf: $day, counting: $counting) { asOf seats }
    rankCorrelation(${HLAB7}, indicator: "imf_aipi_total", asOf: $day, counting: $counting) { asOf year }
    participations(asOf: $day, counting: $counting) { totalCount }
    country(code: "KEN") { coverage(asOf: $day, counting: $counting) participations(asOf: $day, counting: $counting) { totalCount } }
    initiative(slug: "oecd-ai-principles") { participantCount(asOf: $day, counting: $counting)
      participations(asOf: $day, counting: $counting) { totalCount } } }`;

  const RELEASE = { release: '2026.11' };
  test.each<[string, object | null, string]>([
    ['the newest data', null, '2019-06-30'],
    ['a release', RELEASE, '2026-11-22'],
  ])('is the own date of %s', async (_, counting, day) => {
    const unnamed = await rollcall.ask(COUNTED, { counting });
    expect(unnamed.errors).toBeUndefined();
    expect(unnamed).toEqual(await rollcall.ask(COUNTED, { counting, day }));
    expect(unnamed.data.distribution.asOf).toBe(day);
    const otherDay = await rollcall.ask(COUNTED, { counting, day: '2023-01-01' });
    for (const [field, value] of Object.entries(unnamed.data))
      expect([field, otherDay.data[field]]).not.toEqual([field, value]);
  });

  test('is that of the question for what lies below it, and else that of its data', async () => {
    const below = `query ($asked: Date, $day: Date, $year: Int, $counting: CountingInput) { matrix(${HLAB7}, asOf: $asked, counting: $counting) {
      rows { country { unStatus(asOf: $day) population(year: $year) groups(asOf: $day) { slug }
        indicators(year: $year, indicators: ["imf_aipi_total"]) { year value } coverage(asOf: $day)
        participations(asOf: $day) { totalCount } } }
      initiatives { participantCount(asOf: $day) participations(asOf: $day) { totalCount } } }
      few: matrix(${HLAB7}, countries: ["KEN", "GBR"], asOf: $asked, counting: $counting) {
        rows { country { groups(asOf: $day) { slug members(asOf: $day) { code } } } } } }`;
    const [ownNewest, ofRelease] = [await rollcall.ask(below), await rollcall.ask(below, { counting: RELEASE })];
    expect(ofRelease.errors).toBeUndefined();
    const stated = (day: string, more = {}) =>
      rollcall.ask(below, { asked: day, day, year: Number(day.slice(0, 4)), ...more });
    expect(ownNewest).toEqual(await stated('2019-06-30'));
    expect(ofRelease).toEqual(await stated('2026-11-22', { counting: RELEASE }));
    expect(ofRelease).not.toEqual(ownNewest);
    const asked = '2020-06-30';
    expect(await rollcall.ask(below, { asked })).toEqual(await stated(asked));
    expect(await rollcall.ask(below, { asked, counting: RELEASE })).toEqual(await stated(asked, { counting: RELEASE }));
    const looked = `query ($day: Date) { organisation(code: "EU") { members(asOf: $day) { code } }
      countries(filter: { group: "brics", participatesIn: "oecd-ai-principles" }, asOf: $day) { totalCount }
      group(slug: "brics") { members(asOf: $day) { code } } country(code: "GBR") { groups(asOf: $day) { slug } } }`;
    const found = await rollcall.ask(looked);
    expect(found).toEqual(await rollcall.ask(looked, { day: '2019-06-30' }));
    expect(found.data.organisation.members).toContainEqual({ code: 'GBR' });
  });

  test('is the same whatever the date, kept answers or not', async () => {
    const query = `{ distribution(${HLAB7}, counting: { release: "2026.11" }) { asOf buckets { size } }
      country(code: "KEN") { coverage } initiative(slug: "gpai") { participantCount } }`;
    const before = await rollcall.ask(query);
    const later = await startTestApp({ seeded: true }, { ROLLCALL_ANSWER_CACHE: 'off' });
    try {
      jest.useFakeTimers({
        now: new Date('2031-05-06T07:08:09Z'),
        doNotFake: [
          ...([
            'hrtime',
            'nextTick',
            'performance',
            'queueMicrotask',
            'setImmediate',
            'setInterval',
            'setTimeout',
          ] as const),
          ...(['clearImmediate', 'clearInterval', 'clearTimeout'] as const),
        ],
      });
      expect(new Date().getUTCFullYear()).toBe(2031);
      expect(await rollcall.ask(query)).toEqual(before);
      const anew = await later.ask(query);
      expect(anew.data.distribution).toEqual(before.data.distribution);
      expect((await later.ask('{ distribution(selection: { set: "hlab7" }) { asOf } }')).data.distribution.asOf).toBe(
        '2026-11-29',
      );
    } finally {
      jest.useRealTimers();
      await later.close();
    }
  });

  test('is the same for files and pictures', async () => {
    const metadata = async (query: string) =>
      JSON.parse((await rollcall.http.get(`/exports/distribution.json?set=hlab7${query}`)).text).metadata;
    expect((await metadata('')).asOf).toBe('2019-06-30');
    expect((await metadata('&release=2026.11')).asOf).toBe('2026-11-22');
    const { body, text } = await rollcall.http.get('/charts/distribution.svg?set=hlab7&release=2026.11').buffer(true);
    expect((text ?? body.toString('utf8')).replace(/<\/text><text[^>]*>/g, ' ')).toMatch(/as of 22 November 2026/);
  });
});
