import fc from 'fast-check';
import { allAtOnce } from '../../src/common/steps.js';
import { type Day, dayOf, formatDay, lastDayOf, nextMonth, nextYear } from '../../src/domain/day.js';
import { evidence } from '../../src/domain/evidence.js';
import { gaps } from '../../src/domain/gaps.js';
import { GLOBAL_SOUTH_FIGURES, globalSouthRange } from '../../src/domain/global-south.js';
import { membersAt, universeAt } from '../../src/domain/groups.js';
import { standingsInSteps } from '../../src/domain/matrix.js';
import { parity } from '../../src/domain/parity.js';
import { coverageOfAll } from '../../src/domain/presence.js';
import { presenceChanges } from '../../src/domain/presence-changes.js';
import { type GroupFigures, type Representation, representation } from '../../src/domain/representation.js';
import { type Initiative, type Membership, PRECISIONS, ROLE_CLASSES, ROLES, type Roll } from '../../src/domain/roll.js';
import {
  ADOPTING_ROLES,
  type CountingRule,
  commonRoles,
  DECLINING_ROLES,
  DEFAULT_RULE,
  EVERY_ROLE,
  holdsRole,
  JOINING_ROLES,
  REFUSING_ROLES,
  type RoleSet,
  rolesOfClasses,
  rolesWithout,
  withoutPositions,
} from '../../src/domain/rule.js';
import { classCoverage, seatsByClass } from '../../src/domain/seats-by-class.js';
import { SENSITIVE_FIGURES, sensitivity } from '../../src/domain/sensitivity.js';
import { representationSeries } from '../../src/domain/series.js';
import type { Starts } from '../../src/domain/spells.js';
import { coverageIn, sweep } from '../../src/domain/sweep.js';
import { makeRoll } from '../support/make-roll.js';
import { anyDay, FIRST, LAST, randomRule, randomWorld, THROUGH } from '../support/random-roll.js';

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

const POSITIONS = rolesOfClasses(['POSITION']);
const OTHERS = rolesWithout(EVERY_ROLE, POSITIONS);

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
  const onRecord = [...Array(facts.count).keys()].filter(
    (row) =>
      facts.initiative[row] === initiative.index &&
      facts.recordedFrom[row]! <= roll.revision &&
      roll.revision < facts.recordedTo[row]! &&
      facts.confidence[row]! <= rule.confidenceLimit,
  );
  const rows = onRecord.filter((row) => holdsRole(rule.roles, facts.role[row]!));
  const newer = rule.method === '2.0';
  const brings = rule.blocs === 'INHERIT' || (rule.blocs === 'AS_ADOPTED' && initiative.adoption === 'BY_ORGANISATION');
  const inEffect = (row: number, t: Day) => facts.validFrom[row]! <= t && t < facts.validTo[row]!;
  const refuses = (t: Day) =>
    newer &&
    onRecord.some(
      (row) => facts.participant[row] === country && holdsRole(REFUSING_ROLES, facts.role[row]!) && inEffect(row, t),
    );
  const onDay = (t: Day) =>
    rows.some((row) => {
      if (!inEffect(row, t)) return false;
      const participant = roll.participantAt[facts.participant[row]!]!;
      if (participant.index === country) return true;
      if (!brings || participant.kind === 'state' || participant.membersGroup === null) return false;
      if (newer && (!holdsRole(ADOPTING_ROLES, facts.role[row]!) || refuses(t))) return false;
      return membersAt(roll, roll.groups.get(participant.membersGroup)!, t).has(country);
    });
  if (rule.presence === 'CURRENT') return onDay(day);
  for (let t = Math.min(...rows.map((row) => facts.validFrom[row]!)); t <= day; t++) if (onDay(t)) return true;
  return false;
}

