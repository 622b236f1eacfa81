import { readdirSync, readFileSync } from 'node:fs';
import { readReportQuery } from '../../src/reports/report-query.js';
import { byGroup, coverageByCode } from '../../web/src/lib/blocks.js';
import { embedAddress, lastingAddress, pageAddress, sentences, today } from '../../web/src/lib/citation.js';
import { toCsv } from '../../web/src/lib/csv.js';
import { isoAsKnown, latestDay } from '../../web/src/lib/dates.js';
import { embedCode } from '../../web/src/lib/embed-code.js';
import { groupCells, linesOfGroups } from '../../web/src/lib/group-figures.js';
import { phrases } from '../../web/src/lib/phrases.js';
import { readNewWord, readNotFound } from '../../web/src/lib/refusal.js';
import { reportAddress } from '../../web/src/lib/report-address.js';
import { countOf, someUnsure, standingByCode } from '../../web/src/lib/standings.js';
import { midRanks, standouts } from '../../web/src/lib/standouts.js';
import { TERMS, term } from '../../web/src/lib/term.js';
import { PRESETS, readWith, writeWith } from '../../web/src/multiples/with.js';
import { sliderStops, stopsToAsk } from '../../web/src/state/slider-stops.js';
import {
  countingOf,
  dayOf,
  forwarded,
  isDay,
  listingOf,
  namesOf,
  openingOf,
  readState,
  selectionOf,
  splitOf,
  writeState,
} from '../../web/src/state/view-state.js';

const web = new URL('../../web/src/', import.meta.url);
const stringsOf = (file: string) =>
  JSON.parse(readFileSync(new URL(`i18n/${file}.json`, web), 'utf8')) as Record<string, string>;
