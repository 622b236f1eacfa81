import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { importFiles } from '../../src/imports/import-package.js';
import { startTestApp, type TestApp } from '../support/app.js';

const CASES = join(projectRoot(), 'test', 'fixtures', 'import-cases');

/**
 * Members of the United Nations at the end of each year in which their number changed: the table "Growth in United Nations
 * membership" of un.org. At the end of 1963 Tanganyika and Zanzibar had a seat each (113); lists that count them as the
 * Tanzania of 1964 give 112.
 */
const MEMBERS_AT_THE_END_OF: Readonly<Record<number, number>> = {
  1945: 51,
  1946: 55,
  1947: 57,
  1948: 58,
  1949: 59,
  1950: 60,
  1955: 76,
  1956: 80,
  1957: 82,
  1958: 82,
  1960: 99,
  1961: 104,
  1962: 110,
  1963: 113,
  1964: 115,
  1965: 117,
  1966: 122,
  1967: 123,
  1968: 126,
  1970: 127,
  1971: 132,
  1973: 135,
  1974: 138,
  1975: 144,
  1976: 147,
  1977: 149,
  1978: 151,
  1979: 152,
  1980: 154,
  1981: 157,
  1983: 158,
  1984: 159,
  1990: 159,
  1991: 166,
  1992: 179,
  1993: 184,
  1994: 185,
  1999: 188,
  2000: 189,
  2002: 191,
  2006: 192,
  2011: 193,
};

describe('states of the past', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const universeOn = async (days: readonly string[], universe = 'UN_MEMBERS') => {
    const sizes: number[] = [];
    // As many questions as one document may hold.
    for (let at = 0; at < days.length; at += 10) {
      const asked = days
        .slice(at, at + 10)
        .map(
          (day, i) =>
            `d${i}: distribution(selection: { set: "hlab7" }, asOf: "${day}", counting: { universe: ${universe} }) { universeSize }`,
        );
      const { data, errors } = await rollcall.ask(`{ ${asked.join('\n')} }`);
      if (errors) throw new Error(JSON.stringify(errors));
      sizes.push(...Object.values<{ universeSize: number }>(data).map(({ universeSize }) => universeSize));
    }
    return sizes;
  };

  test('the members at the end of every year from 1945 are as many as the United Nations count', async () => {
    const years = Array.from({ length: 2026 - 1945 }, (_, i) => 1945 + i);
    let count = 0;
    const expected = years.map((year) => {
      count = MEMBERS_AT_THE_END_OF[year] ?? count;
      return [year, count];
    });
    const sizes = await universeOn(years.map((year) => `${year}-12-31`));
    expect(years.map((year, i) => [year, sizes[i]])).toEqual(expected);
  });

  test('a state that has ended is not of the states on record of a later day', async () => {
    // 193 members, the Holy See, Palestine, the Cook Islands and Niue; on 2 October 1990 the German Democratic Republic too.
    expect(await universeOn(['2026-11-29'], 'ALL_STATES')).toEqual([197]);
    const [before, after] = await universeOn(['1990-10-02', '1990-10-03'], 'ALL_STATES');
    expect(before! - after!).toBe(1);
  });

  test('a membership that was interrupted has two spells', async () => {
    const { data } = await rollcall.ask(`{
      country(code: "SYR") { unMemberships { from to } existedTo successors { code } }
      united: country(code: "SYR") { unStatus(asOf: "1961-10-12") }
      resumed: country(code: "SYR") { unStatus(asOf: "1961-10-13") }
    }`);
    expect(data).toEqual({
      country: {
        unMemberships: [
          { from: '1945-10-24', to: '1958-02-22' },
          { from: '1961-10-13', to: null },
        ],
        existedTo: null,
        successors: [],
      },
      united: { unStatus: 'NON_MEMBER' },
      resumed: { unStatus: 'MEMBER' },
    });
  });

  test('a state of the past says when it was one and what followed it', async () => {
    const { data } = await rollcall.ask(`{
      country(code: "CSK") { name zh: name(locale: ZH) alpha2 m49 existedFrom existedTo unMemberships { from to }
        unStatus(asOf: "1992-12-31") today: unStatus successors { code } }
      zanzibar: country(code: "EAZ") { alpha2 m49 }
    }`);
    expect(data).toEqual({
      country: {
        name: 'Czechoslovakia',
        zh: '捷克斯洛伐克',
        alpha2: null,
        m49: '200',
        existedFrom: '1918-10-28',
        existedTo: '1993-01-01',
        unMemberships: [{ from: '1945-10-24', to: '1993-01-01' }],
        unStatus: 'MEMBER',
        today: 'NON_MEMBER',
        successors: [{ code: 'CZE' }, { code: 'SVK' }],
      },
      zanzibar: { alpha2: null, m49: null },
    });
  });

  test('who goes on under another name is one state, and its former name leads to it', async () => {
    const { data } = await rollcall.ask(`{
      resolveNames(text: "USSR; Soviet Union; Serbia and Montenegro; United Arab Republic; West Germany; Tanganyika") {
        hits { node { ... on Country { code } } } }
      country(code: "RUS") { unMemberships { from to } formerNames { text language from to } }
    }`);
    expect(data.resolveNames.map(({ hits }: { hits: { node: { code: string } }[] }) => hits[0]?.node.code)).toEqual([
      'RUS',
      'RUS',
      'SRB',
      'EGY',
      'DEU',
      'TZA',
    ]);
    expect(data.country.unMemberships).toEqual([{ from: '1945-10-24', to: null }]);
    expect(data.country.formerNames).toContainEqual({
      text: 'СССР',
      language: 'ru',
      from: '1922-12-30',
      to: '1991-12-24',
    });
  });

  test('the release of November 2026 holds the states of its day', async () => {
    const { data } = await rollcall.ask(`{
      states: distribution(selection: { set: "hlab7" }, counting: { release: "2026.11", universe: ALL_STATES }) { universeSize }
      before: country(code: "CSK", counting: { release: "2026.11" }) { code }
      seats: distribution(selection: { set: "hlab7" }, asOf: "1980-12-31", counting: { release: "2026.11" }) { universeSize }
    }`);
    expect(data).toEqual({ states: { universeSize: 197 }, before: null, seats: { universeSize: 150 } });
  });

  test('states of the past with their days, from a file (import case 01)', async () => {
    await importFiles(rollcall.pool, [join(CASES, '01-former-members.csv')], { reason: 'former members' });
    await rollcall.store.refresh();
    expect(await universeOn(['1980-12-31', '2026-11-29'])).toEqual([154, 193]);
    const { data } = await rollcall.ask('{ country(code: "TWN") { unStatus(asOf: "1960-01-01") alpha2 m49 } }');
    expect(data.country).toEqual({ unStatus: 'NON_MEMBER', alpha2: 'TW', m49: '158' });
  });

  test('a state without alpha-2 and M49 code (import case 30), in look-up, search, list and export', async () => {
    await importFiles(rollcall.pool, [join(CASES, '30-kosovo-without-m49.csv')], { reason: 'a state without codes' });
    await rollcall.store.refresh();
    const { data } = await rollcall.ask(`{
      country(code: "XKK") { code alpha2 m49 name unStatus }
      search(text: "Kosovo 2", first: 1) { nodes { node { ... on Country { code } } } }
      first: countries(orderBy: [{ field: M49, direction: DESC }], first: 500) { nodes { code m49 } }
      alpha: countries(orderBy: [{ field: ALPHA2 }], last: 3) { nodes { alpha2 } }
    }`);
    expect(data.country).toEqual({ code: 'XKK', alpha2: null, m49: null, name: 'Kosovo 2', unStatus: 'NON_MEMBER' });
    expect(data.search.nodes[0].node).toEqual({ code: 'XKK' });
    expect(data.first.nodes.at(-1)).toEqual({ code: 'XKK', m49: null });
    expect(data.alpha.nodes.map(({ alpha2 }: { alpha2: string | null }) => alpha2)).toContain(null);
    const { text } = await rollcall.http.get('/exports/countries.csv?countries=XKK').buffer(true);
    expect(text.split('\n')[1]).toMatch(/^XKK,,,Kosovo 2,/);
  });
});

