import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../src/config/project-root.js';
import { startTestApp, type TestApp } from '../support/app.js';

type Rows = Record<string, string>[];

/** A file of the shipped data package: what is on record, by the hand of whoever compiled it. */
const shipped = (table: string): Rows =>
  parse(readFileSync(join(projectRoot(), 'data', `${table}.csv`)), { columns: true });
const upper = (row: Record<string, string>, ...columns: string[]) =>
  columns.map((column) => row[column]!.toUpperCase());
const sorted = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('tables of what is on record', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const rowsOf = async (address: string): Promise<Rows> => {
    const { status, text } = await rollcall.http.get(`/exports/${address}`).buffer(true);
    if (status !== 200) throw new Error(`${address}: ${text}`);
    return parse(text, { columns: true });
  };

  test('countries: every state with its codes and names', async () => {
    const columns = ['code', 'alpha2', 'm49', 'name_en', 'name_zh', 'name_ar', 'name_es', 'name_fr', 'name_ru'];
    const of = (rows: Rows) => rows.map((row) => columns.map((column) => row[column]));
    expect(of(await rowsOf('countries.csv'))).toEqual(of(shipped('countries')));
  });

  test('countries: what changes with the day is of the day', async () => {
    // South Sudan, admitted on 14 July 2011; Montenegro, on 28 June 2006 (data/countries.csv).
    const statuses = async (day: string) =>
      (await rowsOf(`countries.csv?countries=SSD,ME&asOf=${day}`)).map(({ code, un_status }) => [code, un_status]);
    expect(await statuses('2011-07-13')).toEqual([
      ['MNE', 'MEMBER'],
      ['SSD', 'NON_MEMBER'],
    ]);
    expect(await statuses('2011-07-14')).toEqual([
      ['MNE', 'MEMBER'],
      ['SSD', 'MEMBER'],
    ]);
    const [kingdom] = await rowsOf('countries.csv?countries=826&asOf=2020-01-31');
    const [after] = await rowsOf('countries.csv?countries=gb&asOf=2020-02-01');
    expect([kingdom, after].map((row) => row!.groups!.split(' ').includes('eu'))).toEqual([true, false]);
  });

  test('groups: members of the day, counted and by code', async () => {
    const eu = (rows: Rows) => rows.find(({ slug }) => slug === 'eu')!;
    const [before, after] = [
      eu(await rowsOf('groups.csv?asOf=2020-01-31')),
      eu(await rowsOf('groups.csv?asOf=2020-02-01')),
    ];
    expect([before.members, after.members]).toEqual(['28', '27']);
    expect([before, after].map(({ countries }) => countries!.split(' ').includes('GBR'))).toEqual([true, false]);
    expect((await rowsOf('groups.csv')).map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(shipped('groups').map(({ slug }) => slug)),
    );
  });

  test('memberships: every one, also those that ended, and whether it is in effect', async () => {
    const rows = await rowsOf('memberships.csv?asOf=2020-01-31');
    const of = (from: Rows) =>
      from.map(({ group, country, valid_from, valid_to }) => [group, country, valid_from, valid_to]);
    expect(sorted(of(rows))).toEqual(sorted(of(shipped('group_memberships'))));
    for (const { valid_from, valid_to, in_effect } of rows) {
      expect(in_effect).toBe(String(valid_from! <= '2020-01-31' && (valid_to === '' || '2020-01-31' < valid_to!)));
    }
    expect(await rowsOf('memberships.csv?group=eu&countries=GBR')).toMatchObject([{ valid_to: '2020-02-01' }]);
  });

  test('initiatives: what each is, in the words of the API', async () => {
    const of = (row: Record<string, string>) => [
      ...upper(
        row,
        'kind',
        'scope',
        'focus',
        'adoption',
        'openness',
        'list_completeness',
        'manner',
        'opened_precision',
      ),
      ...[
        row.slug,
        row.name_en,
        row.name_zh,
        row.binding,
        row.opened_on,
        row.host_country,
        row.published_total,
        row.url,
      ],
      ...[row.votes_for, row.votes_against, row.list_checked_on, row.list_closed_on, row.parent, row.eligible_group],
    ];
    expect((await rowsOf('initiatives.csv')).map(of)).toEqual(shipped('initiatives').map(of));
    const set = shipped('initiative_set_members').filter(({ initiative_set }) => initiative_set === 'hlab7');
    const rows = await rowsOf('initiatives.csv?set=hlab7');
    expect(rows.map(({ slug }) => slug)).toEqual(
      set.sort((a, b) => Number(a.position) - Number(b.position)).map(({ initiative }) => initiative),
    );
    expect(rows.every(({ sets }) => sets!.split(' ').includes('hlab7'))).toBe(true);
  });

  test('initiatives: whether absence can be concluded, on the day', async () => {
    // data/initiatives.csv: complete, checked on that day, and rolling on.
    const rolling = shipped('initiatives').find(
      (row) => row.list_completeness === 'complete' && row.list_closed_on === '' && row.ended_on === '',
    )!;
    const [year, rest] = [rolling.list_checked_on!.slice(0, 4), rolling.list_checked_on!.slice(4)];
    const incomplete = async (day: string) =>
      (await rowsOf(`initiatives.csv?initiatives=${rolling.slug}&asOf=${day}`))[0]!.incomplete;
    expect(await incomplete(`${Number(year) + 1}${rest}`)).toBe('false');
    expect(await incomplete(`${Number(year) + 2}-01-31`)).toBe('true');
  });

  test('organisations: what each is, and its members where they are on record', async () => {
    const of = (row: Record<string, string>) => [
      ...upper(row, 'kind', 'family'),
      ...[row.code, row.slug, row.name_en, row.name_zh, row.home_country, row.members_group],
    ];
    const rows = await rowsOf('organisations.csv?asOf=2020-02-01');
    expect(sorted(rows.map(of))).toEqual(sorted(shipped('organisations').map(of)));
    const members = (code: string) => rows.find((row) => row.code === code)!.members;
    // A company has no member states that anybody lists: no figure, not 0.
    expect([members('EU'), members('01.AI')]).toEqual(['27', '']);
  });

  test('indicators: every value, to the last digit, with its unit and terms', async () => {
    const units = new Map(shipped('indicators').map((row) => [row.slug, row]));
    const of = ({ indicator, country, year, value }: Record<string, string>) => [
      indicator,
      country,
      year,
      Number(value),
    ];
    const rows = await rowsOf('indicators.csv');
    expect(sorted(rows.map(of))).toEqual(sorted(shipped('indicator_values').map(of)));
    for (const row of rows) {
      const { unit, licence, publisher } = units.get(row.indicator)!;
      expect([row.unit, row.licence, row.publisher]).toEqual([unit, licence, publisher]);
    }
    const some = await rowsOf('indicators.csv?indicators=wb_population&countries=KEN&from=2021&to=2022');
    expect(some.map(({ year }) => year)).toEqual(['2021', '2022']);
  });

  test('populations: every figure with its source', async () => {
    const of = ({ country, year, population, source }: Record<string, string>) => [country, year, population, source];
    expect(sorted((await rowsOf('populations.csv')).map(of))).toEqual(sorted(shipped('population').map(of)));
  });

  test('say beside the rows what they are, and nothing of a counting that did not happen', async () => {
    const { body } = await rollcall.http.get('/exports/countries.csv.metadata.json');
    expect(body).toMatchObject({
      title: 'States, as of 2026-11-29',
      release: '2026.12',
      asOf: '2026-11-29',
      cite: 'Rollcall: the roll of multilateral AI governance, release 2026.12 (2026-11-29), CC-BY-4.0. States, as of 2026-11-29.',
      rowCount: shipped('countries').length,
    });
    for (const name of ['counting', 'selection', 'method', 'listsOn', 'incompleteInitiatives']) {
      expect(body).not.toHaveProperty(name);
    }
    const { body: indicators } = await rollcall.http.get('/exports/indicators.csv.metadata.json?countries=KEN');
    expect(indicators.notes[0]).toContain('terms of its publisher');
  });

  describe('countries= names states by codes of every kind,', () => {
    test.each(['matrix', 'gaps', 'participations', 'countries', 'memberships', 'populations', 'indicators'])(
      'and %s has rows of those alone',
      async (name) => {
        const rows = await rowsOf(`${name}.csv?countries=KEN,in,840`);
        expect(new Set(rows.map(({ country, code, participant }) => country ?? code ?? participant))).toEqual(
          new Set(['IND', 'KEN', 'USA']),
        );
      },
    );

    test('with a group: those that are members of it on the day', async () => {
      const rows = await rowsOf('matrix.csv?set=hlab7&countries=KEN,USA&group=g77');
      expect(new Set(rows.map(({ country }) => country))).toEqual(new Set(['KEN']));
    });

    test('and the line to cite names them', async () => {
      const { body } = await rollcall.http.get('/exports/matrix.json?set=hlab7&countries=US,KEN');
      expect(body.metadata).toMatchObject({
        countries: ['KEN', 'USA'],
        cite: expect.stringContaining('countries KEN+USA'),
      });
    });

    test('and a picture is of those', async () => {
      const { body } = await rollcall.http.get('/charts/matrix.svg?set=hlab7&countries=US,KEN');
      expect(body.toString()).toContain('2 states of Kenya, United States of America by 7 initiatives');
    });

    test.each([
      ['matrix.csv?countries=KEN,KENN,XQ', "code 'KENN' (did you mean KEN"],
      ['matrix.csv?countries=KEN,KE', "KEN is named twice: as 'KEN' and as 'KE'"],
      ['matrix.csv?countries=KEN,VAT', 'not among the states counted on 2026-11-29 (universe UN_MEMBERS): VAT'],
      ['matrix.csv?countries=USA&group=g77', "none of the countries named is a member of the group 'g77'"],
      ['participations.csv?countries=USA&group=g77', "none of the countries named is a member of the group 'g77'"],
      ['matrix.csv?countries=KEN,,USA', 'holds an empty word'],
      ['distribution.csv?countries=KEN', "'countries' has no meaning here"],
      ['populations.csv?countries=Kenya', "'Kenya'"],
    ])('%s is refused, and says why', async (address, said) => {
      const { status, body } = await rollcall.http.get(`/exports/${address}`);
      expect([status, body.code, body.argument]).toEqual([400, 'BAD_USER_INPUT', 'countries']);
      expect(body.error).toContain(said);
    });

    test.each([
      ['indicators.csv?indicators=wb_populatio', 'indicators', "'wb_populatio' (did you mean wb_population?)"],
      ['populations.csv?from=2022&to=2021', 'from', '2022 comes after 2021'],
      ['countries.csv?set=hlab7', 'set', "'set' has no meaning here"],
    ])('%s is refused, and says why', async (address, argument, said) => {
      const { status, body } = await rollcall.http.get(`/exports/${address}`);
      expect([status, body.code, body.argument]).toEqual([400, 'BAD_USER_INPUT', argument]);
      expect(body.error).toContain(said);
    });
  });
});
