import { makeRoll, type Period as WorldPeriod } from '../../test/support/make-roll.js';
import { dayOf, formatDay, NEVER } from './day.js';
import {
  belongs,
  existedOn,
  groupNamed,
  groupsOf,
  memberCountries,
  membersAt,
  schemeNamed,
  spellsOf,
  successorsOf,
  universeAt,
  unMembershipsOf,
  unStatusAt,
} from './groups.js';
import { ownScheme } from './own-group.js';
import type { Country, Roll, Universe } from './roll.js';

const text = (of: number) => (Math.abs(of) === NEVER ? '…' : formatDay(of));

describe('membership of the United Nations', () => {
  const periods = (
    unStatus: Country['unStatus'],
    [from, to]: [string | null, string | null],
    ...breaks: [string, string][]
  ) =>
    unMembershipsOf({
      unStatus,
      unMemberFrom: from === null ? null : dayOf(from),
      unMemberTo: to === null ? null : dayOf(to),
      breaks: breaks.map(([first, after]) => ({ from: dayOf(first), to: dayOf(after) })),
    }).map((period) => `${text(period.from)} to ${text(period.to)}`);

  test('goes from the admission to the end, without the times in which it was interrupted, by start', () => {
    expect(periods('MEMBER', ['1945-10-24', null])).toEqual(['1945-10-24 to …']);
    // Syria in the United Arab Republic.
    expect(periods('MEMBER', ['1945-10-24', null], ['1958-02-21', '1961-10-13'])).toEqual([
      ...['1945-10-24 to 1958-02-21', '1961-10-13 to …'],
    ]);
    expect(
      periods('NON_MEMBER', ['1950-01-01', '1990-01-01'], ['1970-01-01', '1975-01-01'], ['1960-01-01', '1965-01-01']),
    ).toEqual(['1950-01-01 to 1960-01-01', '1965-01-01 to 1970-01-01', '1975-01-01 to 1990-01-01']);
  });

  test('has no period of no day, where an interruption stands at its beginning or its end', () => {
    expect(periods('NON_MEMBER', ['1950-01-01', '1990-01-01'], ['1950-01-01', '1951-01-01'])).toEqual([
      '1951-01-01 to 1990-01-01',
    ]);
    expect(periods('NON_MEMBER', ['1950-01-01', '1990-01-01'], ['1989-01-01', '1990-01-01'])).toEqual([
      '1950-01-01 to 1989-01-01',
    ]);
    // Of two that overlap it goes on after the later.
    expect(periods('MEMBER', ['1950-01-01', null], ['1960-01-01', '1970-01-01'], ['1961-01-01', '1962-01-01'])).toEqual(
      [...['1950-01-01 to 1960-01-01', '1970-01-01 to …']],
    );
  });

  test('is for ever of a member of which no day is recorded, and never of any other', () => {
    expect(periods('MEMBER', [null, null])).toEqual(['… to …']);
    expect([periods('OBSERVER', [null, null]), periods('NON_MEMBER', [null, null])]).toEqual([[], []]);
    expect(periods('NON_MEMBER', [null, '1991-01-01'])).toEqual(['… to 1991-01-01']);
    expect(periods('OBSERVER', ['1991-01-01', null])).toEqual(['1991-01-01 to …']);
  });
});