describe('what is said of a state', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-states-'));
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(async () => {
    await rollcall.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const HEADER =
    'code,alpha2,m49,name_en,name_zh,un_status,un_member_from,un_member_to,m49_region,m49_subregion,m49_intermediate_region,existed_from,existed_to,successors,un_membership_breaks';

  test.each([
    ['QQA,,,A,,non_member,1950-01-01,,,,,,,,', 'un_status', 'without un_member_to it is a member'],
    ['QQA,,,A,,member,1950-01-01,,,,,1990-01-01,1980-01-01,,', 'existed_to', 'is before existed_from 1990-01-01'],
    ['QQA,,,A,,non_member,,,,,,,1980-01-01,ZZQ,', 'successors', 'unknown country "ZZQ" among the successors'],
    ['QQA,,,A,,non_member,,,,,,,1980-01-01,QQA,', 'successors', 'QQA is named as its own successor'],
    [
      'QQA,,,A,,member,1950-01-01,,,,,,,,1949-01-01/1951-01-01',
      'un_membership_breaks',
      'begins on or before 1950-01-01, the first day of membership',
    ],
    [
      'QQA,,,A,,member,1950-01-01,,,,,,,,1960-02-30/1961-01-01',
      'un_membership_breaks',
      '"1960-02-30/1961-01-01" is not two days',
    ],
    ['QQA,,,A,,non_member,,,,,,,,,1960-01-01/1961-01-01', 'un_membership_breaks', 'un_member_from is empty'],
  ])('%s is refused', async (row, column, message) => {
    const file = join(folder, 'countries.csv');
    writeFileSync(file, `${HEADER}\n${row}\n`);
    const rejected = importFiles(rollcall.pool, [file], { reason: 'test' });
    await expect(rejected).rejects.toMatchObject({
      report: { problems: [{ row: 2, column, message: expect.stringContaining(message) }] },
    });
  });
});
