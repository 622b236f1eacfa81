import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allAtOnce, type Steps } from '../../src/common/steps.js';
import { projectRoot } from '../../src/config/project-root.js';
import { centralities, coParticipants, coParticipation, meanShared } from '../../src/domain/co-participation.js';
import { dayOf, formatDay } from '../../src/domain/day.js';
import { distribution, underBlocRules } from '../../src/domain/distribution.js';
import { evidence } from '../../src/domain/evidence.js';
import { absencesOfCountryInSteps, gaps, statesAsked } from '../../src/domain/gaps.js';
import { globalSouthRange } from '../../src/domain/global-south.js';
import { indicatorByGroup } from '../../src/domain/indicator-by-group.js';
import type { Indicators, IndicatorValue } from '../../src/domain/indicators.js';
import { incomplete, listsCheckedBefore } from '../../src/domain/lists.js';
import { matrixInSteps, standingsInSteps } from '../../src/domain/matrix.js';
import { joiningsOfCountryInSteps, parity } from '../../src/domain/parity.js';
import { countedAt } from '../../src/domain/presence.js';
import { presenceChanges } from '../../src/domain/presence-changes.js';
import { rankCorrelation } from '../../src/domain/rank-correlation.js';
import { type Representation, representation } from '../../src/domain/representation.js';
import type { Role, RoleClass, Roll, Scheme } from '../../src/domain/roll.js';
import {
  type CountingRule,
  DEFAULT_RULE,
  DEFAULT_RULE_OF_1_0,
  EVERY_ROLE,
  eitherRoles,
  type Method,
  NO_ROLE,
  roleSet,
  rolesOfClasses,
} from '../../src/domain/rule.js';
import { classCoverage, seatsByClass } from '../../src/domain/seats-by-class.js';
import { type Selection, select } from '../../src/domain/selection.js';
import { sensitivity } from '../../src/domain/sensitivity.js';
import { representationSeries } from '../../src/domain/series.js';
import { type Supposition, supposedBy } from '../../src/domain/suppose.js';
import {
  type Bucket,
  byConfidenceInSteps,
  byGroupInSteps,
  byInitiativeInSteps,
  byKindInSteps,
  byParticipantInSteps,
  byRoleClassInSteps,
  byRoleInSteps,
  byStartYearInSteps,
  byTopicInSteps,
  rowsInSteps,
  type Tally,
  totalInSteps,
} from '../../src/domain/tallies.js';
import { timeToJoin } from '../../src/domain/time-to-join.js';
import { makeRoll, type World } from '../support/make-roll.js';
import { readAll } from '../support/read-all.js';

/**
 * Small invented worlds whose figures were worked out by hand: `world.json` the facts, `working.md` the working,
 * `cases.json` questions with the figures of the working. A number may stand as a fraction or a root.
 */
const WORLDS = join(projectRoot(), 'test', 'golden', 'worlds');

interface Case {
  readonly rule: string;
  readonly ask: string;
  readonly initiatives?: string[];
  readonly selection?: Selection;
  readonly scheme?: string;
  readonly group?: string;
  readonly country?: string;
  readonly asOf?: string;
  readonly from?: number;
  readonly to?: number;
  readonly year?: number;
  readonly dataThrough?: string;
  readonly compositionAt?: string;
  readonly counting?: Partial<Omit<CountingRule, 'roles'>> & { roles?: Role[]; roleClasses?: RoleClass[] };
  readonly suppose?: (Omit<Supposition, 'from'> & { from: string })[];
  readonly expected: unknown;
}

type GoldenWorld = World & { method: Method; indicator?: Record<string, Record<string, number>> };

const FORM = /^(sqrt\()?(\d+)(?:\/(\d+))?\)?$/;

/** The number that a fraction or root stands for; any other text is itself. */
function worked(value: unknown): unknown {
  const match = typeof value === 'string' ? FORM.exec(value) : null;
  if (!match) return value;
  const fraction = Number(match[2]) / Number(match[3] ?? 1);
  return match[1] ? Math.sqrt(fraction) : fraction;
}

/** Things by what names them. */
function named(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const { code, slug } = value as { code?: string; slug?: string };
  return code ?? slug ?? value;
}

/** Holds every part of `expected` against the same part of what was found; parts that it does not name are free. */
function hold(given: unknown, expected: unknown, path: string): void {
  const found = named(given);
  const wanted = worked(expected);
  if (wanted !== null && typeof wanted === 'object') {
    if (Array.isArray(wanted)) expect(`${path}: ${(found as unknown[]).length}`).toBe(`${path}: ${wanted.length}`);
    for (const [key, part] of Object.entries(wanted)) {
      hold((found as Record<string, unknown>)[key], part, `${path}.${key}`);
    }
  } else if (typeof wanted === 'number' && typeof found === 'number') {
    if (Math.abs(found - wanted) > 1e-9) throw new Error(`${path}: found ${found}, worked out ${wanted} (${expected})`);
  } else {
    expect(`${path}: ${String(found)}`).toBe(`${path}: ${String(wanted)}`);
  }
}

