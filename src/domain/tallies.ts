import { ROWS_A_STEP, type Steps } from '../common/steps.js';
import { type Day, yearOf } from './day.js';
import { partitionAt } from './partition.js';
import {
  CLASS_OF_ROLE,
  CONFIDENCES,
  type Confidence,
  type Group,
  INITIATIVE_KINDS,
  type Initiative,
  type InitiativeKind,
  type Participant,
  PRECISIONS,
  type Precision,
  ROLE_CLASSES,
  ROLES,
  type Role,
  type RoleClass,
  type Roll,
  type Scheme,
  TOPICS,
  type Topic,
  type Universe,
} from './roll.js';
import { stateCount } from './spells.js';

/** How many participations, and how many distinct things they join. */
export interface Tally {
  readonly participations: number;
  readonly states: number;
  readonly organisations: number;
  readonly initiatives: number;
}

/** The rows that pass, ascending, so that those of an initiative stand together and in it those of a participant. */
export function* rowsInSteps(
  candidates: { readonly length: number; at(position: number): number },
  passes: (row: number) => boolean,
): Steps<Uint32Array> {
  const rows = new Uint32Array(candidates.length);
  let count = 0;
  for (let position = 0; position < candidates.length; position++) {
    const row = candidates.at(position);
    if (passes(row)) rows[count++] = row;
    if (position % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  return rows.slice(0, count);
}

/**
 * A tally for each of `count` buckets. `bucketsOf` calls `into` with every bucket in which a row is counted: one where
 * they split the rows.
 */
export function* talliesInSteps(
  roll: Roll,
  rows: Uint32Array,
  count: number,
  bucketsOf: (row: number, into: (bucket: number) => void) => void,
): Steps<Tally[]> {
  const { initiative, participant } = roll.facts;
  const firstOrganisation = stateCount(roll);
  const width = roll.participantAt.length;
  const seen = new Uint8Array(count * width);
  const lastInitiative = new Int32Array(count).fill(-1);
  const all = new Uint32Array(count);
  const ofStates = new Uint32Array(count);
  const ofOrganisations = new Uint32Array(count);
  const initiatives = new Uint32Array(count);
  let row = 0;
  const into = (bucket: number): void => {
    const who = participant[row]!;
    all[bucket] = all[bucket]! + 1;
    if (lastInitiative[bucket] !== initiative[row]) {
      lastInitiative[bucket] = initiative[row]!;
      initiatives[bucket] = initiatives[bucket]! + 1;
    }
    const cell = bucket * width + who;
    if (seen[cell] === 1) return;
    seen[cell] = 1;
    const distinct = who < firstOrganisation ? ofStates : ofOrganisations;
    distinct[bucket] = distinct[bucket]! + 1;
  };
  for (let position = 0; position < rows.length; position++) {
    row = rows[position]!;
    bucketsOf(row, into);
    if (position % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  return Array.from(all, (participations, bucket) => ({
    participations,
    states: ofStates[bucket]!,
    organisations: ofOrganisations[bucket]!,
    initiatives: initiatives[bucket]!,
  }));
}

/** A bucket by what names it, and what is in it. */
export interface Bucket<K> {
  readonly key: K;
  readonly tally: Tally;
}

const isFilled = ({ tally }: Bucket<unknown>): boolean => tally.participations > 0;

function* byWordInSteps<K>(
  roll: Roll,
  rows: Uint32Array,
  words: readonly K[],
  bucketsOf: (row: number, into: (bucket: number) => void) => void,
): Steps<Bucket<K>[]> {
  const tallies = yield* talliesInSteps(roll, rows, words.length, bucketsOf);
  return tallies.map((tally, bucket) => ({ key: words[bucket]!, tally })).filter(isFilled);
}

/** All of them in one. */
export function* totalInSteps(roll: Roll, rows: Uint32Array): Steps<Tally> {
  const [tally] = yield* talliesInSteps(roll, rows, 1, (_, into) => into(0));
  return tally!;
}

/** By role, in the order of the method. */
export function byRoleInSteps(roll: Roll, rows: Uint32Array): Steps<Bucket<Role>[]> {
  const { role } = roll.facts;
  return byWordInSteps(roll, rows, ROLES, (row, into) => into(role[row]!));
}

/** By class of role. */
export function byRoleClassInSteps(roll: Roll, rows: Uint32Array): Steps<Bucket<RoleClass>[]> {
  const { role } = roll.facts;
  const bucketOfRole = CLASS_OF_ROLE.map((roleClass) => ROLE_CLASSES.indexOf(roleClass));
  return byWordInSteps(roll, rows, ROLE_CLASSES, (row, into) => into(bucketOfRole[role[row]!]!));
}

/** By confidence. */
export function byConfidenceInSteps(roll: Roll, rows: Uint32Array): Steps<Bucket<Confidence>[]> {
  const { confidence } = roll.facts;
  return byWordInSteps(roll, rows, CONFIDENCES, (row, into) => into(confidence[row]!));
}

/** By how exactly the start is known. */
export function byPrecisionInSteps(roll: Roll, rows: Uint32Array): Steps<Bucket<Precision>[]> {
  const { precision } = roll.facts;
  return byWordInSteps(roll, rows, PRECISIONS, (row, into) => into(precision[row]!));
}

/** By kind of initiative. */
export function byKindInSteps(roll: Roll, rows: Uint32Array): Steps<Bucket<InitiativeKind>[]> {
  const { facts, initiativeAt } = roll;
  const buckets = initiativeAt.map((initiative) => (initiative ? INITIATIVE_KINDS.indexOf(initiative.kind) : -1));
  return byWordInSteps(roll, rows, INITIATIVE_KINDS, (row, into) => into(buckets[facts.initiative[row]!]!));
}

const WITHOUT_TOPIC = [TOPICS.length];

/** By topic; null: of initiatives that have none. One of several topics is in several buckets. */
export function byTopicInSteps(roll: Roll, rows: Uint32Array): Steps<Bucket<Topic | null>[]> {
  const { facts, initiativeAt } = roll;
  const buckets = initiativeAt.map((initiative) =>
    initiative && initiative.topics.length > 0
      ? initiative.topics.map((topic) => TOPICS.indexOf(topic))
      : WITHOUT_TOPIC,
  );
  return byWordInSteps<Topic | null>(roll, rows, [...TOPICS, null], (row, into) => {
    for (const bucket of buckets[facts.initiative[row]!]!) into(bucket);
  });
}

/** A year with those that began in it, and how many of them are known only to have begun by a day of it. */
export interface StartYear extends Bucket<number> {
  readonly noLaterThan: number;
}

const NO_LATER_THAN = PRECISIONS.indexOf('NO_LATER_THAN');

/** By the year in which they began, ascending. */
export function* byStartYearInSteps(roll: Roll, rows: Uint32Array): Steps<StartYear[]> {
  const { validFrom, precision } = roll.facts;
  const years = new Int32Array(rows.length);
  // Few days hold all starts, and a day is looked up faster than its year is worked out.
  const yearOfDay = new Map<Day, number>();
  for (const [position, row] of rows.entries()) {
    const day = validFrom[row]!;
    let year = yearOfDay.get(day);
    if (year === undefined) {
      year = yearOf(day);
      yearOfDay.set(day, year);
    }
    years[position] = year;
    if (position % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  const startYears = [...new Set(yearOfDay.values())].sort((a, b) => a - b);
  const bucketOfYear = new Map(startYears.map((year, bucket) => [year, bucket]));
  const noLaterThan = new Uint32Array(startYears.length);
  let position = 0;
  const tallies = yield* talliesInSteps(roll, rows, startYears.length, (row, into) => {
    const bucket = bucketOfYear.get(years[position++]!)!;
    if (precision[row] === NO_LATER_THAN) noLaterThan[bucket] = noLaterThan[bucket]! + 1;
    into(bucket);
  });
  return tallies.map((tally, bucket) => ({ key: startYears[bucket]!, tally, noLaterThan: noLaterThan[bucket]! }));
}

/**
 * By the group of a scheme to which a state of the universe belongs at a day, in the scheme's order, then `not-classified`;
 * null: of organisations and of states outside the universe.
 */
export function* byGroupInSteps(
  roll: Roll,
  rows: Uint32Array,
  scheme: Scheme,
  day: Day,
  universe: Universe,
): Steps<Bucket<Group | null>[]> {
  const { parts } = partitionAt(roll, scheme, day, universe);
  const buckets = new Uint16Array(roll.participantAt.length).fill(parts.length);
  for (const [bucket, { members }] of parts.entries()) for (const { index } of members) buckets[index] = bucket;
  const { participant } = roll.facts;
  const groups = [...parts.map(({ group }) => group), null];
  return yield* byWordInSteps<Group | null>(roll, rows, groups, (row, into) => into(buckets[participant[row]!]!));
}

/** By initiative: the most participations first, equals by slug. */
export function* byInitiativeInSteps(roll: Roll, rows: Uint32Array): Steps<Bucket<Initiative>[]> {
  const { initiative, participant } = roll.facts;
  const firstOrganisation = stateCount(roll);
  const buckets: Bucket<Initiative>[] = [];
  for (let end = 0; end < rows.length; ) {
    const begin = end;
    const index = initiative[rows[begin]!]!;
    let [states, organisations, last] = [0, 0, -1];
    for (; end < rows.length && initiative[rows[end]!] === index; end++) {
      const who = participant[rows[end]!]!;
      if (who === last) continue;
      last = who;
      if (who < firstOrganisation) states++;
      else organisations++;
    }
    const tally = { participations: end - begin, states, organisations, initiatives: 1 };
    buckets.push({ key: roll.initiativeAt[index]!, tally });
    if (buckets.length % ROWS_A_STEP === 0) yield;
  }
  return mostFirst(buckets);
}

/** Those of the rows, ascending, that are of one initiative. */
export function rowsOf({ facts }: Roll, rows: Uint32Array, { index }: Initiative): Uint32Array {
  const before = (bound: number) => {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rows[middle]! < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return rows.subarray(before(facts.initiativeStart[index]!), before(facts.initiativeStart[index + 1]!));
}

/** By participant: the most participations first; of equals states first, then by code. */
export function* byParticipantInSteps(roll: Roll, rows: Uint32Array): Steps<Bucket<Participant>[]> {
  const { initiative, participant } = roll.facts;
  const width = roll.participantAt.length;
  const participations = new Uint32Array(width);
  const initiatives = new Uint32Array(width);
  const last = new Int32Array(width).fill(-1);
  for (const [position, row] of rows.entries()) {
    const who = participant[row]!;
    participations[who] = participations[who]! + 1;
    if (last[who] !== initiative[row]) {
      last[who] = initiative[row]!;
      initiatives[who] = initiatives[who]! + 1;
    }
    if (position % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  const buckets = roll.participantAt.flatMap((key, index): Bucket<Participant>[] => {
    if (participations[index] === 0) return [];
    const isState = key!.kind === 'state';
    const distinct = { states: isState ? 1 : 0, organisations: isState ? 0 : 1, initiatives: initiatives[index]! };
    return [{ key: key!, tally: { participations: participations[index]!, ...distinct } }];
  });
  return mostFirst(buckets);
}

/** Sorted by how many participations they have, the most first; of equals in the order in which they came. */
function mostFirst<K>(buckets: readonly Bucket<K>[]): Bucket<K>[] {
  const byCount = new Map<number, Bucket<K>[]>();
  for (const bucket of buckets) {
    const { participations } = bucket.tally;
    const alike = byCount.get(participations);
    if (alike) alike.push(bucket);
    else byCount.set(participations, [bucket]);
  }
  return [...byCount.keys()].sort((a, b) => b - a).flatMap((count) => byCount.get(count)!);
}
