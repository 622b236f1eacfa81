import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatProblems } from '../common/problems.js';
import { projectRoot } from '../config/project-root.js';
import { checkPackage } from './check.js';
import { shippedPackage } from './descriptor.js';

let root: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-check-'));
});
afterAll(() => rm(root, { recursive: true }));

type Cells = Record<string, string | number | boolean | null>;

const code = (i: number) => `${String.fromCharCode(65 + Math.floor(i / 26))}${String.fromCharCode(65 + (i % 26))}X`;
const REGIONS = ['africa', 'asia', 'east', 'latin', 'west'];

/** A small sound package: 193 invented members in five regional groups, one observer, two initiatives. */
function sound(): Record<string, Cells[]> {
  const members = Array.from({ length: 193 }, (_, i) => code(i));
  const states = [...members, 'OBS'];
  const openings = { opened_on: '2020-01-01', list_completeness: 'complete', list_checked_on: '2026-01-01' };
  const common = { kind: 'declaration', scope: 'universal', binding: false, adoption: 'by_states', focus: 'ai' };
  return {
    countries: states.map((name, i) => ({
      code: name,
      alpha2: name === 'OBS' ? 'ZZ' : name.slice(0, 2),
      m49: String(i + 1).padStart(3, '0'),
      name_en: `State ${name}`,
      un_status: name === 'OBS' ? 'observer' : 'member',
      un_member_from: name === 'OBS' ? null : '1945-10-24',
    })),
    country_aliases: states.map((name) => ({ alias: `Land ${name}`, lang: 'en', country: name })),
    groups: [...REGIONS, 'pair'].map((slug) => ({ slug, name_en: slug, kind: 'group' })),
    group_memberships: [
      ...members.map((country, i) => ({ group: REGIONS[i % 5]!, country, valid_from: '1963-12-17' })),
      { group: 'pair', country: 'AAX', valid_from: '2000-01-01', valid_to: '2010-01-01' },
      { group: 'pair', country: 'AAX', valid_from: '2010-01-01', valid_to: null },
    ],
    organisations: [
      { code: 'AAX', slug: 'namesake', name_en: 'Namesake', kind: 'regional', type: 'igo', members_group: 'pair' },
    ],
    schemes: [
      { slug: 'un-regional-groups', name_en: 'Regions' },
      { slug: 'pair', name_en: 'Pair', global_south_group: 'not-pair' },
    ],
    scheme_groups: [
      ...REGIONS.map((group, i) => ({
        scheme: 'un-regional-groups',
        position: i + 1,
        group,
        name_en: group,
        union_of: group,
      })),
      { scheme: 'pair', position: 1, group: 'pair', name_en: 'In', union_of: 'pair' },
      { scheme: 'pair', position: 2, group: 'not-pair', name_en: 'Out', union_of: null },
    ],
    population: members.map((country) => ({ country, year: 2024, population: 1000 })),
    initiatives: [
      { slug: 'charter', name_en: 'Charter', openness: 'open', ...common, ...openings },
      {
        slug: 'pact',
        name_en: 'Pact',
        openness: 'regional',
        eligible_group: 'pair',
        ...common,
        ...openings,
        ended_on: '2024-05-17',
      },
    ],
    initiative_sets: [{ slug: 'both', name_en: 'Both' }],
    initiative_set_members: [
      { initiative_set: 'both', position: 1, initiative: 'charter' },
      { initiative_set: 'both', position: 2, initiative: 'pact' },
    ],
    participations: [
      fact({ participant: 'AAX' }),
      fact({ participant: 'AAX', source_url: 'https://example.org/2' }),
      fact({ participant: 'AAX', participant_kind: 'organisation' }),
      fact({ participant: 'ABX', valid_to: '2021-01-01' }),
      fact({ participant: 'ABX', valid_from: '2021-01-01' }),
      fact({
        participant: 'ACX',
        initiative: 'pact',
        valid_to: '2024-05-17',
        valid_from: '2020-01-01',
        date_precision: 'year',
      }),
    ],
    indicators: [{ slug: 'score', name_en: 'Score', unit: 'points', licence: 'CC0' }],
    indicator_values: [{ indicator: 'score', country: 'AAX', year: 2024, value: 0.5 }],
    initiative_aliases: [
      { alias: 'A/RES/1/1', lang: 'en', initiative: 'charter' },
      { alias: 'The text', lang: 'en', initiative: 'charter' },
      { alias: 'The text', lang: 'en', initiative: 'pact' },
    ],
    initiative_leads: [
      { initiative: 'charter', position: 1, participant: 'AAX', participant_kind: 'organisation' },
      { initiative: 'charter', position: 2, participant: 'AAX', participant_kind: 'state' },
    ],
    acts: [],
    translations: [
      { table: 'indicators', column: 'unit', en: 'points', zh: '分' },
      { table: 'indicators', column: 'licence', en: 'CC0', zh: 'CC0' },
    ],
  };
}