const shown = (found: Representation) => ({ ...readAll(found), day: formatDay(found.asked.day) });

function answer(roll: Roll, world: GoldenWorld, one: Case): unknown {
  const { roles, roleClasses, ...how } = one.counting ?? {};
  const usual = (how.method ?? world.method) === '1.0' ? DEFAULT_RULE_OF_1_0 : DEFAULT_RULE;
  const named = eitherRoles(roleSet(roles ?? []), rolesOfClasses(roleClasses ?? []));
  const rule: CountingRule = { ...usual, ...how, ...(named === NO_ROLE ? {} : { roles: named }) };
  const scheme = roll.schemes.get(one.scheme ?? '')!;
  const group = roll.groups.get(one.group ?? '')!;
  const day = one.asOf === undefined ? 0 : dayOf(one.asOf);
  const initiatives =
    one.initiatives?.map((slug) => roll.initiativeBySlug.get(slug)!) ??
    select(roll, one.selection ?? {}, { day, method: rule.method });
  const through = one.dataThrough === undefined ? 0 : dayOf(one.dataThrough);
  const suppositions = (one.suppose ?? []).map((each) => ({ ...each, from: dayOf(each.from) }));
  const supposed = supposedBy(roll, suppositions, initiatives, rule);
  const asked = () => representation(roll, initiatives, scheme, day, rule, supposed);
  switch (one.ask) {
    case 'representation':
      return shown(asked());
    case 'evidence': {
      const found = evidence(asked());
      return { ...found, corroborated: shown(found.corroborated) };
    }
    case 'distribution': {
      const found = distribution(roll, initiatives, day, rule, supposed);
      const sizes = found.buckets.map(({ size }) => size);
      return { ...readAll(found), sizes, underBlocRules: underBlocRules(roll, initiatives, day, rule, supposed) };
    }
    case 'lists': {
      const slugs = (list: typeof initiatives) => list.map(({ slug }) => slug);
      return {
        initiatives: slugs(initiatives),
        incomplete: slugs(incomplete(initiatives, day, rule)),
        checkedBefore: slugs(listsCheckedBefore(initiatives, day, rule)),
      };
    }
    case 'matrix': {
      const standings = allAtOnce(standingsInSteps(roll, initiatives, null, day, rule));
      return Object.fromEntries(
        allAtOnce(matrixInSteps(roll, initiatives, null, day, rule)).map(({ country, coverage, roles: cells }) => [
          country.code,
          { coverage, roles: cells, standings: standings.get(country.index) },
        ]),
      );
    }
    case 'tallies':
      return talliesOf(roll, scheme, day, { ...rule, roles: named === NO_ROLE ? EVERY_ROLE : named });
    case 'seatsByClass': {
      const counted = classCoverage(roll, initiatives, day, rule, supposed);
      return Object.fromEntries(
        seatsByClass(asked().partition, counted).map(({ group: { slug }, classes }) => [
          slug,
          Object.fromEntries(classes.map(({ class: name, seats, share }) => [name, { seats, share }])),
        ]),
      );
    }
    case 'sensitivity':
      return sensitivity(asked());
    case 'globalSouth':
      return globalSouthRange(asked());
    case 'series': {
      const composition = one.compositionAt === undefined ? null : dayOf(one.compositionAt);
      return representationSeries(roll, initiatives, scheme, one.from!, one.to!, rule, through, composition).map(
        (point) => ({
          ...readAll(point),
          joinedBounds: allAtOnce(point.joinedBoundsInSteps()),
          representation: shown(point.representation),
        }),
      );
    }
    case 'changes': {
      const found = presenceChanges(roll, initiatives, one.from!, one.to!, rule, through);
      return Array.from({ length: found.length }, (_, place) => found.at(place)).map((change) => ({
        ...change,
        on: formatDay(change.on),
      }));
    }
    case 'gaps': {
      const { missing } = gaps(roll, initiatives, null, day, rule, 1).initiatives[0]!;
      // Of each state alone the same is said as of all.
      const ofEach = statesAsked(roll, null, day, rule).flatMap((country) =>
        allAtOnce(absencesOfCountryInSteps(roll, initiatives, country, day, rule)),
      );
      expect(ofEach.filter(({ initiative }) => initiative === initiatives[0])).toEqual(
        missing.map((absence) => ({ ...absence, initiative: initiatives[0] })),
      );
      return missing.map((absence) => ({
        ...absence,
        withdrewOn: absence.withdrewOn === null ? null : formatDay(absence.withdrewOn),
      }));
    }
    case 'countryJoinings': {
      const country = roll.countryByCode.get(one.country!)!;
      const { absences, ...found } = allAtOnce(joiningsOfCountryInSteps(roll, initiatives, country, day, rule));
      return { ...found, absences: absences.map(({ initiative, access }) => `${initiative.slug} ${access}`) };
    }
    case 'timeToJoin':
      return timeToJoin(roll, initiatives, scheme, day, rule);
    case 'coParticipation': {
      const network = coParticipation(roll, initiatives, day, rule);
      return { meanShared: meanShared(network), pairs: coParticipants(network, null), central: centralities(network) };
    }
    case 'parity': {
      const found = parity(roll, initiatives, group, day, rule);
      return {
        ...found,
        joinings: found.joinings.map(({ country, initiative }) => `${country.code} ${initiative.slug}`),
      };
    }
    case 'indicatorByGroup':
      return indicatorByGroup(roll, indicatorsOf(roll, world), 'capacity', scheme, one.year!, rule.universe, through);
    case 'rankCorrelation':
      return rankCorrelation(
        roll,
        indicatorsOf(roll, world),
        'capacity',
        initiatives,
        null,
        day,
        rule,
        one.year!,
        'LATEST',
      );
    default:
      throw new Error(`there is no question '${one.ask}'`);
  }
}

