import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { memberCountries, spellsOf } from './groups.js';
import { ownScheme } from './own-group.js';
import { representation } from './representation.js';
import { DEFAULT_RULE } from './rule.js';
import { representationSeries } from './series.js';

/** DDD joined the United Nations in 2001; PPP never did. */
const roll = makeRoll({
  countries: [
    { code: 'AAA', population: { 2000: 60 } },
    { code: 'BBB', population: { 2000: 20 } },
    { code: 'CCC', population: { 2000: 10 } },
    { code: 'DDD', member: ['2001-06-01'], population: { 2000: 10 } },
    { code: 'PPP', unStatus: 'OBSERVER' },
  ],
  initiatives: [{ slug: 'one' }, { slug: 'two' }],
  facts: [
    { initiative: 'one', participant: 'AAA', valid: ['2000-01-01'] },
    { initiative: 'one', participant: 'BBB', valid: ['2000-01-01'] },
    { initiative: 'two', participant: 'BBB', valid: ['2000-01-01'] },
    { initiative: 'two', participant: 'DDD', valid: ['2000-01-01'] },
  ],
});
const chosen = roll.countries.filter(({ code }) => code === 'BBB' || code === 'CCC');
const scheme = ownScheme(chosen, null);
const at = (day: string) => representation(roll, roll.initiatives, scheme, dayOf(day), DEFAULT_RULE);

describe('a group of one’s own', () => {
  test('is counted beside all others as a group of a scheme is', () => {
    // Of three states, two are chosen; of three seats, two are BBB's.
    const before = at('2000-12-31');
    expect(
      before.groups.map(({ group, members, participants, seats }) => [group.slug, members, participants, seats]),
    ).toEqual([
      ['own-group', 2, 1, 2],
      ['all-others', 1, 1, 1],
    ]);
    expect(before.groups[0]!.representationRatio).toBe(2 / 3 / (2 / 3));
    expect(before.groups[0]!.populationShare).toBe(30 / 90);
    expect(before.groups[0]!.absentMembers.map(({ code }) => code)).toEqual(['CCC']);
    // With DDD there are four states and four seats: half of each.
    const after = at('2001-12-31');
    expect(after.groups.map(({ members, seats }) => [members, seats])).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(after.groups[0]!.seatShare).toBe(0.5);
    expect(after.loosemoreHanby).toBe(0);
  });

  test('leaves nobody unclassified, also in a series of a fixed composition', () => {
    const through = dayOf('2002-12-31');
    const series = (composition: string | null) =>
      representationSeries(
        roll,
        roll.initiatives,
        scheme,
        2000,
        2002,
        DEFAULT_RULE,
        through,
        composition === null ? null : dayOf(composition),
      ).map(({ representation: point }) => point.groups.map(({ members }) => members));
    expect(series(null)).toEqual([
      [2, 1],
      [2, 2],
      [2, 2],
    ]);
    expect(series('2000-01-01')).toEqual(series(null));
  });

  test('says who everybody else is on a day', () => {
    const [, others] = scheme.ownGroups!;
    const codes = (day: string) => memberCountries(roll, others!, dayOf(day)).map(({ code }) => code);
    expect(codes('2000-12-31')).toEqual(['AAA']);
    expect(codes('2001-06-01')).toEqual(['AAA', 'DDD']);
    expect(
      spellsOf(roll, others!).map(({ country, from }) => [roll.countries[country]!.code, from === dayOf('2001-06-01')]),
    ).toEqual([
      ['AAA', false],
      ['DDD', true],
    ]);
  });

  test('has the name that it was given in quotation marks, and the scheme says who is in it', () => {
    const named = ownScheme(chosen, 'Global South');
    expect(named.ownGroups![0]!.names).toEqual({ en: '“Global South”' });
    expect(named.names).toEqual({ en: '“Global South” (BBB, CCC)', zh: '“Global South”（BBB、CCC）' });
    // The other name belongs to the other question.
    expect(
      representation(roll, roll.initiatives, named, dayOf('2000-12-31'), DEFAULT_RULE).groups[0]!.group.names.en,
    ).toBe('“Global South”');
    expect(at('2000-12-31').groups[0]!.group.names.en).toBe('The states chosen');
  });
});
