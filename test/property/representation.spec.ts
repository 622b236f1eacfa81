import fc from 'fast-check';
import { type Day, dayOf, formatDay, lastDayOf, nextMonth, nextYear } from '../../src/domain/day.js';
import { evidence } from '../../src/domain/evidence.js';
import { gaps } from '../../src/domain/gaps.js';
import { GLOBAL_SOUTH_FIGURES, globalSouthRange } from '../../src/domain/global-south.js';
import { membersAt, universeAt } from '../../src/domain/groups.js';
import { parity } from '../../src/domain/parity.js';
import { type CountingRule, coverageOfAll, DEFAULT_RULE } from '../../src/domain/presence.js';
import { presenceChanges } from '../../src/domain/presence-changes.js';
import { type GroupFigures, type Representation, representation } from '../../src/domain/representation.js';
import { type Initiative, PRECISIONS, type Roll } from '../../src/domain/roll.js';
import { representationSeries } from '../../src/domain/series.js';
import type { Starts } from '../../src/domain/spells.js';
import { coverageIn, sweep } from '../../src/domain/sweep.js';
import { makeRoll } from '../support/make-roll.js';
import { anyDay, randomRule, randomWorld, THROUGH } from '../support/random-roll.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);
const RUNS = { seed: SEED, numRuns: Number(process.env.PROPERTY_RUNS ?? 300) };
const scheme = fc.constantFrom('halves', 'inside', 'united');
const chosen = fc.subarray([0, 1, 2], { minLength: 1 });

const GROUP_FIGURES = [...GLOBAL_SOUTH_FIGURES, 'group', 'leadingSeats', 'absentMembers'] as const;
const FIGURES = [
  'partition',
  'loosemoreHanby',
  'gallagher',
  'populationLoosemoreHanby',
  'populationGallagher',
  'gini',
  'excludedPopulationShare',
] as const;

const groupFigures = (group: GroupFigures) => GROUP_FIGURES.map((name) => group[name]);

/** The Global South under each scheme, and the ranges. */
function southFigures(found: Representation) {
  const { underSchemes, ranges } = globalSouthRange(found);
  return { under: underSchemes.map(({ scheme: { slug }, figures: own }) => [slug, groupFigures(own)]), ranges };
}

/** What a reader sees: every figure, read; without the question's functions. */
function figures(found: Representation) {
  const { day, composition } = found.asked;
  const groups = found.groups.map(groupFigures);
  return { day, composition, groups, figures: FIGURES.map((name) => found[name]) };
}

/** x(c, i, t) as the method's section 3 has it, by going through every day up to t: slow, and with nothing in common. */
function presentByDefinition(
  roll: Roll,
  country: number,
  initiative: Initiative,
  day: Day,
  rule: CountingRule,
): boolean {
  const { facts } = roll;
  const rows = [...Array(facts.count).keys()].filter(
    (row) =>
      facts.initiative[row] === initiative.index &&
      facts.recordedFrom[row]! <= roll.revision &&
      roll.revision < facts.recordedTo[row]! &&
      ((rule.roles >> facts.role[row]!) & 1) === 1 &&
      facts.confidence[row]! <= rule.leastConfidence,
  );
  const onDay = (t: Day) =>
    rows.some((row) => {
      if (t < facts.validFrom[row]! || t >= facts.validTo[row]!) return false;
      const participant = roll.participantAt[facts.participant[row]!]!;
      if (participant.index === country) return true;
      if (rule.blocs === 'EXCLUDE' || participant.kind === 'state' || participant.membersGroup === null) return false;
      return membersAt(roll, roll.groups.get(participant.membersGroup)!, t).has(country);
    });
  if (rule.presence === 'CURRENT') return onDay(day);
  for (let t = Math.min(...rows.map((row) => facts.validFrom[row]!)); t <= day; t++) if (onDay(t)) return true;
  return false;
}

