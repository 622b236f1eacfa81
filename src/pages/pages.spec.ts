import { addressAt, PAGES } from './addresses.js';
import { descriptionOf } from './head.js';
import { headlineOf, numberWord, plain } from './headline.js';
import { dataScript, element, withMarks } from './html.js';
import { languageAsked } from './language.js';
import { readPageQuery } from './page-question.js';
import { PAGES_A_FILE, sitemap } from './sitemap.js';
import { PAGE_WORDS } from './words.js';

describe('addresses of pages', () => {
  test('are each named once, and called and told of in both languages', () => {
    expect(new Set(PAGES.map(({ key }) => key)).size).toBe(PAGES.length);
    expect(new Set(PAGES.map(({ path }) => path)).size).toBe(PAGES.length);
    for (const { key, name, about } of PAGES) {
      for (const text of [name.zh, about.zh])
        expect([key, text]).toEqual([key, expect.stringMatching(/[\u4e00-\u9fff]/)]);
      expect([about.en.at(-1), about.zh.at(-1)]).toEqual(['.', '。']);
    }
  });

  test.each([
    ['/', 'today', null, '/'],
    ['/Gaps/', 'gaps', null, '/gaps'],
    ['/country/c%C3%B4te', 'country', 'côte', '/country/c%C3%B4te'],
    ['/organisation/EU', 'organisation', 'EU', '/organisations/EU'],
    ['/curate/proposal/7', 'curate', null, '/curate/proposal/7'],
  ])('%s is taken apart', (path, key, thing, written) => {
    const found = addressAt(path)!;
    expect([found.page.key, found.thing, found.path]).toEqual([key, thing, written]);
  });

  test.each(['', 'gaps', '/gaps/x', '/country', '/country/', '/country/%', '/country/a%2Fb', '/country/a/b'])(
    '%p is none',
    (path) => expect(addressAt(path)).toBeNull(),
  );
});

describe('what the query of a page asks', () => {
  const read = (query: string) => readPageQuery(new URLSearchParams(query));

  test('nothing but the published figure where it says nothing', () => {
    expect(read('')).toEqual({
      input: { set: 'hlab7', focus: null, presence: 'CUMULATIVE' },
      asOf: null,
      language: null,
      isBroken: false,
      canonical: new URLSearchParams(),
    });
  });

  test('a selection of its own takes the place of the set', () => {
    expect(read('families=g20&asOf=2025-01-01&lang=ZH')).toMatchObject({
      input: { set: null, families: ['G20'] },
      language: 'zh',
    });
    expect(read('set=hlab7&families=g20').input.set).toBe('hlab7');
  });

  test('every initiative is a word of its own, and no set', () => {
    const { input, isBroken, canonical } = read('set=all');
    expect([input.set, isBroken, String(canonical)]).toEqual([null, false, 'set=all']);
    expect(String(read('set=all&kinds=treaty').canonical)).toBe('kinds=treaty');
  });

  test('days of opening and completeness tell initiatives apart, and a choice has a name', () => {
    const { input, canonical } = read('name=Mine&openedTo=2025-01-01&openedFrom=2024-01-01&completeOnly=true');
    expect(input).toMatchObject({ set: null, name: 'Mine', completeOnly: true });
    expect(String(canonical)).toBe('completeOnly=true&openedFrom=2024-01-01&openedTo=2025-01-01&name=Mine');
    expect(read('openedFrom=&name=&completeOnly=false').input.set).toBe('hlab7');
  });

  test('is written in one way whatever way it came', () => {
    expect(String(read('lang=zh&scheme=brics&kinds=TREATY&set=&presence=CUMULATIVE&x=1&at=2025-01-01').canonical)).toBe(
      'kinds=treaty&asOf=2025-01-01&scheme=brics',
    );
  });

  test.each(['asOf=', 'asOf=2025-02-30', 'presence=', 'kinds=a,,b', 'lang=fr', 'method=3', 'scheme=a,b'])(
    '%s can not be read',
    (query) => expect(read(query).isBroken).toBe(true),
  );
});

