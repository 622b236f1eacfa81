import { badInput } from '../common/rollcall-error.js';
import { among } from '../domain/among.js';
import { countriesCoded } from '../domain/codes.js';
import { type Day, dayOf, yearOf } from '../domain/day.js';
import { groupNamed, schemeNamed } from '../domain/groups.js';
import type { Supposed } from '../domain/presence.js';
import type { Country, Group, Initiative, Roll, Scheme } from '../domain/roll.js';
import { type CountingRule, type Method, methodNamed, NEWEST_METHOD, ruleOfWords } from '../domain/rule.js';
import { type Selection, selectInSteps, selectionName } from '../domain/selection.js';
import { allAtOnce, atOnce, type Steps } from '../domain/steps.js';
import { supposedBy } from '../domain/suppose.js';
import type { Revision, Snapshot } from '../roll/snapshot.js';
import { snapshotAsked, snapshotBehind } from '../roll/supposed.js';
import type { QuestionInput } from './fields.js';

/** From which data, as of which day and how: what even the smallest question has. */
export interface Standpoint {
  readonly roll: Roll;
  readonly day: Day;
  readonly rule: CountingRule;
}

/** What is asked, resolved against the roll: names are things, defaults are filled in, the clock has no part in it. */
export interface Question extends Standpoint {
  readonly input: QuestionInput;
  readonly snapshot: Snapshot;
  readonly revision: Revision;
  readonly selection: Selection;
  readonly initiatives: readonly Initiative[];
  /** Short name of the selection: the set's slug, else the words of the other conditions, else `all`. */
  readonly selectionName: string;
  readonly supposed: readonly Supposed[];
  readonly schemes: readonly Scheme[];
  readonly group: Group | null;
  /** The states that were named, by code; null where none was. */
  readonly countries: readonly Country[] | null;
  /** The states that are looked at: those of `group`, of which those of `countries`; null: all that are counted. */
  readonly among: Group | null;
  /** The release that was named, if one was. */
  readonly release: string | null;
}

type Data = Pick<QuestionInput, 'release' | 'knownAt' | 'proposal'>;

/**
 * Resolves a question: from which data, as of when, how, then what is counted. Throws BAD_USER_INPUT for an unknown
 * name or release and for a selection that holds nothing. `schemeArgument` is what the asker calls the schemes.
 */
export function* questionInSteps(newest: Snapshot, input: QuestionInput, schemeArgument = 'scheme'): Steps<Question> {
  const snapshot = snapshotAsked(newest, input);
  const roll = yield* snapshot.atInSteps(snapshot.pinned(input.release, input.knownAt));
  const day = dayAsked(snapshot, roll, input.asOf);
  const rule = ruleOf(snapshot, roll, input);
  const selection: Selection = input;
  const initiatives = yield* selectInSteps(roll, selection, { day, method: rule.method });
  const group = input.group == null ? null : groupNamed(roll, input.group, 'group');
  const countries = input.countries == null ? null : countriesCoded(roll, input.countries, 'countries');
  return {
    input,
    snapshot,
    roll,
    revision: snapshot.revisionOf(roll.revision),
    day,
    rule,
    selection,
    initiatives,
    selectionName: selectionName(selection),
    supposed: supposedBy(
      roll,
      (input.suppose ?? []).map((one) => ({ ...one, role: one.role ?? 'PARTICIPANT', from: one.from ?? day })),
      initiatives,
      rule,
    ),
    schemes: schemesNamed(roll, input.scheme ?? [], schemeArgument),
    group,
    countries,
    among: among(roll, group, countries, day, rule.universe),
    release: input.release ?? null,
  };
}

export const questionOf = atOnce(questionInSteps);

/** The roll of the release, instant or proposal that is named, or the newest. */
export function rollInSteps(snapshot: Snapshot, data: Data): Steps<Roll> {
  const asked = snapshotAsked(snapshot, data);
  return asked.atInSteps(asked.pinned(data.release, data.knownAt));
}

/**
 * What a question about a single thing rests on, for fields that count (`figures`) or list facts (`lists`) below one: the
 * data named, else those in which the thing was found (`within`), else the newest.
 */
export function standpointOf(
  snapshot: Snapshot,
  input: QuestionInput,
  within?: Roll,
  use: 'figures' | 'lists' = 'figures',
): Standpoint {
  const stays = within && input.release == null && input.knownAt == null && input.proposal == null;
  const roll = stays ? within : allAtOnce(rollInSteps(snapshot, input));
  return { roll, day: dayAsked(snapshot, roll, input.asOf), rule: ruleOf(snapshot, roll, input, use) };
}

/**
 * The day up to which the data of a roll's revision were researched. It is the day of every question that names none:
 * today would claim to know what nobody has read yet, and the same question to the same release would not have the same
 * answer on another day.
 */
export function dataDay(snapshot: Snapshot, roll: Roll): Day {
  const revision = snapshotBehind(snapshot, roll).revisionOf(roll.revision);
  let day = dataDays.get(revision);
  if (day === undefined) {
    day = dayOf(revision.dataThrough);
    dataDays.set(revision, day);
  }
  return day;
}

const dataDays = new WeakMap<Revision, Day>();

/** The day asked about, or the default. */
export function dayAsked(snapshot: Snapshot, roll: Roll, asOf: Day | null | undefined): Day {
  return asOf ?? dataDay(snapshot, roll);
}

/** The year asked about, or that of the default day. */
export function yearAsked(snapshot: Snapshot, roll: Roll, year: number | null | undefined): number {
  return year ?? yearOf(dataDay(snapshot, roll));
}

/**
 * The version of the method that answers: the one named, else that in force when the release or instant asked of was
 * recorded, else the newest (method, section 15). Throws BAD_USER_INPUT for a version that there is not.
 */
export function methodAsked(snapshot: Snapshot, roll: Roll, { method, release, knownAt }: QuestionInput): Method {
  if (method != null) return methodNamed(method);
  const ofThePast =
    release != null || knownAt != null || roll.revision !== snapshotBehind(snapshot, roll).roll.revision;
  return ofThePast ? snapshot.revisionOf(roll.revision).method : NEWEST_METHOD;
}

/** How to count; what is left out is the default of the method, whoever asks. */
function ruleOf(
  snapshot: Snapshot,
  roll: Roll,
  input: QuestionInput,
  use: 'figures' | 'lists' = 'figures',
): CountingRule {
  return ruleOfWords(input, methodAsked(snapshot, roll, input), 'counting', use);
}

/** The schemes of these slugs. Throws BAD_USER_INPUT for one named twice: each of its figures would be there twice. */
function schemesNamed(roll: Roll, slugs: readonly string[], argument: string): Scheme[] {
  const twice = slugs.find((slug, place) => slugs.indexOf(slug) !== place);
  if (twice !== undefined) throw badInput(argument, `the scheme '${twice}' is named twice`);
  return slugs.map((slug) => schemeNamed(roll, slug, argument));
}
