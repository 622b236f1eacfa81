import { readdirSync, readFileSync } from 'node:fs';
import { byGroup, coverageByCode } from '../../web/src/lib/blocks.js';
import { embedAddress, lastingAddress, pageAddress, sentences, today } from '../../web/src/lib/citation.js';
import { toCsv } from '../../web/src/lib/csv.js';
import { phrases } from '../../web/src/lib/phrases.js';
import { readNotFound } from '../../web/src/lib/refusal.js';
import { midRanks, standouts } from '../../web/src/lib/standouts.js';
import { sliderStops, stopsToAsk } from '../../web/src/state/slider-stops.js';
import { countingOf, dayOf, isDay, readState, selectionOf, writeState } from '../../web/src/state/view-state.js';

const web = new URL('../../web/src/', import.meta.url);
const strings = (language: string) =>
  JSON.parse(readFileSync(new URL(`i18n/${language}.json`, web), 'utf8')) as Record<string, string>;
const read = (query: string) => readState(new URLSearchParams(query));

describe('the strings of the dashboard', () => {
  const english = strings('en');
  const chinese = strings('zh');

  test('both languages have the same keys, and none is empty', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    for (const text of [...Object.values(english), ...Object.values(chinese)]) expect(text.trim()).not.toBe('');
  });

  test('a string names the same values in both languages', () => {
    const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
    // English says in words what Chinese says with the name alone, and the other way round, only where listed.
    for (const key of Object.keys(english)) expect([key, values(chinese[key]!)]).toEqual([key, values(english[key]!)]);
  });

  test('every key that the code names has a string', () => {
    const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    const named = files
      .filter((name) => !name.startsWith('generated'))
      .flatMap((name) => [...readFileSync(new URL(name, web), 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)])
      .map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !(key in english))).toEqual([]);
  });
});