const member = (code: string, period: WorldPeriod = [null]) => ({ code, member: period });
const plain = makeRoll({
  countries: [
    member('AAA'),
    member('BBB', ['1960-01-01', '1970-01-01']),
    member('CCC', ['1965-01-01']),
    { code: 'OBS', unStatus: 'OBSERVER' },
    { code: 'OUT', unStatus: 'NON_MEMBER' },
  ],
  groups: {
    club: [
      ['AAA', '1960-01-01', '1962-01-01'],
      ['AAA', '1964-01-01', '1966-01-01'],
      ['OBS', null],
    ],
    pair: [
      ['BBB', null, '1965-01-01'],
      ['CCC', '1966-01-01'],
    ],
    both: { union: ['club', 'pair'] },
  },
  schemes: { split: { groups: ['club', 'rest'] }, three: { groups: ['club', 'pair', 'others'] } },
  initiatives: [],
  facts: [],
});
/** OUT was a state from 1950 to 1980; CCC follows it. */
const roll: Roll = {
  ...plain,
  countries: plain.countries.map((country) =>
    country.code === 'OUT'
      ? {
          ...country,
          existedFrom: dayOf('1950-01-01'),
          existedTo: dayOf('1980-01-01'),
          successors: ['CCC', 'AAA', 'ZZZ'],
        }
      : country,
  ),
};
const country = (code: string) => roll.countries.find((one) => one.code === code)!;
const codes = (states: Iterable<number>) =>
  [...states]
    .sort((a, b) => a - b)
    .map((index) => roll.countries[index]!.code)
    .join(' ');

describe('the universe', () => {
  const at = (date: string, universe: Universe) =>
    universeAt(roll, dayOf(date), universe)
      .map(({ code }) => code)
      .join(' ');

  test('holds the members of the day, its observers where they are counted, or all that are states on it', () => {
    expect(at('1964-12-31', 'UN_MEMBERS')).toBe('AAA BBB');
    expect(at('1965-01-01', 'UN_MEMBERS')).toBe('AAA BBB CCC');
    expect(at('1970-01-01', 'UN_MEMBERS')).toBe('AAA CCC');
    expect(at('1970-01-01', 'UN_MEMBERS_AND_OBSERVERS')).toBe('AAA CCC OBS');
    expect(at('1979-12-31', 'ALL_STATES')).toBe('AAA BBB CCC OBS OUT');
    expect(at('1980-01-01', 'ALL_STATES')).toBe('AAA BBB CCC OBS');
  });

  test('holds a member as a state, whatever is on record of its days as one', () => {
    const early: Country = { ...country('CCC'), existedFrom: dayOf('1968-01-01') };
    expect([
      belongs(early, dayOf('1966-01-01'), 'ALL_STATES'),
      belongs(early, dayOf('1964-01-01'), 'ALL_STATES'),
    ]).toEqual([...[true, false]]);
  });

  test('is told apart by the standing on the day: who is a member today was none before it was admitted', () => {
    const standing = (code: string, date: string) => unStatusAt(country(code), dayOf(date));
    expect([standing('CCC', '1964-12-31'), standing('CCC', '1965-01-01')]).toEqual(['NON_MEMBER', 'MEMBER']);
    expect([standing('BBB', '1969-12-31'), standing('BBB', '1970-01-01')]).toEqual(['MEMBER', 'NON_MEMBER']);
    expect([standing('OBS', '1970-01-01'), standing('OUT', '1970-01-01')]).toEqual(['OBSERVER', 'NON_MEMBER']);
  });

  test('knows of a state of the past when it was one, and which states on record followed it', () => {
    const existed = ['1949-12-31', '1950-01-01', '1979-12-31', '1980-01-01'].map((date) =>
      existedOn(country('OUT'), dayOf(date)),
    );
    expect(existed).toEqual([false, true, true, false]);
    expect(existedOn(country('AAA'), dayOf('1000-01-01'))).toBe(true);
    expect(successorsOf(roll, country('OUT')).map(({ code }) => code)).toEqual(['AAA', 'CCC']);
    expect(successorsOf(roll, country('AAA'))).toEqual([]);
  });
});