/** Tallies as `key: [participations, states, organisations, initiatives]`, in their order. */
function talliesOf(roll: Roll, scheme: Scheme, day: number, rule: CountingRule): unknown {
  const every = { length: roll.facts.count, at: (place: number) => place };
  const rows = allAtOnce(rowsInSteps(every, countedAt(roll, day, rule)));
  const figures = ({ participations, states, organisations, initiatives }: Tally) =>
    `${participations} ${states} ${organisations} ${initiatives}`;
  const told = <K>(steps: Steps<readonly Bucket<K>[]>) =>
    allAtOnce(steps).map(({ key, tally }) => `${String(named(key))}: ${figures(tally)}`);
  return {
    total: figures(allAtOnce(totalInSteps(roll, rows))),
    byRole: told(byRoleInSteps(roll, rows)),
    byRoleClass: told(byRoleClassInSteps(roll, rows)),
    byConfidence: told(byConfidenceInSteps(roll, rows)),
    byKind: told(byKindInSteps(roll, rows)),
    byTopic: told(byTopicInSteps(roll, rows)),
    byStartYear: told(byStartYearInSteps(roll, rows)),
    noLaterThan: allAtOnce(byStartYearInSteps(roll, rows)).map(({ noLaterThan }) => noLaterThan),
    byGroup: told(byGroupInSteps(roll, rows, scheme, day, rule.universe)),
    byInitiative: told(byInitiativeInSteps(roll, rows)),
    byParticipant: told(byParticipantInSteps(roll, rows)),
  };
}

function indicatorsOf(roll: Roll, { indicator: figures = {} }: GoldenWorld): Indicators {
  const texts = { publisher: null, url: null, licence: null, definition: null };
  const indicator = { slug: 'capacity', names: { en: 'Capacity' }, unit: 'points', higherIsBetter: true, ...texts };
  const byCountry = new Map<number, IndicatorValue[]>();
  for (const [code, byYear] of Object.entries(figures)) {
    const country = roll.countryByCode.get(code)!.index;
    const values = Object.entries(byYear).map(([year, value]) => ({
      indicator,
      country,
      year: Number(year),
      value,
      note: null,
    }));
    byCountry.set(country, values);
  }
  return {
    all: [indicator],
    bySlug: new Map([[indicator.slug, indicator]]),
    values: new Map([[indicator.slug, byCountry]]),
  };
}

describe.each(readdirSync(WORLDS))('the world %s, worked by hand', (name) => {
  const read = (file: string) => readFileSync(join(WORLDS, name, file), 'utf8');
  const world = JSON.parse(read('world.json')) as GoldenWorld;
  const cases = JSON.parse(read('cases.json')) as Case[];

  test.each(cases)('$rule', (one) => {
    hold(answer(makeRoll(world), world, one), one.expected, one.ask);
  });

  test('the working explains every case', () => {
    for (const { rule } of cases) expect(read('working.md')).toContain(`## ${rule.slice(0, 2).replace(':', '.')}`);
  });
});
