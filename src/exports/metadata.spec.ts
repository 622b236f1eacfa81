import { makeRoll, type WorldInitiative } from '../../test/support/make-roll.js';
import { snapshotOf } from '../../test/support/make-snapshot.js';
import { dayOf } from '../domain/day.js';
import type { QuestionInput } from '../questions/fields.js';
import { questionOf } from '../questions/question.js';
import { metadataOf, pinned } from './metadata.js';
import type { Column, ExportTable } from './table.js';

/**
 * Lists of every sort. The newest data go to 30 June 2023, those of the release `first` to 30 June 2020. A complete list
 * concludes for a year after its check:
 *
 *     aged      checked 2022-06-29  not on 2023-06-30, a day past its year
 *     checked   checked 2022-06-30  still on 2023-06-30
 *     later     checked 2023-06-30  on the day itself, not before it
 *     settled   checked 2001-01-01, closed 2000-01-01: never ages
 *     part, without  conclude nothing
 *     issued    there can be no list
 */
const LISTS: readonly WorldInitiative[] = [
  { slug: 'aged', checked: '2022-06-29' },
  { slug: 'checked', checked: '2022-06-30' },
  { slug: 'issued', complete: 'NOT_APPLICABLE' },
  { slug: 'later', checked: '2023-06-30' },
  { slug: 'part', complete: 'PARTIAL' },
  { slug: 'settled', checked: '2001-01-01', closed: '2000-01-01' },
  { slug: 'without', complete: 'NONE' },
];

const snapshot = snapshotOf(
  makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }],
    groups: { north: [['AAA', null]], south: [['BBB', null]] },
    schemes: { halves: { groups: ['north', 'south'] }, other: { groups: ['north'] } },
    initiatives: LISTS,
    facts: [],
  }),
);

const columns: readonly Column[] = [{ name: 'k', type: 'integer', description: 'How many.' }];
const table = (listsOn: string | null, more: Partial<ExportTable> = {}): ExportTable => ({
  columns,
  batches: () => [],
  sdmx: null,
  footing: listsOn === null ? null : { listsOn: dayOf(listsOn) },
  ...more,
});
const metadata = (input: QuestionInput, of: ExportTable = table('2023-06-30'), name = 'distribution') =>
  metadataOf(questionOf(snapshot, input), name, 'A title', 'csv', of);