/** The same roll with another day for each inexact start, by the method's section 9. */
function redated(roll: Roll, starts: Exclude<Starts, 'STATED'>): Roll {
  const { facts } = roll;
  const onRecord = (row: number) => facts.recordedFrom[row]! <= roll.revision && roll.revision < facts.recordedTo[row]!;
  const validFrom = facts.validFrom.map((stated, row) => {
    const precision = PRECISIONS[facts.precision[row]!];
    if (starts === 'LATEST') {
      const end = precision === 'YEAR' ? nextYear(stated) : precision === 'MONTH' ? nextMonth(stated) : stated + 1;
      return Math.min(end, facts.validTo[row]!) - 1;
    }
    if (precision !== 'NO_LATER_THAN') return stated;
    let earliest = roll.initiativeAt[facts.initiative[row]!]!.openedOn ?? -1e6;
    for (let other = 0; other < facts.count; other++) {
      const sameRole = (['initiative', 'participant', 'role'] as const).every(
        (key) => facts[key][other] === facts[key][row],
      );
      if (sameRole && onRecord(other) && facts.validTo[other]! <= stated) {
        earliest = Math.max(earliest, facts.validTo[other]!);
      }
    }
    return Math.min(stated, earliest);
  });
  return { ...roll, facts: { ...facts, validFrom } };
}