describe('what is taken along', () => {
  test('each part of a citation ends as a sentence does in its language, once', () => {
    expect(sentences(['Which one?', 'As of today.', 'A work'], 'en')).toBe('Which one? As of today. A work.');
    expect(sentences(['哪一个？', '截至今日。', '一部作品'], 'zh')).toBe('哪一个？截至今日。一部作品。');
  });

  test('the day of access is the one at the place of the reader', () => {
    expect(today(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02');
  });

  const embedded = 'http://host/embed/gaps?figure=gaps&theme=dark&group=brics&lang=zh#part';
  test('the address of a page is the one that holds the figure, whether shown there or in an iframe', () => {
    expect(pageAddress(embedded)).toBe('http://host/gaps?group=brics&lang=zh');
    expect(pageAddress('http://host/embed?figure=assembly&lang=en')).toBe('http://host/?lang=en');
    expect(embedAddress(pageAddress(embedded), 'gaps')).toBe('http://host/embed/gaps?group=brics&lang=zh&figure=gaps');
  });

  test('an address to cite keeps the day and the release, so that newer data do not change what it shows', () => {
    const query = new URL(lastingAddress(embedded, '2024-09-30', '2026.11')).searchParams;
    expect(Object.fromEntries(query)).toEqual({ group: 'brics', lang: 'zh', at: '2024-09-30', release: '2026.11' });
    expect(new URL(lastingAddress(embedded, '2024-09-30', null)).searchParams.has('release')).toBe(false);
  });
});

describe('a refusal of the API', () => {
  test.each([
    [
      "there is no group 'afrca'; did you mean africa, un-african-group?",
      'group',
      'afrca',
      ['africa', 'un-african-group'],
    ],
    ["there is no initiative set 'it's'", 'initiative set', "it's", []],
  ])('%s: what, which and what comes near are read', (message, what, value, near) => {
    expect(readNotFound(message)).toEqual({ what, value, near });
  });

  test('of another kind is left as it is', () => {
    expect(readNotFound('the query is too complex')).toBeNull();
  });
});

describe('the state in the address', () => {
  test('an address without parameters asks for the published set, cumulative, at no particular day', () => {
    const { state, problems } = read('');
    expect(problems).toEqual([]);
    expect(selectionOf(state)).toEqual({ set: 'hlab7' });
    expect(countingOf(state)).toEqual({ presence: 'CUMULATIVE', blocs: 'EXCLUDE' });
    expect(state.at).toBeNull();
  });

  test.each([
    ['', '2024-09-30', 'CUMULATIVE'],
    ['set=hlab7&release=2026.11', '2024-09-30', 'CUMULATIVE'],
    ['at=2025-01-31&presence=current', '2025-01-31', 'CURRENT'],
    ['set=summit-series', '2026-11-22', 'CUMULATIVE'],
    ['kinds=treaty', '2026-11-22', 'CUMULATIVE'],
    ['set=hlab7&kinds=treaty', '2026-11-22', 'CUMULATIVE'],
  ])('an address "%s" asks as of %s, %s, and says so', (query, day, presence) => {
    const { state } = read(query);
    expect(dayOf(state, '2026-11-22')).toBe(day);
    expect(countingOf(state).presence).toBe(presence);
  });

  test.each([
    '',
    'set=summit-series&at=2025-01-31&lang=zh',
    'kinds=treaty,declaration&presence=current&lang=en',
    'initiatives=bletchley-declaration,oecd-ai-principles&blocs=inherit&scheme=brics&release=2026.11&lang=en',
    'set=hlab7&kinds=treaty&lang=en',
  ])('what is written is read again the same: %s', (query) => {
    const { state } = read(query);
    expect(readState(writeState(state)).state).toEqual(state);
  });

  test('the language is always written: the next reader may have another', () => {
    expect(writeState(read('').state).get('lang')).toBe('en');
  });

  test.each([
    ['at=2023-02-30', 'date'],
    ['at=2024-13-01', 'date'],
    ['at=', 'date'],
    ['presence=both', 'presence'],
    ['blocs=maybe', 'blocs'],
    ['lang=xx', 'language'],
    ['at=2024-9-30', 'date'],
    ['kinds=treaty,party', 'kind'],
  ])('%s is refused and named', (query, rule) => {
    expect(read(query).problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  test('29 February is a day in leap years alone', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2023-02-29')).toBe(false);
  });
});

describe('the stops of the slider', () => {
  test('stand at the ends of quarters, the last day and the day asked about', () => {
    const stops = sliderStops(['2025-05-01', null], '2026-11-22', '2026-02-03');
    expect(stops[0]).toBe('2025-03-31');
    expect(stops).toContain('2026-02-03');
    expect(stops.at(-1)).toBe('2026-11-22');
    expect(stops).not.toContain('2026-12-31');
    expect([...stops].sort()).toEqual(stops);
  });

  test('stand at the ends of years where quarters would be more than forty', () => {
    const stops = sliderStops(['1998-01-01'], '2026-11-22', '2026-11-22');
    expect(stops.length).toBeLessThanOrEqual(40);
    expect(stops[0]).toBe('2010-12-31');
  });

  test('a stop is asked for where something changed since the stop before it, the day itself included', () => {
    const stops = ['2019-03-31', '2019-06-30', '2019-09-30', '2019-12-31'];
    expect(stopsToAsk(stops, ['2019-06-30', '2019-10-01'])).toEqual(['2019-03-31', '2019-06-30', '2019-12-31']);
    expect(stopsToAsk(stops, [])).toEqual(['2019-03-31']);
  });
});

describe('seats and ranks', () => {
  test('a state in no group is shown last, never dropped; a state in two sits once', () => {
    const groups = [
      { slug: 'a', name: 'A', members: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'XXX' }] },
      { slug: 'b', name: 'B', members: [{ code: 'BBB' }] },
    ];
    expect(byGroup(groups, new Set(['AAA', 'BBB', 'CCC']), 'rest')).toEqual([
      { slug: 'a', name: 'A', codes: ['AAA', 'BBB'] },
      { slug: 'not-classified', name: 'rest', codes: ['CCC'] },
    ]);
  });

  test('coverage is read from the buckets', () => {
    const buckets = [
      { k: 0, countries: [{ code: 'AAA' }] },
      { k: 2, countries: [{ code: 'BBB' }] },
    ];
    expect([...coverageByCode(buckets)]).toEqual([
      ['AAA', 0],
      ['BBB', 2],
    ]);
  });

  test('equal values share the mean of their ranks', () => {
    expect(midRanks([10, 20, 20, 30])).toEqual([1, 2.5, 2.5, 4]);
  });

  test('who takes part in nothing never takes part in more than its capacity suggests', () => {
    const points = [
      { code: 'LOW', coverage: 0, value: 1 },
      { code: 'MID', coverage: 3, value: 2 },
      { code: 'TOP', coverage: 0, value: 9 },
      { code: 'ALL', coverage: 7, value: 8 },
    ];
    const { more, less } = standouts(points, false, 2);
    expect(more.map(({ code }) => code)).toEqual(['ALL', 'MID']);
    expect(less[0]!.code).toBe('TOP');
  });

  test('on an indicator where less is better the ranks are turned round', () => {
    const points = [
      { code: 'ONE', coverage: 0, value: 1 },
      { code: 'TWO', coverage: 5, value: 2 },
    ];
    expect(standouts(points, true, 1).less.map(({ code }) => code)).toEqual(['ONE']);
  });
});

describe('the CSV of a figure', () => {
  test('quotes what needs it, keeps numbers plain and lets no text run as a formula', () => {
    const csv = toCsv({
      columns: [
        { key: 'a', label: 'Name' },
        { key: 'b', label: 'Value, in %' },
      ],
      rows: [
        { a: 'Bolivia (Plurinational State of), "x"', b: -1.5 },
        { a: '=HYPERLINK("x")', b: null },
      ],
    });
    expect(csv).toBe(
      '\uFEFFName,"Value, in %"\r\n"Bolivia (Plurinational State of), ""x""",-1.5\r\n"\'=HYPERLINK(""x"")",\r\n',
    );
  });
});

describe('the lines of a Chinese heading', () => {
  test.each([
    ['谁缺席，为何缺席：全部计入国家', ['缺席', '国家']],
    ['86 项倡议中，联合国牵头 21 项', ['联合国', '倡议']],
    ['联合国 193 个会员国中，', ['联合国', '会员国']],
    ['经合组织人工智能原则（理事会人工智能建议书）', ['经合', '组织', '（理事会', '建议书）']],
  ])('%s is broken between words only', (heading, whole) => {
    const pieces = phrases(heading);
    // Nothing is lost; a number stays with what it counts.
    expect(pieces.join('').replaceAll('\u00a0', ' ')).toBe(heading);
    for (const word of whole) expect([word, pieces.some((piece) => piece.includes(word))]).toEqual([word, true]);
    for (const piece of pieces) expect(piece).not.toMatch(/^[，。：）、]/);
  });
});
