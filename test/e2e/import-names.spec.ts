import {
  dropTemplates,
  importRows,
  openSmallRoll,
  participation,
  type Roll,
  refusal,
} from '../support/import-fixture.js';

let roll: Roll;
beforeAll(async () => {
  roll = await openSmallRoll();
});
afterAll(async () => {
  await roll.close();
  await dropTemplates();
});

/** What a participant's cell was found to mean. */
async function resolved(cell: string, participant_kind = 'state'): Promise<string> {
  const row = participation('accord', cell, '2020-01-01', '', { participant_kind });
  const report = await importRows(roll, 'participations', [row], { dryRun: true });
  const { participant, participant_kind: kind } = report.changes[0]!.after as Record<string, string>;
  return `${kind} ${participant}`;
}

it.each([
  ['KEN', 'state KEN'],
  ['ken', 'state KEN'],
  ['Kenya', 'state KEN'],
  ['KENYA', 'state KEN'],
  ['جمهورية كينيا', 'state KEN'],
  ['\u200fكينيا\u200f', 'state KEN'],
  ['中华人民共和国', 'state CHN'],
  ['Chine', 'state CHN'],
  ['китай', 'state CHN'],
  ['Costa de Marfil', 'state CIV'],
  ['ivory  coast', 'state CIV'],
  ["Côte d'Ivoire", 'state CIV'],
  ['Côte d´Ivoire', 'state CIV'],
  ['Co\u0302te dʼIvoire', 'state CIV'],
  ['Кот-д’Ивуар', 'state CIV'],
  ['США', 'state USA'],
  ['ÉTATS-UNIS D’AMÉRIQUE', 'state USA'],
  ['NAM', 'state NAM'],
])('%j is the %s', async (cell, wanted) => {
  expect(await resolved(cell)).toBe(wanted);
});

it.each([
  ['NAM', 'organisation NAM'],
  ['EU', 'organisation EU'],
  ['eu', 'organisation EU'],
  ['欧洲联盟', 'organisation EU'],
  ['european union', 'organisation EU'],
])('%j is the %s', async (cell, wanted) => {
  expect(await resolved(cell, 'organisation')).toBe(wanted);
});

it('without a kind, a name that only one has is enough', async () => {
  expect(await resolved('Kenya', '')).toBe('state KEN');
  expect(await resolved('EU', '')).toBe('organisation EU');
});

it('a name that means two states is refused with both', async () => {
  const other = await openSmallRoll();
  try {
    await importRows(other, 'country_aliases', [
      { alias: 'Coast', lang: 'en', country: 'CIV' },
      { alias: 'coast', lang: 'fr', country: 'KEN' },
    ]);
    const report = await refusal(importRows(other, 'participations', [participation('accord', 'Coast', '2020-01-01')]));
    expect(report.problems).toEqual([
      expect.objectContaining({
        code: 'AMBIGUOUS_PARTICIPANT',
        message: expect.stringContaining('Côte d’Ivoire (CIV), Kenya (KEN)'),
      }),
    ]);
  } finally {
    await other.close();
  }
});

it('other columns of countries take names as well', async () => {
  const report = await importRows(
    roll,
    'group_memberships',
    [{ group: 'african', country: 'Chine', valid_from: '2000-01-01' }],
    { dryRun: true },
  );
  expect(report.changes[0]!.after).toMatchObject({ country: 'CHN' });
});

it('where no known name is near, none is suggested', async () => {
  const report = await refusal(importRows(roll, 'participations', [participation('accord', 'Xqzzw', '2020-01-01')]));
  expect(report.problems[0]!.message).toBe('unknown country "Xqzzw"; no known name is near');
});