/** The same roll with another day for each inexact start, by the method's section 9. */
function redated(roll: Roll, starts: Exclude<Starts, 'STATED'>, unbounded: Day = -1e6): Roll {
  const { facts } = roll;
  const onRecord = (row: number) => facts.recordedFrom[row]! <= roll.revision && roll.revision < facts.recordedTo[row]!;
  const validFrom = facts.validFrom.map((stated, row) => {
    const precision = PRECISIONS[facts.precision[row]!];
    if (starts === 'LATEST') {
      const end = precision === 'YEAR' ? nextYear(stated) : precision === 'MONTH' ? nextMonth(stated) : stated + 1;
      return Math.min(end, facts.validTo[row]!) - 1;
    }
    if (precision !== 'NO_LATER_THAN') return stated;
    let earliest = roll.initiativeAt[facts.initiative[row]!]!.openedOn ?? unbounded;
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

/** A start of a presence by its stated days, and between which days it lies (method, section 10). */
interface PossibleStart {
  readonly stated: Day;
  readonly earliest: Day;
  readonly latest: Day;
}

/**
 * The starts of the presences of a state in an initiative, by marking every day: of what the state does itself, and of
 * each membership of an organisation that brings it along, day by day as far as it does not refuse.
 */
function startsByDefinition(roll: Roll, country: number, initiative: Initiative, rule: CountingRule): PossibleStart[] {
  const { facts, revision, participantAt, groups } = roll;
  const possible = {
    earliest: redated(roll, 'EARLIEST').facts.validFrom,
    latest: redated(roll, 'LATEST').facts.validFrom,
  };
  const rows = [...Array(facts.count).keys()].filter(
    (row) =>
      facts.initiative[row] === initiative.index &&
      facts.recordedFrom[row]! <= revision &&
      revision < facts.recordedTo[row]! &&
      facts.confidence[row]! <= rule.confidenceLimit,
  );
  const inEffect = (row: number, day: Day) => facts.validFrom[row]! <= day && day < facts.validTo[row]!;
  const refusing = rows.filter(
    (row) => facts.participant[row] === country && holdsRole(REFUSING_ROLES, facts.role[row]!),
  );
  const refuses = (day: Day) => rule.method === '2.0' && refusing.some((row) => inEffect(row, day));
  const brings = rule.blocs === 'INHERIT' || (rule.blocs === 'AS_ADOPTED' && initiative.adoption === 'BY_ORGANISATION');
  const memberships = (slug: string): readonly Membership[] => {
    const { composition } = groups.get(slug)!;
    if (composition.of === 'LISTED') return composition.memberships.filter((one) => one.country === country);
    return composition.of === 'UNION' ? composition.groups.flatMap(memberships) : [];
  };
  const stretches: (PossibleStart & { on: (day: Day) => boolean })[] = [];
  for (const row of rows) {
    if (!holdsRole(rule.roles, facts.role[row]!)) continue;
    const participant = participantAt[facts.participant[row]!]!;
    const own = { earliest: possible.earliest[row]!, latest: possible.latest[row]! };
    if (participant.index === country) {
      stretches.push({ stated: facts.validFrom[row]!, ...own, on: (day) => inEffect(row, day) });
    }
    if (!brings || participant.kind === 'state' || participant.membersGroup === null) continue;
    if (rule.method === '2.0' && !holdsRole(ADOPTING_ROLES, facts.role[row]!)) continue;
    for (const { from, to } of memberships(participant.membersGroup)) {
      const may = (day: Day) => inEffect(row, day) && from <= day && day < to;
      for (let day = FIRST; day <= LAST; day++) {
        const begins = may(day) && !refuses(day) && (!may(day - 1) || refuses(day - 1));
        if (!begins) continue;
        const afterRefusal = may(day - 1);
        const bounds = { earliest: Math.max(own.earliest, from), latest: Math.max(own.latest, from) };
        let last = day;
        while (last < LAST && may(last + 1) && !refuses(last + 1)) last++;
        const exact = { earliest: day, latest: day };
        stretches.push({ stated: day, ...(afterRefusal ? exact : bounds), on: (t) => day <= t && t <= last });
      }
    }
  }
  const found: PossibleStart[] = [];
  const present = (day: Day) => stretches.some(({ on }) => on(day));
  for (let day = FIRST; day <= LAST; day++) {
    if (!present(day) || present(day - 1)) continue;
    let last = day;
    while (last < LAST && present(last + 1)) last++;
    const within = stretches.filter(({ stated }) => day <= stated && stated <= last);
    found.push({
      stated: day,
      earliest: Math.min(...within.map(({ earliest }) => earliest)),
      latest: Math.min(...within.map(({ latest }) => latest)),
    });
  }
  return found;
}

/** Whether the list concludes nothing on the day (METHOD, section 3), from the texts of the dates. */
function concludesNothing(one: Initiative, day: Day): boolean {
  if (one.listCompleteness !== 'COMPLETE') return one.listCompleteness !== 'NOT_APPLICABLE';
  if (one.listCheckedOn === null) return true;
  const ends = [one.listClosedOn, one.endedOn].filter((end) => end !== null);
  if (ends.some((end) => one.listCheckedOn! >= end)) return false;
  const [year, month, date] = formatDay(one.listCheckedOn).split('-') as [string, string, string];
  const nextYear = `${Number(year) + 1}-${month}-${month === '02' && date === '29' ? '28' : date}`;
  return formatDay(day) > nextYear;
}

/** Why a state is absent by method 2.0, the first of the list that holds, and the organisations through which it is there. */
function reasonByDefinition(roll: Roll, country: number, one: Initiative, day: Day, rule: CountingRule) {
  const { facts, revision, participantAt, groups } = roll;
  const onRecord = [...Array(facts.count).keys()].filter(
    (row) =>
      facts.initiative[row] === one.index && facts.recordedFrom[row]! <= revision && revision < facts.recordedTo[row]!,
  );
  const sure = onRecord.filter((row) => facts.confidence[row]! <= rule.confidenceLimit);
  const inEffect = (row: number) => facts.validFrom[row]! <= day && day < facts.validTo[row]!;
  const begun = (row: number) => (rule.presence === 'CUMULATIVE' ? facts.validFrom[row]! <= day : inEffect(row));
  const organisation = (row: number) => {
    const participant = participantAt[facts.participant[row]!]!;
    return participant.kind === 'organisation' && holdsRole(ADOPTING_ROLES, facts.role[row]!) ? participant : null;
  };
  const isMember = (group: string | null) => group !== null && membersAt(roll, groups.get(group)!, day).has(country);
  const through = new Set(
    sure.flatMap((row) => {
      const stands = begun(row) && holdsRole(rule.roles, facts.role[row]!) ? organisation(row) : null;
      return stands && isMember(stands.membersGroup) ? [stands.code] : [];
    }),
  );
  const given = (reason: string, withdrewOn: Day | null = null) => ({
    reason,
    withdrewOn,
    through: [...through].sort(),
  });

  if (one.openedOn !== null && day < one.openedOn) return given('NOT_OPEN');
  if (rule.presence === 'CURRENT' && one.endedOn !== null && day >= one.endedOn) return given('NOT_OPEN');
  const joining = { ...rule, presence: 'CURRENT', roles: commonRoles(rule.roles, JOINING_ROLES) } as const;
  if (rule.presence === 'CURRENT') {
    for (let first = day; first > FIRST; first--) {
      if (presentByDefinition(roll, country, one, first - 1, joining)) return given('WITHDREW', first);
    }
  }
  const against = ['DECLINED', 'VOTED_AGAINST', 'DISSOCIATED'] as const;
  const declined = sure.some(
    (row) =>
      facts.participant[row] === country && inEffect(row) && against.some((role) => ROLES[facts.role[row]!] === role),
  );
  if (declined) return given('DECLINED');
  if (concludesNothing(one, day)) return given('UNKNOWN');
  if (presentByDefinition(redated(roll, 'EARLIEST', FIRST - 1), country, one, day, rule)) return given('UNKNOWN');
  if (through.size > 0) return given('THROUGH_ORGANISATION');
  const adopters = onRecord.flatMap((row) => organisation(row) ?? []);
  const mayJoin = one.openness !== 'REGIONAL' || membersAt(roll, groups.get(one.eligibleGroup!)!, day).has(country);
  if (one.adoption === 'BY_ORGANISATION' && !adopters.some(({ membersGroup }) => isMember(membersGroup))) {
    // Of whom the roll does not say whether it is outside (see absence.ts).
    const unsure = one.openness === 'REGIONAL' ? mayJoin : adopters.length === 0;
    return given(unsure ? 'UNKNOWN' : 'NOT_ELIGIBLE');
  }
  if (one.adoption === 'ISSUED' && one.listCompleteness === 'NOT_APPLICABLE') return given('NOT_ELIGIBLE');
  if (one.openness === 'CLOSED' || !mayJoin) return given('NOT_ELIGIBLE');
  return given(one.openness === 'BY_INVITATION' ? 'NOT_INVITED_OR_DECLINED' : 'NEVER_JOINED');
}

const newRule = randomRule.filter(({ method }) => method === '2.0');
const SLOW = { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 6) };

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
            const ended = rule.method === '1.0' ? rule : { ...rule, roles: commonRoles(rule.roles, JOINING_ROLES) };
            const dayBefore = presentByDefinition(roll, country.index, initiative, withdrewOn - 1, ended);
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
        // A vote that a question counts by name is a seat, and no joining.
        const current = { ...withoutPositions(rule), presence: 'CURRENT', universe: 'ALL_STATES' } as const;
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
        const current = { ...withoutPositions(rule), presence: 'CURRENT' } as const;
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
        // A refusal that is not sure takes away what an organisation brings.
        const alone = { blocs: 'EXCLUDE' } as const;
        atLeast(coverage({ ...alone, confidenceLimit: 2 }), coverage({ ...alone, confidenceLimit: 1 }));
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
        const joinable = roll.initiatives.filter((one) => !found.notByStates.includes(one));
        const present = coverageOfAll(roll, joinable, day, rule);
        const absences = universeAt(roll, day, rule.universe)
          .filter(({ index }) => membersAt(roll, group, day, rule.universe).has(index))
          .reduce((sum, { index }) => sum + joinable.length - present[index]!, 0);
        expect(found.joinings.length + found.unknown + found.barred).toBe(absences);
        if (!found.withinReach) return;
        // Asked again with the chosen joinings supposed, the group is at parity.
        const supposed = found.joinings.slice(0, needed!).map(({ country, initiative }) => ({
          initiative: initiative.index,
          participant: country.index,
          role: rule.roles.indexOf('1'),
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

  test('joined is bounded by the presences that surely, and that possibly, began in the year', () => {
    fc.assert(
      fc.property(randomWorld, randomRule, (world, rule) => {
        const roll = makeRoll(world);
        const by = roll.schemes.get('inside')!;
        const points = representationSeries(roll, roll.initiatives, by, 1998, 2005, rule, THROUGH);
        const starts = new Map(
          roll.countries.map(({ index }) => [
            index,
            roll.initiatives
              .flatMap((one) => startsByDefinition(roll, index, one, withoutPositions(rule)))
              .filter(({ stated }) => stated <= THROUGH),
          ]),
        );
        for (const point of points) {
          const [first, last] = [lastDayOf(point.year - 1) + 1, lastDayOf(point.year)];
          const own = universeAt(roll, Math.min(last, THROUGH), rule.universe).flatMap(
            ({ index }) => starts.get(index)!,
          );
          const least = own.filter(({ earliest, latest }) => first <= earliest && latest <= last).length;
          const greatest = own.filter(({ earliest, latest }) => earliest <= last && first <= latest).length;
          const found = allAtOnce(point.joinedBoundsInSteps());
          expect([point.year, found.least, found.greatest]).toEqual([point.year, least, greatest]);
          expect(found.least).toBeLessThanOrEqual(point.joined);
          expect(found.greatest).toBeGreaterThanOrEqual(point.joined);
        }
      }),
      SLOW,
    );
  });

  test('seats by class are the pairs with a role of the class, by the definition of presence', () => {
    fc.assert(
      fc.property(randomWorld, newRule, scheme, anyDay, (world, rule, slug, date) => {
        const roll = makeRoll(world);
        const day = dayOf(date);
        const { partition } = representation(roll, roll.initiatives, roll.schemes.get(slug)!, day, rule);
        const found = seatsByClass(partition, classCoverage(roll, roll.initiatives, day, rule));
        expect(found.map(({ group }) => group.slug)).toEqual(partition.parts.map(({ group }) => group.slug));
        ROLE_CLASSES.forEach((name, place) => {
          const roles = { ...rule, roles: rolesOfClasses([name]) };
          const pairs = partition.parts.map(({ members }) =>
            members.reduce(
              (sum, { index }) =>
                sum + roll.initiatives.filter((one) => presentByDefinition(roll, index, one, day, roles)).length,
              0,
            ),
          );
          const all = pairs.reduce((sum, seats) => sum + seats, 0);
          const expected = pairs.map((seats) => ({ class: name, seats, share: all === 0 ? null : seats / all }));
          expect(found.map(({ classes }) => classes[place])).toEqual(expected);
        });
      }),
      SLOW,
    );
  });

  test('sensitivity is what asking under each definition and each bloc rule gives', () => {
    fc.assert(
      fc.property(randomWorld, newRule, scheme, anyDay, (world, rule, slug, date) => {
        const roll = makeRoll(world);
        const day = dayOf(date);
        const found = sensitivity(representation(roll, roll.initiatives, roll.schemes.get(slug)!, day, rule));
        for (const figure of SENSITIVE_FIGURES) {
          const values = ['halves', 'inside'].flatMap((by) =>
            (['EXCLUDE', 'AS_ADOPTED', 'INHERIT'] as const).flatMap((blocs) => {
              const south = representation(roll, roll.initiatives, roll.schemes.get(by)!, day, {
                ...rule,
                blocs,
              }).groups.find(({ group }) => group.slug === 'south')!;
              const value = south.members === 0 ? null : south[figure];
              return value === null ? [] : [{ value, at: `${by} ${blocs}` }];
            }),
          );
          const { least, leastUnder, greatest, greatestUnder } = found[figure];
          const at = (point: typeof leastUnder) => point && `${point.scheme.slug} ${point.blocs}`;
          if (values.length === 0) {
            expect([least, leastUnder, greatest, greatestUnder]).toEqual([null, null, null, null]);
            continue;
          }
          const [low, high] = [Math.min, Math.max].map((of) => of(...values.map(({ value }) => value))) as [
            number,
            number,
          ];
          expect(least).toBeCloseTo(low, 12);
          expect(greatest).toBeCloseTo(high, 12);
          expect(at(leastUnder)).toBe(values.find(({ value }) => value <= low + 1e-9)!.at);
          expect(at(greatestUnder)).toBe(values.find(({ value }) => value >= high - 1e-9)!.at);
        }
      }),
      RUNS,
    );
  });

  test('the reason of an absence is the first of the list that holds, restated', () => {
    fc.assert(
      fc.property(randomWorld, newRule, anyDay, (world, rule, date) => {
        const roll = makeRoll(world);
        const day = dayOf(date);
        for (const { initiative, missing } of gaps(roll, roll.initiatives, null, day, rule, 1).initiatives) {
          for (const { country, reason, withdrewOn, through } of missing) {
            const found = { reason, withdrewOn, through: through.map(({ code }) => code) };
            expect([country.code, found]).toEqual([
              country.code,
              reasonByDefinition(roll, country.index, initiative, day, rule),
            ]);
          }
        }
      }),
      SLOW,
    );
  });

  test('a state stands itself, through an organisation, or as the reason of its absence says', () => {
    fc.assert(
      fc.property(randomWorld, newRule, anyDay, (world, rule, date) => {
        const roll = makeRoll(world);
        const day = dayOf(date);
        const standings = allAtOnce(standingsInSteps(roll, roll.initiatives, null, day, rule));
        const absences = gaps(roll, roll.initiatives, null, day, rule, 1).initiatives;
        const present = (index: number, one: Initiative, blocs: CountingRule['blocs']) =>
          presentByDefinition(roll, index, one, day, { ...rule, blocs });
        const presentIn = (index: number, one: Initiative, blocs: CountingRule['blocs'], roles: RoleSet) =>
          presentByDefinition(roll, index, one, day, { ...rule, blocs, roles: commonRoles(rule.roles, roles) });
        const asAbsent = { UNKNOWN: 'NOT_KNOWN', DECLINED: 'DECLINED', THROUGH_ORGANISATION: 'THROUGH_ORGANISATION' };
        const states = universeAt(roll, day, rule.universe);
        expect([...standings.keys()]).toEqual(states.map(({ index }) => index));
        for (const { index } of states) {
          const expected = roll.initiatives.map((one, place) => {
            if (presentIn(index, one, 'EXCLUDE', OTHERS)) return 'ITSELF';
            if (presentIn(index, one, rule.blocs, OTHERS)) return 'THROUGH_ORGANISATION';
            // Who is counted by a position alone does not take part.
            if (presentIn(index, one, 'EXCLUDE', POSITIONS)) {
              if (presentIn(index, one, 'INHERIT', OTHERS)) return 'THROUGH_ORGANISATION';
              return presentIn(index, one, 'EXCLUDE', DECLINING_ROLES) ? 'DECLINED' : 'ABSENT';
            }
            const absence = absences[place]!.missing.find(({ country }) => country.index === index);
            if (!absence) return 'THROUGH_ORGANISATION';
            const { reason } = absence;
            if (reason === 'WITHDREW' && present(index, one, 'INHERIT')) return 'THROUGH_ORGANISATION';
            return asAbsent[reason as keyof typeof asAbsent] ?? 'ABSENT';
          });
          expect(standings.get(index)).toEqual(expected);
        }
      }),
      SLOW,
    );
  });
});