describe('what stands beside the rows of a file', () => {
  test('are the lists from which absence can not be concluded on the day, and those checked before it', () => {
    expect(metadata({})).toMatchObject({
      listsOn: '2023-06-30',
      incompleteInitiatives: ['aged', 'part', 'without'],
      listsCheckedBefore: ['checked'],
      selection: { name: 'all', initiatives: LISTS.map(({ slug }) => slug) },
    });
  });

  test('are the lists of the day on which the table looked at them, which need not be that of the question', () => {
    expect(metadata({ asOf: dayOf('2023-06-30') }, table('2022-06-30'))).toMatchObject({
      asOf: '2023-06-30',
      listsOn: '2022-06-30',
      incompleteInitiatives: ['part', 'without'],
      listsCheckedBefore: ['aged'],
    });
  });

  test('are of the lists only those that were counted, and by the method that was asked for', () => {
    expect(metadata({ initiatives: ['settled', 'part'] })).toMatchObject({
      selection: { initiatives: ['part', 'settled'] },
      incompleteInitiatives: ['part'],
      listsCheckedBefore: [],
    });
    // 1.0 knows no horizon, and reads as none where there can be no list.
    expect(metadata({ method: '1.0' })).toMatchObject({
      method: '1.0',
      incompleteInitiatives: ['issued', 'part', 'without'],
      listsCheckedBefore: ['aged', 'checked', 'settled'],
    });
  });

  test('is by which rules it was counted', () => {
    expect(metadata({}).counting).toEqual({
      presence: 'CURRENT',
      blocs: 'AS_ADOPTED',
      roles: null,
      universe: 'UN_MEMBERS',
      minConfidence: null,
    });
    const asked = { presence: 'CUMULATIVE', blocs: 'EXCLUDE', roles: ['HOST'], universe: 'ALL_STATES' } as const;
    expect(metadata({ ...asked, minConfidence: 'VERIFIED' }).counting).toEqual({ ...asked, minConfidence: 'VERIFIED' });
  });

  test('is the release and no revision where a release was asked, else the revision; with the instant of each', () => {
    expect(metadata({ release: 'first' })).toMatchObject({
      release: 'first',
      revision: null,
      recordedAt: '2021-01-01T00:00:00.000Z',
      dataThrough: '2020-06-30',
      asOf: '2020-06-30',
    });
    expect(metadata({})).toMatchObject({
      release: null,
      revision: '2',
      recordedAt: '2022-01-01T00:00:00.000Z',
      dataThrough: '2023-06-30',
      asOf: '2023-06-30',
    });
  });

  test('is of a series its years, each word of the citation too, and no day', () => {
    const series = metadata({ scheme: ['halves'], from: 2019, to: 2021, compositionAt: dayOf('2018-02-03') });
    expect(series).toMatchObject({ from: 2019, to: 2021, compositionAt: '2018-02-03', schemes: ['halves'] });
    expect(series.cite).toContain('2019');
    expect(series.cite).toContain('2021');
    expect(series).not.toHaveProperty('asOf');
    for (const name of ['from', 'to', 'compositionAt', 'schemes']) expect(metadata({})).not.toHaveProperty(name);
  });

  test('are the groups of all schemes once, with the group and the states that are looked at', () => {
    const { groups, group, countries } = metadata({ scheme: ['halves', 'other'] });
    expect(groups!.map(({ slug }) => slug)).toEqual(['north', 'south']);
    expect([group, countries]).toEqual([undefined, undefined]);
    expect(metadata({ group: 'south', countries: ['BBB'] })).toMatchObject({
      group: 'south',
      groups: [{ slug: 'south', name: 'south', definition: null }],
      countries: ['BBB'],
    });
  });

  test('is of gaps alone below how many initiatives a state is listed', () => {
    expect(metadata({ fewerThan: 2 }, table('2023-06-30'), 'gaps').fewerThan).toBe(2);
    expect(metadata({ fewerThan: 2 })).not.toHaveProperty('fewerThan');
  });

  test('is what it is called, in which language, with its columns, and what a choice leaves open', () => {
    const sensitivity = { underBlocRules: [] };
    const said = metadata({ locale: 'ZH' }, table('2023-06-30', { sensitivity }));
    expect(said).toMatchObject({ title: 'A title', export: 'distribution', format: 'csv', locale: 'ZH', columns });
    expect(said).toMatchObject({ licence: 'CC-BY-4.0', sensitivity });
    expect(said.notes.length).toBeGreaterThan(0);
    const usual = metadata({});
    expect(usual.locale).toBe('EN');
    expect(usual).not.toHaveProperty('sensitivity');
    expect(usual).not.toHaveProperty('bom');
    expect(metadata({ bom: true }).bom).toBe(true);
  });

  test('says of what counts nothing its day and its data, and nothing of rules', () => {
    const records = metadata({ from: 2000, indicators: ['score'] }, table(null, { notes: ['As published.'] }));
    expect(records).toMatchObject({
      ...{ asOf: '2023-06-30', from: 2000, indicators: ['score'], notes: ['As published.'], columns },
      cite: 'Rollcall: the roll of multilateral AI governance, revision 2 (2022-01-01), CC-BY-4.0. A title.',
    });
    for (const name of ['counting', 'selection', 'method', 'listsOn', 'incompleteInitiatives', 'to'])
      expect(records).not.toHaveProperty(name);
    expect(metadata({ to: 2010 }, table(null)).to).toBe(2010);
    for (const name of ['from', 'to', 'indicators']) expect(metadata({}, table(null))).not.toHaveProperty(name);
    expect(metadata({}, table(null)).notes).toEqual([]);
    expect(metadata({ release: 'first' }, table(null)).cite).toContain('release first (2021-01-01)');
  });
});

describe('the address of what stands beside a file', () => {
  const address = (input: QuestionInput, of = table('2023-06-30')) =>
    pinned(questionOf(snapshot, input), metadata(input, of));

  test('names the instant of the revision that answered, and the method, where neither was asked for', () => {
    expect(address({ scheme: ['halves'] })).toEqual({
      ...{ scheme: ['halves'], method: '2.0' },
      knownAt: new Date('2022-01-01T00:00:00Z'),
    });
  });

  test('keeps the instant that was asked for, and names a release that is just that revision in its place', () => {
    const knownAt = new Date('2022-03-04T05:06:07Z');
    expect(address({ knownAt })).toEqual({ knownAt, method: '2.0' });
    expect(address({ knownAt: new Date('2021-06-01T00:00:00Z') })).toEqual({ release: 'first', method: '2.0' });
  });

  test('is of a release what was asked', () => {
    expect(address({ release: 'first', locale: 'ZH' })).toEqual({ release: 'first', locale: 'ZH' });
  });

  test('names no method of what counts nothing', () => {
    expect(address({}, table(null)).method).toBeUndefined();
    expect(address({}, table(null)).knownAt).toEqual(new Date('2022-01-01T00:00:00Z'));
  });
});