describe(`representation of random rolls (PROPERTY_SEED=${SEED})`, () => {
  test('coverage is that of the definition, whichever way it is counted', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, anyDay, (world, rule, date) => {
        const roll = makeRoll(world);
        const day = dayOf(date);
        const counted = coverageOfAll(roll, roll.initiatives, day, rule);
        const swept = coverageIn(sweep(roll, roll.initiatives, rule, [day], day), 0).all;
        for (const { index } of roll.countries) {
          const k = roll.initiatives.filter((one) => presentByDefinition(roll, index, one, day, rule)).length;
          expect([counted[index], swept[index]]).toEqual([k, k]);
        }
      }),
      { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 6) },
    );
  });

  test('gaps name those who are not present by the definition, and withdrawal only of those who were', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, anyDay, fc.integer({ min: 1, max: 4 }), (world, rule, date, fewerThan) => {
        const roll = makeRoll(world);
        const day = dayOf(date);
        const found = gaps(roll, roll.initiatives, null, day, rule, fewerThan);
        const states = universeAt(roll, day, rule.universe);
        const present = (country: number, one: Initiative) => presentByDefinition(roll, country, one, day, rule);
        for (const { initiative, missing } of found.initiatives) {
          const absent = states.filter(({ index }) => !present(index, initiative));
          expect(missing.map(({ country }) => country.code)).toEqual(absent.map(({ code }) => code));
          for (const { country, reason, withdrewOn } of missing) {
            expect(reason === 'WITHDREW').toBe(withdrewOn !== null);
            if (withdrewOn === null) continue;
            const dayBefore = presentByDefinition(roll, country.index, initiative, withdrewOn - 1, rule);
            expect([dayBefore, withdrewOn <= day]).toEqual([true, true]);
          }
        }
        const few = states.flatMap(({ code, index }) => {
          const missing = roll.initiatives.filter((one) => !present(index, one)).map(({ slug }) => slug);
          const coverage = roll.initiatives.length - missing.length;
          return coverage < fewerThan ? [{ code, coverage, missing }] : [];
        });
        const listed = found.countries.map(({ country, coverage, missing }) => ({
          code: country.code,
          coverage,
          missing: missing.map(({ slug }) => slug),
        }));
        expect(listed).toEqual(few);
      }),
      { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 6) },
    );
  });

  test('a point of a series equals the representation asked at its day', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, scheme, chosen, fc.option(anyDay), (world, rule, slug, places, fixed) => {
        const roll = makeRoll(world);
        const initiatives = places.map((place) => roll.initiatives[place]!);
        const composition = fixed === null ? null : dayOf(fixed);
        const by = roll.schemes.get(slug)!;
        let series: ReturnType<typeof representationSeries>;
        try {
          series = representationSeries(roll, initiatives, by, 1999, 2005, rule, THROUGH, composition);
        } catch (error) {
          expect((error as Error).message).toMatch(/no state of the universe was in a group/);
          return;
        }
        expect(series.map(({ year }) => year)).toEqual([1999, 2000, 2001, 2002, 2003, 2004, 2005]);
        for (const point of series) {
          const day = Math.min(lastDayOf(point.year), THROUGH);
          const asked = representation(roll, initiatives, by, day, rule, [], composition ?? day);
          expect(figures(point.representation)).toEqual(figures(asked));
          expect(point.partial).toBe(point.year === 2005);
          const [a, b] = [evidence(point.representation), evidence(asked)];
          expect(figures(a.corroborated)).toEqual(figures(b.corroborated));
          expect(a.startDates).toEqual(b.startDates);
          expect(southFigures(point.representation)).toEqual(southFigures(asked));
        }
      }),
      RUNS,
    );
  });

  test('a year begins with the seats of the one before, plus joined, less left, for a universe that stays', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, (world, rule) => {
        const roll = makeRoll(world);
        const current = { ...rule, presence: 'CURRENT', universe: 'ALL_STATES' } as const;
        const by = roll.schemes.get('inside')!;
        const series = representationSeries(roll, roll.initiatives, by, 1999, 2005, current, THROUGH);
        const seats = series.map((point) => point.representation.groups.reduce((sum, one) => sum + one.seats, 0));
        series.slice(1).forEach(({ joined, left }, place) => {
          expect(seats[place + 1]).toBe(seats[place]! + joined - left);
        });
      }),
      RUNS,
    );
  });

  test('joined and left count the days on which a presence begins, and on which one is gone', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, fc.integer({ min: 2000, max: 2005 }), (world, rule, year) => {
        const roll = makeRoll(world);
        const current = { ...rule, presence: 'CURRENT' } as const;
        const last = Math.min(lastDayOf(year), THROUGH);
        const [point] = representationSeries(
          roll,
          roll.initiatives,
          roll.schemes.get('inside')!,
          year,
          year,
          rule,
          THROUGH,
        );
        let [joined, left] = [0, 0];
        for (const { index } of universeAt(roll, last, rule.universe)) {
          for (const initiative of roll.initiatives) {
            let before = presentByDefinition(roll, index, initiative, lastDayOf(year - 1), current);
            for (let day = lastDayOf(year - 1) + 1; day <= last; day++) {
              const now = presentByDefinition(roll, index, initiative, day, current);
              if (now && !before) joined++;
              if (!now && before) left++;
              before = now;
            }
          }
        }
        expect([point!.joined, point!.left]).toEqual([joined, left]);
      }),
      { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 6) },
    );
  });

  test('the list of changes holds as many as the points say, in order, and by group as the groups say', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, (world, rule) => {
        const roll = makeRoll(world);
        const by = roll.schemes.get('inside')!;
        const points = representationSeries(roll, roll.initiatives, by, 2001, 2005, rule, THROUGH);
        const sum = (key: 'joined' | 'left') => points.reduce((total, point) => total + point[key], 0);
        const all = presenceChanges(roll, roll.initiatives, 2001, 2005, rule, THROUGH);
        expect([all.joined, all.left]).toEqual([sum('joined'), sum('left')]);
        const keys = [...Array(all.length).keys()].map((place) => all.key(place));
        expect(keys).toEqual([...new Set(keys)].sort());
        for (const slug of by.groups) {
          const own = presenceChanges(roll, roll.initiatives, 2001, 2005, rule, THROUGH, roll.groups.get(slug)!);
          const changes = points.flatMap((point) => point.changes.filter(({ group }) => group.slug === slug));
          expect(own.joined).toBe(changes.reduce((total, { joined }) => total + joined, 0));
          expect(own.left).toBe(changes.reduce((total, { left }) => total + left, 0));
        }
      }),
      RUNS,
    );
  });

  test('groups sum to the total, shares to 1, and indices keep within their bounds', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, scheme, anyDay, (world, rule, slug, date) => {
        const roll = makeRoll(world);
        const day = dayOf(date);
        const found = representation(roll, roll.initiatives, roll.schemes.get(slug)!, day, rule);
        const { groups } = found;
        const universe = universeAt(roll, day, rule.universe);
        const coverage = coverageOfAll(roll, roll.initiatives, day, rule);
        const total = (key: 'members' | 'seats' | 'participants') => groups.reduce((sum, one) => sum + one[key], 0);
        expect(total('members')).toBe(universe.length);
        expect(total('seats')).toBe(universe.reduce((sum, { index }) => sum + coverage[index]!, 0));
        expect(total('participants')).toBe(universe.filter(({ index }) => coverage[index]! > 0).length);
        for (const key of ['seatShare', 'membershipShare', 'populationShare', 'leadingSeatShare'] as const) {
          const shares = groups.map((group) => group[key]);
          if (shares.includes(null)) expect(shares.every((share) => share === null)).toBe(true);
          else expect(shares.reduce<number>((sum, share) => sum + share!, 0)).toBeCloseTo(1, 12);
        }
        for (const group of groups) {
          expect(group.leadingSeats).toBeLessThanOrEqual(group.seats);
          expect(group.participants + group.absentMembers.length).toBe(group.members);
          expect(group.participants).toBeLessThanOrEqual(group.seats);
          for (const value of Object.values(group))
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
        const within = (value: number | null, most: number) => {
          if (value === null) return;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(most + 1e-12);
        };
        within(found.gini, 1 - 1 / Math.max(1, universe.length));
        within(found.loosemoreHanby, 1);
        within(found.populationLoosemoreHanby, 1);
        within(found.gallagher, 100 + 1e-9);
        within(found.populationGallagher, 100 + 1e-9);
        within(found.excludedPopulationShare, 1);
        expect(groups.findIndex((one) => one.group.slug === 'not-classified') + 1 || groups.length).toBe(groups.length);
      }),
      RUNS,
    );
  });

  test('inheriting takes no presence away, nor does counting what has ended, nor a less sure fact', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, anyDay, (world, rule, date) => {
        const roll = makeRoll(world);
        const coverage = (change: Partial<CountingRule>) =>
          coverageOfAll(roll, roll.initiatives, dayOf(date), { ...rule, ...change });
        const atLeast = (more: Int32Array, less: Int32Array) => {
          for (const { index } of roll.countries) expect(more[index]).toBeGreaterThanOrEqual(less[index]!);
        };
        atLeast(coverage({ blocs: 'INHERIT' }), coverage({ blocs: 'EXCLUDE' }));
        atLeast(coverage({ presence: 'CUMULATIVE' }), coverage({ presence: 'CURRENT' }));
        atLeast(coverage({ leastConfidence: 2 }), coverage({ leastConfidence: 1 }));
      }),
      RUNS,
    );
  });

  test('inexact starts: seats are least with every start at its latest, greatest at its earliest; shares lie between', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, scheme, anyDay, (world, rule, slug, date) => {
        const roll = makeRoll(world);
        const ask = (of: Roll) => representation(of, of.initiatives, of.schemes.get(slug)!, dayOf(date), rule);
        const stated = ask(roll);
        const [latest, earliest] = [ask(redated(roll, 'LATEST')), ask(redated(roll, 'EARLIEST'))];
        evidence(stated).startDates.forEach((bounds, place) => {
          expect(bounds.group.slug).toBe(stated.groups[place]!.group.slug);
          for (const key of ['seats', 'participants', 'participationRate'] as const) {
            expect(bounds[key]).toEqual({ least: latest.groups[place]![key], greatest: earliest.groups[place]![key] });
          }
          for (const key of ['seatShare', 'representationRatio'] as const) {
            const { least, greatest } = bounds[key];
            for (const { groups } of [latest, stated, earliest]) {
              const value = groups[place]![key];
              if (value === null) continue;
              expect(least ?? 0).toBeLessThanOrEqual(value + 1e-12);
              expect(greatest ?? 0).toBeGreaterThanOrEqual(value - 1e-12);
            }
          }
        });
      }),
      RUNS,
    );
  });

  test('a share is least with the least seats of the group and the greatest of all others', () => {
    const roll = makeRoll({
      countries: [{ code: 'AAA' }, { code: 'BBB' }],
      groups: { a: [['AAA', null]] },
      schemes: { halves: { groups: ['a', 'b'] } },
      initiatives: [
        { slug: 'pact', opened: '2001-01-01' },
        { slug: 'panel', opened: '2001-01-01' },
      ],
      facts: [
        { initiative: 'pact', participant: 'AAA', valid: ['2001-01-01'] },
        { initiative: 'panel', participant: 'AAA', valid: ['2002-01-01'], precision: 'YEAR' },
        { initiative: 'pact', participant: 'BBB', valid: ['2001-01-01'] },
        { initiative: 'panel', participant: 'BBB', valid: ['2003-01-01'], precision: 'NO_LATER_THAN' },
      ],
    });
    const asked = representation(
      roll,
      roll.initiatives,
      roll.schemes.get('halves')!,
      dayOf('2002-06-30'),
      DEFAULT_RULE,
    );
    const [a, b] = evidence(asked).startDates;
    expect(a!.seats).toEqual({ least: 1, greatest: 2 });
    expect(b!.seats).toEqual({ least: 1, greatest: 2 });
    expect(a!.seatShare).toEqual({ least: 1 / 3, greatest: 2 / 3 });
    expect(b!.seatShare).toEqual({ least: 1 / 3, greatest: 2 / 3 });
    expect(a!.representationRatio).toEqual({ least: 2 / 3, greatest: 4 / 3 });
  });

  test('the fewest joinings bring a group to parity, and one fewer does not', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, anyDay, (world, rule, date) => {
        const roll = makeRoll(world);
        const day = dayOf(date);
        const group = roll.groups.get('south')!;
        const found = parity(roll, roll.initiatives, group, day, rule);
        const { members, seats, allSeats, needed } = found;
        if (members === 0) {
          expect(needed).toBeNull();
          return;
        }
        const all = universeAt(roll, day, rule.universe).length;
        const reached = (more: number) => allSeats + more > 0 && (seats + more) * all >= members * (allSeats + more);
        expect(reached(needed!)).toBe(true);
        if (needed! > 0) expect(reached(needed! - 1)).toBe(false);
        expect(found.free + found.byInvitation).toBe(found.joinings.length);
        const present = coverageOfAll(roll, roll.initiatives, day, rule);
        const absences = universeAt(roll, day, rule.universe)
          .filter(({ index }) => membersAt(roll, group, day, rule.universe).has(index))
          .reduce((sum, { index }) => sum + roll.initiatives.length - present[index]!, 0);
        expect(found.joinings.length + found.unknown + found.barred).toBe(absences);
        if (!found.withinReach) return;
        // Asked again with the chosen joinings supposed, the group is at parity.
        const supposed = found.joinings.slice(0, needed!).map(({ country, initiative }) => ({
          initiative: initiative.index,
          participant: country.index,
          role: 31 - Math.clz32(rule.roles),
          from: day,
        }));
        const by = { ...roll.schemes.get('inside')!, groups: ['south', 'not-south'] };
        const after = representation(roll, roll.initiatives, by, day, rule, supposed).groups[0]!;
        expect(after.seats).toBe(seats + needed!);
        expect(after.representationRatio).toBeCloseTo(found.representationRatioAfter!, 12);
        expect(after.representationRatio!).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
      RUNS,
    );
  });

  test('dates are written as they are counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        const [year, month] = formatDay(day).split('-').map(Number) as [number, number];
        expect(formatDay(nextYear(day))).toBe(`${String(year + 1).padStart(4, '0')}-01-01`);
        const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
        expect(formatDay(nextMonth(day))).toBe(`${next}-01`);
      }),
      RUNS,
    );
  });
});