describe('a group', () => {
  const at = (slug: string, date: string, universe?: Universe) =>
    codes(membersAt(roll, roll.groups.get(slug)!, dayOf(date), universe));

  test('has the members that it lists on the day, the first day of each and not the last named one', () => {
    const dates = ['1959-12-31', '1960-01-01', '1961-12-31', '1962-01-01', '1964-01-01'];
    expect(dates.map((date) => at('club', date))).toEqual(['OBS', 'AAA OBS', 'AAA OBS', 'OBS', 'AAA OBS']);
  });

  test('that unites others has the members of each of them', () => {
    expect([at('both', '1961-01-01'), at('both', '1965-01-01'), at('both', '1966-01-01')]).toEqual([
      ...['AAA BBB OBS', 'AAA OBS', 'CCC OBS'],
    ]);
  });

  test('that is the complement of a scheme has whoever is counted and in no other group of it', () => {
    expect([at('rest', '1961-01-01'), at('rest', '1963-01-01')]).toEqual(['BBB', 'AAA BBB']);
    expect(at('rest', '1963-01-01', 'ALL_STATES')).toBe('AAA BBB CCC OUT');
    expect([at('others', '1963-01-01'), at('others', '1965-06-01'), at('others', '1971-01-01')]).toEqual([
      ...['AAA', 'BBB CCC', 'AAA'],
    ]);
  });

  test('has its members by code, and each state the groups that list it by slug', () => {
    const club = roll.groups.get('both')!;
    expect(memberCountries(roll, club, dayOf('1961-01-01')).map(({ code }) => code)).toEqual(['AAA', 'BBB', 'OBS']);
    const groups = (code: string, date: string) => groupsOf(roll, country(code), dayOf(date)).map(({ slug }) => slug);
    expect([groups('AAA', '1961-01-01'), groups('AAA', '1963-01-01'), groups('CCC', '1966-01-01')]).toEqual([
      ...[['both', 'club'], [], ['both', 'pair']],
    ]);
  });

  test('is found by its slug, a scheme as well, or refused with what may have been meant', () => {
    expect(groupNamed(roll, 'club', 'group')).toBe(roll.groups.get('club'));
    expect(schemeNamed(roll, 'split', 'scheme')).toBe(roll.schemes.get('split'));
    const refusal = (argument: string, message: string) =>
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { argument }, message });
    expect(() => groupNamed(roll, 'clubb', 'of.group')).toThrow(
      refusal('of.group', "there is no group 'clubb'; did you mean club?"),
    );
    expect(() => schemeNamed(roll, 'splitt', 'scheme')).toThrow(
      refusal('scheme', "there is no scheme 'splitt'; did you mean split?"),
    );
  });
});

describe('the times at which states belong to a group', () => {
  const spells = (group: Parameters<typeof spellsOf>[1]) =>
    spellsOf(roll, group)
      .map(({ country: index, from, to }) => `${roll.countries[index]!.code} ${text(from)} ${text(to)}`)
      .sort();

  test('are those listed, and of a union those of what it unites', () => {
    const club = ['AAA 1960-01-01 1962-01-01', 'AAA 1964-01-01 1966-01-01', 'OBS … …'];
    expect(spells(roll.groups.get('club')!)).toEqual(club);
    expect(spells(roll.groups.get('both')!)).toEqual([...club, 'BBB … 1965-01-01', 'CCC 1966-01-01 …'].sort());
  });

  test('are of a complement those at which a member of the United Nations is in no other group', () => {
    expect(spells(roll.groups.get('rest')!)).toEqual([
      ...['AAA 1962-01-01 1964-01-01', 'AAA 1966-01-01 …', 'AAA … 1960-01-01'],
      ...['BBB 1960-01-01 1970-01-01', 'CCC 1965-01-01 …'],
    ]);
    expect(spells(roll.groups.get('others')!)).toEqual([
      ...['AAA 1962-01-01 1964-01-01', 'AAA 1966-01-01 …', 'AAA … 1960-01-01'],
      ...['BBB 1965-01-01 1970-01-01', 'CCC 1965-01-01 1966-01-01'],
    ]);
  });

  test('are of everybody beside the states of a question those of their membership', () => {
    const [asked, others] = ownScheme([country('AAA')], null).ownGroups!;
    expect(spells(asked!)).toEqual(['AAA … …']);
    expect(spells(others!)).toEqual(['BBB 1960-01-01 1970-01-01', 'CCC 1965-01-01 …']);
    expect(codes(membersAt(roll, others!, dayOf('1966-01-01')))).toBe('BBB CCC');
    expect(codes(membersAt(roll, others!, dayOf('1966-01-01'), 'UN_MEMBERS_AND_OBSERVERS'))).toBe('BBB CCC OBS');
  });
});