describe('sentences', () => {
  const figures = { none: '118', all: '193', n: 7, nInDigits: '7', only: null, atMost: false };

  test('the headline, in both languages', () => {
    expect(headlineOf(figures, 'en')).toBe(
      '<strong>118</strong> of 193 UN member states take part in none of the seven initiatives',
    );
    expect(headlineOf({ ...figures, atMost: true, n: 40, nInDigits: '40' }, 'en')).toBe(
      'At most <strong>118</strong> of 193 UN member states take part in none of the 40 initiatives',
    );
    expect(plain(headlineOf({ ...figures, only: 'the Pact' }, 'en'))).toBe(
      '118 of 193 UN member states do not take part in the Pact',
    );
    expect(plain(headlineOf(figures, 'zh'))).toBe('联合国 193 个会员国中，118 国未参与七项倡议中的任何一项');
    expect(plain(headlineOf({ ...figures, atMost: true, n: 40, nInDigits: '40' }, 'zh'))).toBe(
      '联合国 193 个会员国中，至多 118 国未参与 40 项倡议中的任何一项',
    );
    expect(plain(headlineOf({ ...figures, only: '《公约》', atMost: true }, 'zh'))).toBe(
      '联合国 193 个会员国中，至多 118 国未参与“《公约》”',
    );
    expect([numberWord(2, '2', 'zh'), numberWord(12, '12', 'en'), numberWord(13, '13', 'en')]).toEqual([
      '两',
      'twelve',
      '13',
    ]);
  });

  test('of a country, with "at least" where it is not known of all', () => {
    expect(PAGE_WORDS.en.country('Kenya', '3', '7', true)).toBe('Kenya takes part in at least 3 of 7 initiatives.');
    expect(PAGE_WORDS.en.country('Kenya', '1', '1', false)).toBe('Kenya takes part in 1 of 1 initiative.');
    expect(PAGE_WORDS.zh.country('肯尼亚', '3', '7', true)).toBe('7 项倡议中，肯尼亚至少参与 3 项。');
  });

  test('of an initiative, whose names may be more than were published', () => {
    const { en, zh } = PAGE_WORDS;
    expect(en.initiative('The Pact', '29', '30', true, '1 May 2026')).toBe(
      'The Pact: 29 of 30 names on record, ended participations among them, as of 1 May 2026.',
    );
    expect(en.initiative('The Pact', '1', null, false, '1 May 2026')).toContain(': 1 name on record,');
    expect(zh.initiative('《公约》', '31', '30', false, '2026年5月1日')).toBe(
      '《公约》（截至2026年5月1日）：在案参与方 31 个，公布数为 30 个，含已结束的参与。',
    );
  });

  test('a description holds whole sentences, the first in any case', () => {
    const long = 'x'.repeat(400);
    expect(descriptionOf([long, 'Short.'], 'en')).toBe(long);
    expect(descriptionOf(['One.', 'Two.', long, 'Three.'], 'en')).toBe('One. Two.');
    expect(descriptionOf(['一。', '二。'], 'zh')).toBe('一。二。');
  });
});

test('nothing in a text becomes mark-up, or ends the script that holds it', () => {
  expect(element('a', `<b>"'&`, { href: `"><x y='` })).toBe(
    '<a href="&quot;&gt;&lt;x y=&#39;">&lt;b&gt;&quot;&#39;&amp;</a>',
  );
  expect(withMarks('<strong>1</strong> <em>of</em>')).toBe('<strong>1</strong> &lt;em&gt;of&lt;/em&gt;');
  expect(dataScript({ name: '</script><!--&' })).toBe(
    '<script type="application/ld+json">{"name":"\\u003c/script\\u003e\\u003c!--\\u0026"}</script>',
  );
});

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['zh', 'zh'],
  ['zh-Hant-TW;q=0.3, en;q=0.2', 'zh'],
  ['en, zh', 'en'],
  ['zh;q=0, fr', 'en'],
  ['*', 'en'],
  [';;;', 'en'],
])('of "%s" the language is %s', (header, language) => expect(languageAsked(header)).toBe(language));

test('a sitemap of too many pages is a list of files, which together hold all of them', () => {
  const paths = Array.from({ length: PAGES_A_FILE + 1 }, (_, place) => `/initiative/${place}&`);
  const at = (part: number | null) => sitemap(paths, 'https://roll.example', '2026-11-29', part);
  const locations = (text: string | null) => [...text!.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  expect(locations(at(null))).toEqual([
    'https://roll.example/sitemap.xml?part=1',
    'https://roll.example/sitemap.xml?part=2',
  ]);
  expect(locations(at(1))).toHaveLength(2 * PAGES_A_FILE);
  expect(locations(at(2))).toEqual([
    `https://roll.example/initiative/${PAGES_A_FILE}&amp;?lang=en`,
    `https://roll.example/initiative/${PAGES_A_FILE}&amp;?lang=zh`,
  ]);
  expect([at(0), at(3)]).toEqual([null, null]);
});