function fact(cells: Cells): Cells {
  return {
    initiative: 'charter',
    participant_kind: 'state',
    role: 'member',
    valid_from: '2020-01-01',
    date_precision: 'day',
    confidence: 'verified',
    source_url: 'https://example.org/1',
    ...cells,
  };
}

/** Writes the sound package, changed, and checks it; gives its problems without the folder. */
async function check(
  change: (tables: Record<string, Cells[]>) => void = () => {},
  rows?: { min: number; max: number },
) {
  const folder = join(root, String(count++));
  const tables = sound();
  change(tables);
  const descriptor = JSON.parse(await readFile(join(projectRoot(), 'data', 'datapackage.json'), 'utf8'));
  for (const resource of descriptor.resources) resource['rollcall:rows'] = rows;
  delete descriptor['rollcall:earlierReleases'];
  await mkdir(folder);
  await writeFile(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
  await Promise.all(
    shippedPackage().resources.map(({ name, schema }) => {
      const header = schema.fields.map((field) => field.name);
      const lines = tables[name]!.map((cells) => header.map((column) => cells[column] ?? '').join(','));
      return writeFile(join(folder, `${name}.csv`), `${[header.join(','), ...lines].join('\n')}\n`);
    }),
  );
  const problems = await checkPackage(folder);
  return problems.map((problem) => ({ ...problem, file: problem.file.slice(folder.length + 1) }));
}

describe('checkPackage', () => {
  it('the shipped data is sound: no errors', async () => {
    const problems = await checkPackage(join(projectRoot(), 'data', 'datapackage.json'));
    expect(formatProblems(problems.filter(({ severity }) => severity === 'error'))).toBe('');
  });

  it('the shipped files are UTF-8 with LF line ends, and hold no row twice', async () => {
    for (const { path } of shippedPackage().resources) {
      const content = await readFile(path, 'utf8');
      expect(content).not.toMatch(/\r|\ufeff|\ufffd/);
      expect(content.endsWith('\n')).toBe(true);
      const lines = content.split('\n');
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  it('a sound package has no problem at all', async () => {
    expect(formatProblems(await check())).toBe('');
  });

  it.each<[string, (tables: Record<string, Cells[]>) => void, object]>([
    [
      'a 194th UN member',
      (t) => {
        t.countries![193] = { ...t.countries![193], un_status: 'member', un_member_from: '2026-01-01' };
        t.population!.push({ country: 'OBS', year: 2024, population: 1 });
        t.group_memberships!.push({ group: 'west', country: 'OBS', valid_from: '2026-01-01' });
      },
      { file: 'countries.csv', code: 'EXPECTATION', message: '194 states are UN members on 2026-11-29, not 193' },
    ],
    [
      'a standing that contradicts the dates',
      (t) => {
        t.countries![0]!.un_status = 'observer';
      },
      { file: 'countries.csv', row: 2, column: 'un_status', code: 'EXPECTATION' },
    ],
    [
      'a member in no regional group',
      (t) => {
        t.group_memberships!.shift();
      },
      {
        file: 'group_memberships.csv',
        code: 'EXPECTATION',
        value: 'AAX',
        message: 'the UN member AAX is in no UN regional group on 2026-11-29',
      },
    ],
    [
      'an observer in a regional group',
      (t) => {
        t.group_memberships!.push({ group: 'west', country: 'OBS', valid_from: '2020-01-01' });
      },
      { code: 'EXPECTATION', value: 'OBS' },
    ],
    [
      'an alias of two states',
      (t) => {
        t.country_aliases!.push({ alias: 'LAND AAX', lang: 'fr', country: 'ABX' });
      },
      { file: 'country_aliases.csv', row: 196, column: 'alias', code: 'EXPECTATION' },
    ],
    [
      'two states with one code',
      (t) => {
        t.countries![1]!.m49 = '001';
      },
      { file: 'countries.csv', row: 3, column: 'm49', code: 'DUPLICATE_KEY' },
    ],
    [
      'an unknown country',
      (t) => {
        t.population![0]!.country = 'QQQ';
        t.population!.push({ country: 'AAX', year: 2024, population: 1 });
      },
      { file: 'population.csv', row: 2, column: 'country', code: 'UNKNOWN_COUNTRY', value: 'QQQ' },
    ],
    [
      'an unknown group',
      (t) => {
        t.organisations![0]!.members_group = 'pairs';
      },
      {
        column: 'members_group',
        code: 'UNKNOWN_REFERENCE',
        message: '"pairs" is no slug of groups; did you mean pair?',
      },
    ],
    [
      'a primary key stated twice',
      (t) => {
        t.population!.push({ country: 'AAX', year: 2024, population: 2 });
      },
      { file: 'population.csv', row: 195, code: 'DUPLICATE_KEY' },
    ],
    [
      'overlapping membership of a group',
      (t) => {
        t.group_memberships![193]!.valid_to = '2010-06-01';
      },
      {
        row: 196,
        code: 'OVERLAPPING_PERIOD',
        message: 'the period [2010-01-01, ) overlaps [2000-01-01, 2010-06-01) of line 195',
      },
    ],
    [
      'a membership that ends as it begins',
      (t) => {
        t.group_memberships![193]!.valid_to = '2000-01-01';
      },
      { row: 195, column: 'valid_to', code: 'INVALID_PERIOD' },
    ],
    [
      'a scheme without groups',
      (t) => {
        t.schemes!.push({ slug: 'empty', name_en: 'Empty' });
      },
      { file: 'schemes.csv', row: 4, code: 'EXPECTATION' },
    ],
    [
      'a Global South that is no group of the scheme',
      (t) => {
        t.schemes![1]!.global_south_group = 'west';
      },
      { file: 'schemes.csv', row: 3, column: 'global_south_group', code: 'UNKNOWN_REFERENCE' },
    ],
    [
      'a union of an unknown group',
      (t) => {
        t.scheme_groups!.push({ scheme: 'pair', position: 3, group: 'more', name_en: 'More', union_of: 'nowhere' });
      },
      { file: 'scheme_groups.csv', row: 9, column: 'union_of', code: 'UNKNOWN_REFERENCE' },
    ],
    [
      'a second complement',
      (t) => {
        t.scheme_groups!.push({ scheme: 'pair', position: 3, group: 'others', name_en: 'Others', union_of: null });
      },
      { row: 9, code: 'EXPECTATION' },
    ],
    [
      'groups of a scheme that share a state',
      (t) => {
        t.scheme_groups!.push({ scheme: 'pair', position: 3, group: 'africa', name_en: 'Africa', union_of: 'africa' });
      },
      {
        row: 9,
        column: 'group',
        code: 'EXPECTATION',
        message: 'on 2026-11-29 AAX is in africa and in another group of the scheme',
      },
    ],
    [
      'a group slug with two meanings',
      (t) => {
        t.scheme_groups!.push({
          scheme: 'un-regional-groups',
          position: 6,
          group: 'not-pair',
          name_en: 'Out',
          union_of: null,
        });
      },
      { row: 9, column: 'group', code: 'CONFLICTING_ROWS' },
    ],
    [
      'a regional initiative without its group',
      (t) => {
        t.initiatives![1]!.eligible_group = null;
      },
      { file: 'initiatives.csv', row: 3, column: 'eligible_group', code: 'EXPECTATION' },
    ],
    [
      'an open initiative with a group',
      (t) => {
        t.initiatives![0]!.eligible_group = 'pair';
      },
      { row: 2, column: 'eligible_group', code: 'EXPECTATION' },
    ],
    [
      'a complete list that was never checked',
      (t) => {
        t.initiatives![0]!.list_checked_on = null;
      },
      { row: 2, column: 'list_checked_on', code: 'EXPECTATION' },
    ],
    [
      'a partial list with a day of checking',
      (t) => {
        t.initiatives![0]!.list_completeness = 'partial';
      },
      { row: 2, column: 'list_checked_on', code: 'EXPECTATION' },
    ],
    [
      'a list checked in the future',
      (t) => {
        t.initiatives![0]!.list_checked_on = '2027-01-01';
      },
      { row: 2, column: 'list_checked_on', code: 'EXPECTATION' },
    ],
    [
      'an initiative that ended before it was opened',
      (t) => {
        t.initiatives![0]!.ended_on = '2019-01-01';
        t.participations = t.participations!.filter((p) => p.initiative === 'pact');
        t.initiatives![0]!.list_completeness = 'none';
        t.initiatives![0]!.list_checked_on = null;
      },
      { row: 2, column: 'ended_on', code: 'INVALID_PERIOD' },
    ],
    [
      'a set without initiatives',
      (t) => {
        t.initiative_sets!.push({ slug: 'void', name_en: 'Void' });
      },
      { file: 'initiative_sets.csv', row: 3, code: 'EXPECTATION' },
    ],
    [
      'a set of an unknown initiative',
      (t) => {
        t.initiative_set_members![1]!.initiative = 'pakt';
      },
      { row: 3, column: 'initiative', code: 'UNKNOWN_REFERENCE' },
    ],
    [
      'two initiatives at one place of a set',
      (t) => {
        t.initiative_set_members![1]!.position = 1;
      },
      { row: 3, column: 'position', code: 'DUPLICATE_KEY' },
    ],
    [
      'a participant that is of the other kind',
      (t) => {
        t.participations![5]!.participant_kind = 'organisation';
      },
      { row: 7, column: 'participant', code: 'UNKNOWN_PARTICIPANT', value: 'ACX' },
    ],
    [
      'a code of both kinds without the kind',
      (t) => {
        t.participations!.push(fact({ participant: 'AAX', participant_kind: null, role: 'host' }));
      },
      { row: 8, column: 'participant', code: 'AMBIGUOUS_PARTICIPANT' },
    ],
    [
      'an unknown role',
      (t) => {
        t.participations![3]!.role = 'membr';
      },
      { row: 5, column: 'role', code: 'NOT_IN_LIST' },
    ],
    [
      'overlapping participation',
      (t) => {
        t.participations![4]!.valid_from = '2020-12-31';
      },
      { row: 6, column: 'valid_from', code: 'OVERLAPPING_PERIOD' },
    ],
    [
      'overlap with a period that began long before',
      (t) => {
        t.participations!.push(
          fact({ participant: 'ADX', valid_to: '2026-01-01' }),
          fact({ participant: 'ADX', valid_from: '2021-01-01', valid_to: '2022-01-01' }),
        );
      },
      { row: 9, code: 'OVERLAPPING_PERIOD' },
    ],
    [
      'overlap of an organisation under its slug',
      (t) => {
        t.participations!.push(
          fact({ participant: 'namesake', participant_kind: 'organisation', valid_from: '2022-01-01' }),
        );
      },
      { row: 8, code: 'OVERLAPPING_PERIOD' },
    ],
    [
      'a participation that ends before it begins',
      (t) => {
        t.participations![3]!.valid_to = '2019-01-01';
      },
      { row: 5, column: 'valid_to', code: 'INVALID_PERIOD' },
    ],
    [
      'one fact with two confidences',
      (t) => {
        t.participations![1]!.confidence = 'unverified';
      },
      { row: 3, column: 'confidence', code: 'CONFLICTING_ROWS' },
    ],
    [
      'one fact twice with one source',
      (t) => {
        t.participations![1]!.source_url = 'https://example.org/1';
      },
      { row: 3, column: 'source_url', code: 'DUPLICATE_KEY' },
    ],
    [
      'a participation without a source',
      (t) => {
        t.participations![0]!.source_url = null;
      },
      { row: 2, column: 'source_url', code: 'REQUIRED' },
    ],
    [
      'a year-precise start within the year',
      (t) => {
        t.participations![5]!.valid_from = '2020-03-01';
      },
      { row: 7, column: 'valid_from', code: 'EXPECTATION' },
    ],
    [
      'a day that does not exist',
      (t) => {
        t.participations![3]!.valid_to = '2023-02-30';
      },
      { row: 5, column: 'valid_to', code: 'TYPE', value: '2023-02-30' },
    ],
    [
      'an end known to the month that is not its first day',
      (t) => {
        Object.assign(t.participations![5]!, { valid_to: '2024-05-17', valid_to_precision: 'month' });
      },
      { row: 7, column: 'valid_to', code: 'EXPECTATION' },
    ],
    [
      'a precision of an end that is not there',
      (t) => {
        t.participations![2]!.valid_to_precision = 'day';
      },
      { row: 4, column: 'valid_to_precision', code: 'EXPECTATION' },
    ],
    [
      'an opening known to the month that is not its first day',
      (t) => {
        Object.assign(t.initiatives![0]!, { opened_on: '2019-12-31', opened_precision: 'month' });
      },
      { row: 2, column: 'opened_on', code: 'EXPECTATION' },
    ],
    [
      'a list that was closed before it was opened',
      (t) => {
        t.initiatives![0]!.list_closed_on = '2019-12-31';
      },
      { row: 2, column: 'list_closed_on', code: 'INVALID_PERIOD', message: expect.stringContaining('2020-01-01') },
    ],
    [
      'a list that does not apply where states take part by acts of their own',
      (t) => {
        Object.assign(t.initiatives![0]!, { list_completeness: 'not_applicable', list_checked_on: null });
        t.participations = t.participations!.filter((p) => p.initiative === 'pact');
      },
      { row: 2, column: 'list_completeness', code: 'EXPECTATION' },
    ],
    [
      'an adoption by an organisation of which none takes part',
      (t) => {
        t.initiatives![1]!.adoption = 'by_organisation';
      },
      { row: 3, column: 'adoption', code: 'EXPECTATION', message: expect.stringContaining('members_group') },
    ],
    [
      'an adoption by an organisation whose members are not known',
      (t) => {
        t.initiatives![0]!.adoption = 'by_organisation';
        t.organisations![0]!.members_group = null;
      },
      { row: 2, column: 'adoption', code: 'EXPECTATION' },
    ],
    [
      'a vote counted where there was none',
      (t) => {
        Object.assign(t.initiatives![0]!, {
          manner: 'without_vote',
          votes_for: 1,
          votes_against: 0,
          votes_abstained: 0,
        });
      },
      { row: 2, column: 'manner', code: 'EXPECTATION', message: expect.stringContaining('without_vote') },
    ],
    [
      'a vote counted in part',
      (t) => {
        Object.assign(t.initiatives![0]!, { manner: 'recorded_vote', votes_for: 1, votes_against: 0 });
      },
      { row: 2, column: 'votes_abstained', code: 'EXPECTATION' },
    ],
    [
      'an unknown topic',
      (t) => {
        t.initiatives![0]!.topics = 'safety;saftey';
      },
      { row: 2, column: 'topics', code: 'NOT_IN_LIST', message: expect.stringContaining('did you mean safety') },
    ],
    [
      'a topic stated twice',
      (t) => {
        t.initiatives![0]!.topics = 'safety;data;safety';
      },
      { row: 2, column: 'topics', code: 'EXPECTATION' },
    ],
    [
      'an initiative that is its own parent',
      (t) => {
        t.initiatives![1]!.parent = 'pact';
      },
      { row: 3, column: 'parent', code: 'EXPECTATION', message: expect.stringContaining('own ancestor') },
    ],
    [
      'an unknown parent',
      (t) => {
        t.initiatives![1]!.parent = 'chartre';
      },
      { row: 3, column: 'parent', code: 'UNKNOWN_REFERENCE', message: expect.stringContaining('did you mean charter') },
    ],
    [
      'a host country that no participation calls the host',
      (t) => {
        t.initiatives![0]!.host_country = 'AAX';
        t.participations!.push(fact({ participant: 'ABX', role: 'host' }));
      },
      { row: 2, column: 'host_country', code: 'EXPECTATION' },
    ],
    [
      'a member of what was issued',
      (t) => {
        t.initiatives![1]!.adoption = 'issued';
      },
      { row: 7, column: 'role', code: 'EXPECTATION', message: expect.stringContaining('adoption issued') },
    ],
    [
      'a vote in a text without a recorded vote',
      (t) => {
        t.initiatives![0]!.manner = 'without_vote';
        t.participations!.push(fact({ participant: 'ADX', role: 'voted_for' }));
      },
      { row: 8, column: 'role', code: 'EXPECTATION', message: expect.stringContaining('recorded vote') },
    ],
    [
      'dissociation from a recorded vote',
      (t) => {
        t.initiatives![0]!.manner = 'recorded_vote';
        t.participations!.push(fact({ participant: 'ADX', role: 'dissociated' }));
      },
      { row: 8, column: 'role', code: 'EXPECTATION', message: expect.stringContaining('without a vote') },
    ],
    [
      'two positions at once',
      (t) => {
        t.initiatives![0]!.manner = 'recorded_vote';
        t.participations!.push(
          fact({ participant: 'ADX', role: 'voted_for', valid_to: '2022-01-01' }),
          fact({ participant: 'ADX', role: 'abstained', valid_from: '2021-12-31' }),
        );
      },
      { row: 9, column: 'role', code: 'CONFLICTING_ROWS', message: expect.stringContaining('line 8 says voted_for') },
    ],
    [
      'a commitment of who has declined',
      (t) => {
        t.participations!.push(
          fact({ participant: 'ADX', role: 'declined', valid_to: '2022-01-01' }),
          fact({ participant: 'ADX', role: 'signatory', valid_from: '2021-12-31' }),
        );
      },
      { row: 9, column: 'role', code: 'CONFLICTING_ROWS', message: expect.stringContaining('declined') },
    ],
    [
      'a symbol of two initiatives',
      (t) => {
        t.initiative_aliases!.push(
          { alias: 'a/res/1/1', lang: 'fr', initiative: 'pact' },
          { alias: 'A/RES/1/1', lang: 'fr', initiative: 'pact' },
        );
      },
      { file: 'initiative_aliases.csv', row: 6, column: 'alias', code: 'EXPECTATION' },
    ],
    [
      'a lead that is not on record',
      (t) => {
        t.initiative_leads![1]!.participant = 'ZZZ';
      },
      { file: 'initiative_leads.csv', row: 3, column: 'participant', code: 'UNKNOWN_PARTICIPANT' },
    ],
    [
      'a lead named twice',
      (t) => {
        t.initiative_leads!.push({
          initiative: 'charter',
          position: 3,
          participant: 'namesake',
          participant_kind: 'organisation',
        });
      },
      { file: 'initiative_leads.csv', row: 4, column: 'participant', code: 'DUPLICATE_KEY' },
    ],
    [
      'a text translated twice',
      (t) => {
        t.translations!.push({ table: 'indicators', column: 'unit', en: 'points', zh: '点' });
      },
      { file: 'translations.csv', row: 4, column: 'en', code: 'DUPLICATE_KEY' },
    ],
  ])('%s is an error where it stands', async (_name, change, expected) => {
    const errors = (await check(change)).filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject(expected);
  });

  it.each<[string, (tables: Record<string, Cells[]>) => void, object]>([
    [
      'a participation before the initiative was opened',
      (t) => {
        t.participations![3]!.valid_from = '2019-12-31';
      },
      { row: 5, column: 'valid_from' },
    ],
    [
      'a participation after the initiative ended',
      (t) => {
        t.participations![5]!.valid_to = null;
      },
      { row: 7, column: 'valid_to' },
    ],
    [
      "a participation after the data's own day",
      (t) => {
        t.participations![4]!.valid_from = '2026-11-30';
      },
      { row: 6, column: 'valid_from' },
    ],
    [
      'an initiative whose complete list is empty',
      (t) => {
        t.participations!.pop();
      },
      { file: 'initiatives.csv', row: 3, column: 'list_completeness' },
    ],
    [
      'a member without population',
      (t) => {
        t.population!.pop();
      },
      { file: 'population.csv', value: code(192) },
    ],
    [
      'a text without a Chinese translation',
      (t) => {
        for (const row of t.participations!.slice(1, 4)) row.evidence = 'Article 2';
        t.participations![4]!.evidence = 'Article 3';
      },
      {
        file: 'translations.csv',
        message: '2 texts of participations.evidence have no Chinese translation, the first on line 3',
      },
    ],
    [
      'a translation of what no row says',
      (t) => {
        t.translations!.push({ table: 'indicators', column: 'unit', en: 'Points', zh: '点' });
      },
      { file: 'translations.csv', message: expect.stringContaining('1 rows translate a text that no row states') },
    ],
  ])('%s is a warning', async (_name, change, expected) => {
    const problems = await check(change);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'warning', ...expected });
  });

  it('an initiative may end on the day on which it was opened, and not on the day before', async () => {
    const endedOn = (ended_on: string) =>
      check((t) => {
        Object.assign(t.initiatives![1]!, { opened_on: '2020-06-01', ended_on });
        Object.assign(t.participations!.at(-1)!, { role: 'host', date_precision: 'year', valid_to: ended_on });
      });
    expect(await endedOn('2020-06-01')).toEqual([]);
    expect(await endedOn('2020-05-31')).toMatchObject([{ row: 3, column: 'ended_on', code: 'INVALID_PERIOD' }]);
  });

  it('a start known to the year is not before an opening in that year', async () => {
    expect(
      await check((t) => {
        t.initiatives![1]!.opened_on = '2020-06-01';
      }),
    ).toEqual([]);
  });

  it('a start is not before an opening of which only the year, or a day by which it had been, is known', async () => {
    const openedOn = (opened_on: string, opened_precision: string) =>
      check((t) => {
        Object.assign(t.initiatives![0]!, { opened_on, opened_precision });
      });
    expect(await openedOn('2020-01-01', 'year')).toEqual([]);
    expect(await openedOn('2020-06-01', 'no_later_than')).toEqual([]);
    expect(await openedOn('2020-06-01', 'month')).toMatchObject([{ column: 'valid_from', severity: 'warning' }]);
  });

  it('one who took back that it declined may commit itself, and a vote against is no hindrance', async () => {
    expect(
      await check((t) => {
        t.initiatives![0]!.manner = 'recorded_vote';
        t.participations!.push(
          fact({ participant: 'ADX', role: 'declined', valid_to: '2022-01-01' }),
          fact({ participant: 'ADX', role: 'signatory', valid_from: '2022-01-01' }),
          fact({ participant: 'AEX', role: 'voted_against' }),
          fact({ participant: 'AEX', role: 'signatory' }),
        );
      }),
    ).toEqual([]);
  });

  it('what was issued may have hosts, recipients and partners among states, and members among organisations', async () => {
    expect(
      await check((t) => {
        Object.assign(t.initiatives![0]!, { adoption: 'issued', host_country: 'AAX' });
        t.participations = [
          fact({ participant: 'AAX', role: 'host' }),
          fact({ participant: 'ABX', role: 'recipient' }),
          fact({ participant: 'ACX', role: 'partner' }),
          fact({ participant: 'AAX', participant_kind: 'organisation' }),
          fact({ participant: 'ACX', initiative: 'pact', valid_to: '2024-05-17' }),
        ];
      }),
    ).toEqual([]);
  });

  it('where a treaty was signed is no host', async () => {
    expect(
      await check((t) => {
        Object.assign(t.initiatives![0]!, { kind: 'treaty', host_country: 'AAX' });
      }),
    ).toEqual([]);
  });

  it('a release of before is held against its own rules, in its own files', async () => {
    await check();
    const folder = join(root, String(count - 1));
    const path = join(folder, 'datapackage.json');
    const descriptor = JSON.parse(await readFile(path, 'utf8'));
    descriptor['rollcall:earlierReleases'] = [
      {
        version: '2020.1',
        created: '2020-12-01T00:00:00Z',
        dataThrough: '2020-12-01',
        method: '1.0',
        replaces: { organisations: 'old.csv', initiative_sets: 'sets.csv' },
        lacks: ['translations'],
      },
    ];
    await writeFile(path, JSON.stringify(descriptor));
    // Its kinds are free words, and none of the rules of method 2.0 is asked of it.
    await writeFile(
      join(folder, 'old.csv'),
      'code,slug,name_en,name_zh,kind,url,members_group\nAAX,namesake,Namesake,,un-agency,,\n',
    );
    await writeFile(
      join(folder, 'sets.csv'),
      'slug,name_en,name_zh,publisher,source_url\nboth,Both,,,\nvoid,Void,,,\n',
    );
    const problems = await checkPackage(folder);
    expect(problems).toEqual([
      expect.objectContaining({ file: join(folder, 'sets.csv'), row: 3, message: 'the set void has no initiatives' }),
    ]);
  });

  it('fewer or more rows than the descriptor expects are an error of the file', async () => {
    const problems = await check(() => {}, { min: 2, max: 10 });
    expect(problems.find(({ file }) => file === 'organisations.csv')).toMatchObject({ row: null, code: 'EXPECTATION' });
    expect(problems.find(({ file }) => file === 'countries.csv')?.message).toBe(
      'the file has 194 sound rows; expected are 2 to 10',
    );
    expect(problems.find(({ file }) => file === 'initiatives.csv')).toBeUndefined();
  });

  it('a package without a descriptor, a file or a known table says so', async () => {
    expect(await checkPackage(join(root, 'nowhere'))).toMatchObject([{ code: 'FILE_UNREADABLE', severity: 'error' }]);
    await check();
    const folder = join(root, String(count - 1));
    await rm(join(folder, 'indicator_values.csv'));
    expect(await checkPackage(folder)).toMatchObject([
      { file: join(folder, 'indicator_values.csv'), code: 'FILE_UNREADABLE' },
    ]);
    const path = join(folder, 'datapackage.json');
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('"indicator_values"', '"indicator_vales"'));
    expect((await checkPackage(path))[0]).toMatchObject({
      code: 'DESCRIPTOR',
      message: expect.stringContaining('did you mean indicator_values'),
    });
  });
});

describe('formatProblems', () => {
  it('gives one line a problem: file:row column CODE message', async () => {
    const problems = await check((t) => {
      t.participations![3]!.valid_to = '2019-01-01';
    });
    expect(formatProblems(problems)).toBe(
      'participations.csv:5 valid_to INVALID_PERIOD valid_to 2019-01-01 is not after valid_from 2020-01-01',
    );
  });
});