/** Features whose strings are loaded apart, each in a folder of its own. */
const features = readdirSync(new URL('i18n/', web), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** Those of every page, and those of the features. */
const strings = (language: string): Record<string, string> =>
  Object.assign(stringsOf(language), ...features.map((feature) => stringsOf(`${feature}/${language}`)));
const read = (query: string) => readState(new URLSearchParams(query));

describe('the strings of the dashboard', () => {
  const english = strings('en');
  const chinese = strings('zh');

  test('both languages have the same keys, and none is empty', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    for (const text of [...Object.values(english), ...Object.values(chinese)]) expect(text.trim()).not.toBe('');
  });

  test('no key stands in two files: one would hide the other', () => {
    expect(features).toContain('curation');
    const files = ['en', ...features.map((feature) => `${feature}/en`)];
    const keys = files.flatMap((file) => Object.keys(stringsOf(file)));
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  test('a string names the same values in both languages', () => {
    const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
    // English says in words what Chinese says with the name alone, and the other way round, only where listed.
    for (const key of Object.keys(english)) expect([key, values(chinese[key]!)]).toEqual([key, values(english[key]!)]);
  });

  test('no word of the roll has a string of its own: all come from the one vocabulary', () => {
    const vocabularies = 'adoption|blocs|completeness|confidence|kind|openness|precision|presence|reason|role|unStatus';
    const own = Object.keys(english).filter((key) => new RegExp(`^(${vocabularies})\\.[A-Z_]+$`).test(key));
    expect(own).toEqual([]);
    for (const [name, terms] of Object.entries(TERMS)) {
      for (const word of Object.keys(terms)) {
        for (const language of ['en', 'zh'] as const) {
          expect([name, word, term(name as never, word as never, language)]).toEqual([
            name,
            word,
            expect.stringMatching(language === 'zh' ? /\p{Script=Han}/u : /^[A-Za-z]/),
          ]);
        }
      }
    }
  });

  test('Chinese speaks of participation, not of seats at a table, and of regional groups by their name', () => {
    for (const [key, text] of Object.entries(chinese))
      expect([key, text]).toEqual([key, expect.not.stringMatching(/(?<!主)席|谈判桌|区域集团/)]);
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
    expect(pageAddress('http://host/embed?figure=assembly&lang=en')).toBe('http://host/distribution?lang=en');
    expect(embedAddress(pageAddress(embedded), 'gaps')).toBe('http://host/embed/gaps?group=brics&lang=zh&figure=gaps');
  });

  test('the code to embed a figure: the newest data in the reader’s light, or a release for good in one', () => {
    const live = embedCode({
      ...{ address: 'http://host/gaps?release=2026.11&group=brics&lang=en', figure: 'gaps', title: '"A" <b>&</b>' },
      ...{ theme: 'auto', frozen: null },
    });
    expect(live).toBe(
      '<iframe src="http://host/embed/gaps?group=brics&amp;lang=en&amp;figure=gaps&amp;theme=auto" title="&quot;A&quot; &lt;b&gt;&amp;&lt;/b&gt;" width="100%" height="640" style="border:0" loading="lazy"></iframe>\n<script async src="http://host/embed.js"></script>',
    );
    const frozen = embedCode({
      ...{ address: embedded, figure: 'gaps', title: 'A', theme: 'dark' },
      frozen: { day: '2024-09-30', release: '2026.11' },
    });
    const source = new URL(/src="([^"]+)"/.exec(frozen)![1]!.replaceAll('&amp;', '&'));
    expect(source.pathname).toBe('/embed/gaps');
    expect(Object.fromEntries(source.searchParams)).toEqual({
      ...{ group: 'brics', lang: 'zh', asOf: '2024-09-30', release: '2026.11', figure: 'gaps', theme: 'dark' },
    });
  });

  test('a question that the former first page was asked leads to its figures; a language alone is no question', () => {
    const leads = (path: string, query: string) => forwarded(path, new URLSearchParams(query));
    expect(leads('/', 'set=hlab7&lang=en')).toBe('/distribution');
    expect(leads('/', 'as=map')).toBe('/distribution');
    expect(leads('/', 'lang=zh&theme=dark')).toBe('/');
    expect(leads('/gaps', 'set=hlab7')).toBe('/gaps');
  });

  test('an address to cite keeps the day and the release, so that newer data do not change what it shows', () => {
    const query = new URL(lastingAddress(embedded, '2024-09-30', '2026.11')).searchParams;
    expect(Object.fromEntries(query)).toEqual({ group: 'brics', lang: 'zh', asOf: '2024-09-30', release: '2026.11' });
    expect(new URL(lastingAddress(embedded, '2024-09-30', null)).searchParams.has('release')).toBe(false);
  });
});

describe('the report on what a view counts', () => {
  const reportOf = (query: string, year = 2025) => {
    const { state, problems } = read(query);
    expect(problems).toEqual([]);
    const address = reportAddress(state, year);
    if (address === null) return null;
    const { pathname, searchParams } = new URL(address, 'http://host');
    expect(pathname).toBe(`/reports/${year}`);
    // A report refuses whatever it does not know.
    return readReportQuery(Object.fromEntries(searchParams));
  };

  test('what a view opens with is said, for a report has no opening of its own', () => {
    expect(reportOf('lang=en')).toEqual({
      input: { set: 'hlab7', presence: 'CUMULATIVE' },
      ...{ locale: 'EN', format: null },
    });
  });

  test('selection, rule, scheme and language are those of the view; what a report does not take is left out', () => {
    const view = 'set=all&asOf=2025-06-30&name=Mine&highlight=brics&scheme=world-bank-income';
    expect(reportOf(`${view}&presence=current&blocs=exclude&release=2026.11&lang=zh`)).toEqual({
      input: { presence: 'CURRENT', blocs: 'EXCLUDE', release: '2026.11', scheme: ['world-bank-income'] },
      ...{ locale: 'ZH', format: null },
    });
    expect(reportOf('focus=ai&completeOnly=true&openedFrom=2023-01-01')?.input).toMatchObject({
      ...{ focus: 'AI', completeOnly: true, presence: 'CUMULATIVE' },
      openedFrom: expect.anything(),
    });
    expect(reportOf('scheme=own-group&countries=KEN,UGA&groupName=East&lang=en')?.input).toEqual({
      ...{ set: 'hlab7', presence: 'CUMULATIVE' },
    });
  });

  test('of positions there is none', () => {
    expect(reportOf('roleClasses=position')).toBeNull();
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

  test('of a word that an earlier method does not know: the word is read', () => {
    const message = 'AS_ADOPTED is a word of method 2.0, and this question is answered by method 1.0: leave it out';
    expect(readNewWord(message)).toBe('AS_ADOPTED');
    expect(readNewWord("there is no group 'a'")).toBeNull();
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
    // The rule on organisations is that of the method that answers, which knows the release.
    expect(countingOf(state)).toEqual({ presence: 'CUMULATIVE' });
    expect(state.asOf).toBeNull();
  });

  test.each([
    ['', '2024-09-30', 'CUMULATIVE'],
    ['set=hlab7&release=2026.11', '2024-09-30', 'CUMULATIVE'],
    ['asOf=2025-01-31&presence=current', '2025-01-31', 'CURRENT'],
    // As addresses were written before December 2026.
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
    'set=summit-series&asOf=2025-01-31&lang=zh',
    'kinds=treaty,declaration&presence=current&lang=en',
    'initiatives=bletchley-declaration,oecd-ai-principles&blocs=inherit&scheme=brics&release=2026.11&lang=en',
    'set=hlab7&kinds=treaty&lang=en',
    'topics=military,safety&leads=NLD,CHN&families=un_system&focus=ai&lang=en',
    'blocs=as_adopted&roleClasses=commitment,leadership&method=2.0&lang=zh',
    'blocs=exclude&method=1.0&release=2026.11&lang=en',
  ])('what is written is read again the same: %s', (query) => {
    const { state } = read(query);
    expect(readState(writeState(state)).state).toEqual(state);
  });

  test.each([
    '',
    'set=hlab7&presence=cumulative&lang=en',
    'set=complete-lists&lang=zh',
    'focus=ai&lang=en',
    'kinds=treaty&lang=en',
  ])('so it is on the page of a country: %s', (query) => {
    const opening = openingOf('/country/KEN');
    const { state } = readState(new URLSearchParams(query), opening);
    const written = writeState(state, opening);
    expect(readState(written, opening).state).toEqual(state);
    if (query !== '') expect(written.toString()).toBe(query);
  });

  test('the page of a country opens with all on AI that can be relied on, and a link to it keeps what else was chosen', () => {
    const opening = openingOf('/country/KEN');
    const { state } = readState(new URLSearchParams(''), opening);
    expect(selectionOf(state)).toEqual({ set: 'complete-lists', focus: 'AI' });
    expect(countingOf(state).presence).toBe('CURRENT');
    expect(writeState(state, opening).toString()).toBe('lang=en');
    expect(writeState(state, openingOf('/gaps')).toString()).toBe(
      'set=complete-lists&focus=ai&presence=current&lang=en',
    );
    expect(writeState(read('').state, opening).toString()).toBe('set=hlab7&presence=cumulative&lang=en');
  });

  test('what tells the initiatives apart, and how is counted, reaches the question', () => {
    const { state } = read('topics=military&leads=NLD&families=un-system&focus=ai&roleClasses=commitment&method=2.0');
    expect(selectionOf(state)).toEqual({ topics: ['MILITARY'], leads: ['NLD'], families: ['UN_SYSTEM'], focus: 'AI' });
    expect(countingOf(state)).toEqual({ presence: 'CUMULATIVE', roleClasses: ['COMMITMENT'], method: '2.0' });
  });

  test('lists of facts show every role, and names on a list are counted whatever roles are', () => {
    const { state } = read('roleClasses=leadership&blocs=inherit&release=2026.11');
    expect(listingOf(state)).toEqual({ presence: 'CUMULATIVE', release: '2026.11' });
    expect(namesOf(state, '2.0').roleClasses).not.toContain('LEADERSHIP');
    // Method 1.0 knows no classes, and would refuse them.
    expect(namesOf(state, '1.0')).toEqual({ presence: 'CUMULATIVE', release: '2026.11' });
  });

  test('the language is always written: the next reader may have another', () => {
    expect(writeState(read('').state).get('lang')).toBe('en');
  });

  test.each([
    ['at=2023-02-30', 'date'],
    ['at=2024-13-01', 'date'],
    ['at=', 'date'],
    ['presence=both', 'word'],
    ['blocs=maybe', 'word'],
    ['lang=xx', 'word'],
    ['topics=weather', 'word'],
    ['roleClasses=commitment,sitting', 'word'],
    ['focus=narrow', 'word'],
    ['method=3.0', 'word'],
    ['leads=NLD,,CHN', 'list'],
    ['at=2024-9-30', 'date'],
    ['kinds=treaty,party', 'word'],
  ])('%s is refused and named', (query, rule) => {
    expect(read(query).problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  test('a word that there is not is named with those that there are', () => {
    expect(read('blocs=maybe').problems).toEqual([
      { parameter: 'blocs', value: 'maybe', rule: 'word', words: ['exclude', 'as_adopted', 'inherit'] },
    ]);
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
    const rest = { slug: 'not-classified', name: 'rest' };
    expect(byGroup(groups, rest, new Set(['AAA', 'BBB', 'CCC']))).toEqual([
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
    // What the table rests on stays with every row.
    const noted = toCsv(
      { columns: [{ key: 'a', label: 'A' }], rows: [{ a: 1 }, { a: 2 }] },
      { label: 'Note', text: 'x, y' },
    );
    expect(noted).toBe('\uFEFFA,Note\r\n1,"x, y"\r\n2,"x, y"\r\n');
    // Or above it, on one line each, whatever line ends they have.
    const commented = toCsv({ columns: [{ key: 'a', label: 'A' }], rows: [{ a: 1 }] }, undefined, ['x\ny', '=z']);
    expect(commented).toBe('\uFEFF# x y\r\n# =z\r\nA\r\n1\r\n');
    expect(csv).toBe(
      '\uFEFFName,"Value, in %"\r\n"Bolivia (Plurinational State of), ""x""",-1.5\r\n"\'=HYPERLINK(""x"")",\r\n',
    );
  });
});

describe('how states stand', () => {
  const rows = [
    { country: { code: 'AAA' }, standings: ['ITSELF', 'NOT_KNOWN'] },
    { country: { code: 'BBB' }, standings: ['ABSENT', 'NOT_KNOWN'] },
    { country: { code: 'CCC' }, standings: ['THROUGH_ORGANISATION', 'ABSENT'] },
    { country: { code: 'DDD' }, standings: ['DECLINED', 'ABSENT'] },
  ] as const;
  const standings = standingByCode(rows);

  test('a state of which something is not known takes part in at least what is counted', () => {
    expect(standings.get('AAA')).toEqual({ standing: 'ITSELF', unsure: true });
    expect(standings.get('BBB')).toEqual({ standing: 'NOT_KNOWN', unsure: true });
    expect(someUnsure(['CCC', 'DDD'], standings)).toBe(false);
    expect(someUnsure(['CCC', 'BBB'], standings)).toBe(true);
  });

  test('they are counted by how they stand; one without a row is not known, never absent', () => {
    expect(countOf(['AAA', 'CCC', 'DDD', 'XXX'], standings)).toEqual({
      ITSELF: 1,
      THROUGH_ORGANISATION: 1,
      DECLINED: 1,
      NOT_KNOWN: 1,
    });
  });
});

describe('ratios over lists that do not say all', () => {
  const group = { slug: 'a', name: 'A' };
  const figures = {
    group,
    members: 10,
    participants: 4,
    participationRate: 0.4,
    seats: 6,
    seatShare: 0.5,
    membershipShare: 0.25,
    representationRatio: 2,
  };
  const point = (year: number, open: readonly unknown[]) => ({
    year,
    partial: false,
    representation: { groups: [figures], incompleteInitiatives: open },
  });
  const t = ((key: string) => key) as never;

  test('are not drawn, and say why; counts are', () => {
    const points = [point(2024, []), point(2025, [{}])];
    expect(linesOfGroups(points, (item) => item.representationRatio, 'why')[0]!.points).toEqual([
      { year: 2024, partial: false, value: 2 },
      { year: 2025, partial: false, value: null, withheld: 'why' },
    ]);
    expect(linesOfGroups(points, (item) => item.participants)[0]!.points.map(({ value }) => value)).toEqual([4, 4]);
  });

  test('are empty in tables, where counts say that they are at least so', () => {
    expect(groupCells(figures, true, t)).toEqual({
      members: 10,
      participants: 4,
      rate: null,
      seats: 6,
      seatShare: null,
      membershipShare: 0.25,
      ratio: null,
      bound: 'bound.atLeast',
    });
    expect(groupCells(figures, false, t)).toMatchObject({ rate: 0.4, ratio: 2, bound: 'bound.exact' });
  });
});

describe('days', () => {
  test.each([
    ['2024-05-21', 'DAY', '2024-05-21', undefined],
    ['2024-05-01', 'MONTH', '2024-05', '2024-05-31'],
    ['2024-02-01', 'MONTH', '2024-02', '2024-02-29'],
    ['2024-12-01', 'MONTH', '2024-12', '2024-12-31'],
    ['2024-01-01', 'YEAR', '2024', '2024-12-31'],
    ['2024-05-21', 'NO_LATER_THAN', '2024-05-21', undefined],
    ['2024-05-21', null, '2024-05-21', undefined],
  ] as const)('%s known as %s is written %s', (day, precision, written, latest) => {
    expect(isoAsKnown(day, precision)).toBe(written);
    expect(latestDay(day, precision)).toBe(latest);
  });
});

describe('the lines of a Chinese heading', () => {
  test.each([
    ['未计为参与的国家及原因：全部计入国家', ['原因', '国家']],
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

describe('selections side by side in the address', () => {
  const written =
    'families:oecd_g7~focus:ai;leads:CHN~openedFrom:2024-01-01~name:a%3Bb~completeOnly:true;set:hlab7;set:all';
  test('are read and written again, names with the marks that separate them among them', () => {
    const { selections, problems } = readWith(written.replace(';set:all', ''));
    expect(problems).toEqual([]);
    expect(selections.map(({ families, leads, name, set }) => [families, leads, name, set])).toEqual([
      [['OECD_G7'], [], null, null],
      [[], ['CHN'], 'a;b', null],
      [[], [], null, 'hlab7'],
    ]);
    expect(readWith(writeWith(selections)).selections).toEqual(selections);
  });

  test('are at most three beside the first, and what can not be used is named', () => {
    expect(readWith(`${written};leads:USA`).selections).toHaveLength(3);
    expect(readWith('colour:red').problems).toMatchObject([{ parameter: 'with', value: 'colour:red' }]);
  });

  test('every one of the presets is what its address says', () => {
    for (const preset of Object.values(PRESETS)) {
      expect(readWith(writeWith(preset.slice(1))).selections).toEqual(preset.slice(1));
    }
  });
});

describe('what readers choose themselves', () => {
  test('all initiatives have a word of their own; a set that is named stays named', () => {
    const { state } = read('set=all&lang=en');
    expect(selectionOf(state)).toEqual({});
    expect(writeState(state).get('set')).toBe('all');
    expect(selectionOf(read('lang=en').state)).toEqual({ set: 'hlab7' });
  });

  test('conditions, names and groups are read as they are written', () => {
    const query =
      'leads=CHN&completeOnly=true&openedFrom=2024-01-01&openedTo=2025-12-31&name=My+choice&countries=KEN%2CCHN&groupName=Ours&highlight=own-group&scheme=own-group&lang=zh';
    const { state, problems } = read(query);
    expect(problems).toEqual([]);
    expect(selectionOf(state)).toEqual({
      leads: ['CHN'],
      completeOnly: true,
      openedFrom: '2024-01-01',
      openedTo: '2025-12-31',
    });
    expect(splitOf(state)).toEqual({ scheme: null, ownGroup: { countries: ['KEN', 'CHN'], name: 'Ours' } });
    expect(String(writeState(state))).toBe(query);
  });

  test('a name that can not stand in a title is said to be none', () => {
    expect(read(`name=${'x'.repeat(81)}`).problems).toMatchObject([{ parameter: 'name', rule: 'name' }]);
    expect(read('groupName=a%E2%80%AEb').problems).toMatchObject([{ parameter: 'groupName', rule: 'name' }]);
    expect(read('openedFrom=2024-02-30').problems).toMatchObject([{ parameter: 'openedFrom', rule: 'date' }]);
  });
});
