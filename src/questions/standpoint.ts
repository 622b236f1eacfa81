import { byteCache } from '../common/caches.js';
import { allAtOnce, type Steps } from '../common/steps.js';
import { type Day, dayOf } from '../domain/day.js';
import type { Roll } from '../domain/roll.js';
import {
  type CountingRule,
  type CountingWords,
  DEFAULT_RULE,
  defaultBlocs,
  type Method,
  methodNamed,
  NEWEST_METHOD,
  ruleOfWords,
} from '../domain/rule.js';
import { CONFIDENCES, ROLE_CLASSES, ROLES } from '../domain/vocabulary.js';
import type { Revision, Snapshot } from '../roll/snapshot.js';
import { type Supposed, snapshotAsked, snapshotBehind, supposedIn } from '../roll/supposed.js';
import type { QuestionInput } from './fields.js';
import { type State, stateText } from './state.js';

/** How to count, as a question says it: the words that are not the default, lists in the order of their enum. */
type Words = CountingWords & { readonly method?: string | null | undefined };

/**
 * From which data, as of which day and how: the state in which a question, and every object beneath it, is read. There
 * is one for each roll and each way of asking that can give other answers; naming a default makes no other one.
 */
export class Standpoint {
  readonly rule: CountingRule;
  private listed: CountingRule | undefined;
  /** What was made of it and stays with it, in bytes, about. */
  bytes = 0;

  constructor(
    readonly roll: Roll,
    /** The day asked about: the one named, else the data's own date. */
    readonly day: Day,
    private readonly method: Method,
    /** The words of the question that are not the default. */
    readonly state: State,
    /** The same as identifiers have it behind their key: empty, or from `?` on. */
    readonly suffix: string,
    argument: string,
  ) {
    this.rule = ruleOfWords(state, method, argument);
  }

  /** How to count in a list of facts, which shows every role unless some are named. */
  get listRule(): CountingRule {
    this.listed ??= ruleOfWords(this.state, this.method, 'counting', 'lists');
    return this.listed;
  }
}

const newest = new WeakMap<Roll, Standpoint>();
const standpoints = byteCache<Standpoint>('figures');
const NOTHING: State = Object.freeze({});

/** The state of a question that names nothing: the newest data, as of their own date, counted as by default. */
export function newestStandpoint(snapshot: Snapshot, roll = snapshot.roll): Standpoint {
  let standpoint = newest.get(roll);
  if (!standpoint) {
    standpoint = new Standpoint(roll, dataDay(snapshot, roll), NEWEST_METHOD, NOTHING, '', 'counting');
    newest.set(roll, standpoint);
  }
  return standpoint;
}

/**
 * The state that a question names, of which each part has its default.
 *
 * @param argument what the words are called where they stand, for messages
 * @throws RollcallError BAD_USER_INPUT for a release that was never cut, an instant before anything was recorded, a
 *   proposal that is not open, two of them at once, and words that the method does not know
 */
export function* standpointInSteps(snapshot: Snapshot, asked: QuestionInput, argument = 'counting'): Steps<Standpoint> {
  const { release, knownAt, asOf } = asked;
  const behind = snapshotAsked(snapshot, asked, argument);
  const roll = yield* behind.atInSteps(behind.pinned(release, knownAt, argument));
  return standpointIn(snapshot, roll, asked, asOf, asked, argument);
}

/** The same at once. */
export function standpointOf(snapshot: Snapshot, asked: QuestionInput): Standpoint {
  return allAtOnce(standpointInSteps(snapshot, asked));
}

/** Arguments by which a field names its state. */
export interface StandpointArguments {
  readonly asOf?: Day | null;
  readonly counting?: QuestionInput | null;
}

/**
 * What a field at the root answers in the state that its arguments name: at once, unless they name a past roll, which may
 * have to be made. Throws and rejects as `standpointInSteps` does.
 */
export function inStandpoint<T>(
  { snapshot, inSlices }: { readonly snapshot: Snapshot; inSlices<S>(steps: Steps<S>): Promise<S> },
  { asOf, counting }: StandpointArguments,
  answer: (standpoint: Standpoint) => T | Promise<T>,
): T | Promise<T> {
  if (asOf == null && counting == null) return answer(newestStandpoint(snapshot));
  const steps = standpointInSteps(snapshot, { ...counting, asOf });
  const isPast = counting?.release != null || counting?.knownAt != null;
  return isPast ? inSlices(steps).then(answer) : answer(allAtOnce(steps));
}

/**
 * The state of a field with arguments of its own below an object: its day replaces the object's, its counting says all
 * of how to count, and the data stay the object's unless it names others.
 */
export function standpointBelow(
  snapshot: Snapshot,
  above: Standpoint,
  { asOf, counting }: StandpointArguments,
): Standpoint {
  if (asOf == null && counting == null) return above;
  const { state } = above;
  const day = asOf ?? state.asOf;
  const { release, knownAt, proposal } = counting ?? NOTHING;
  if (release != null || knownAt != null || proposal != null) {
    return standpointOf(snapshot, { ...counting, asOf: day });
  }
  return standpointIn(snapshot, above.roll, state, day, counting ?? state);
}

/** The same state for a figure whose day or sureness is another than the question's. */
export function standpointFor(
  snapshot: Snapshot,
  above: Standpoint,
  day: Day,
  { confidenceLimit }: Pick<CountingRule, 'confidenceLimit'>,
): Standpoint {
  const { roll, state, rule } = above;
  const alike = confidenceLimit === rule.confidenceLimit;
  if (alike && day === above.day) return above;
  return standpointIn(
    snapshot,
    roll,
    state,
    day,
    alike ? state : { ...state, minConfidence: CONFIDENCES[confidenceLimit]! },
  );
}

/** The state of a revision: named by its instant. */
export function* standpointAtInSteps(snapshot: Snapshot, revision: number, asked: QuestionInput = NOTHING) {
  const { recordedAt } = snapshot.revisionOf(revision);
  const others = { ...asked, release: null, proposal: null };
  return yield* standpointInSteps(snapshot, { ...others, knownAt: recordedAt });
}

/** The state of the roll as a proposal would make it. */
export function supposedStandpoint({ snapshot }: Supposed): Standpoint {
  return standpointIn(snapshot, snapshot.roll, NOTHING, null, NOTHING);
}

function standpointIn(
  snapshot: Snapshot,
  roll: Roll,
  { release, knownAt }: Pick<State, 'release' | 'knownAt'>,
  asOf: Day | null | undefined,
  words: Words,
  argument = 'counting',
): Standpoint {
  const usual = release != null || knownAt != null ? snapshot.revisionOf(roll.revision).method : NEWEST_METHOD;
  const method = words.method == null ? usual : methodNamed(words.method, `${argument}.method`);
  const dataThrough = dataDay(snapshot, roll);
  const supposed = supposedIn(roll);
  const state: State = {
    release: release ?? null,
    knownAt: knownAt ?? null,
    proposal: supposed ? `Proposal:${supposed.proposal}` : null,
    asOf: asOf === dataThrough ? null : (asOf ?? null),
    ...wordsNotUsual(words, method),
    method: method === usual ? null : method,
  };
  const suffix = stateText(state);
  if (suffix === '') return newestStandpoint(snapshot, roll);
  const alreadyMade = standpoints.find(roll, suffix);
  const standpoint = alreadyMade ?? new Standpoint(roll, state.asOf ?? dataThrough, method, state, suffix, argument);
  weigh(standpoint, alreadyMade === undefined);
  return standpoint;
}

const weights = new WeakMap<Standpoint, number>();

/** Tells the cache of the roll how many bytes a standpoint takes by now: its views are made as they are asked for. */
function weigh(standpoint: Standpoint, isNew: boolean): void {
  const { roll, suffix, bytes } = standpoint;
  if (!isNew && weights.get(standpoint) === bytes) return;
  weights.set(standpoint, bytes);
  standpoints.keep(roll, suffix, standpoint, bytes + BYTES_A_STANDPOINT);
}
const BYTES_A_STANDPOINT = 1_000;

/** The words that say something else than the default of the method. */
function wordsNotUsual(words: Words, method: Method): Omit<Words, 'method'> {
  const { presence, blocs, roles, roleClasses, universe, minConfidence } = words;
  return {
    presence: presence === DEFAULT_RULE.presence ? null : presence,
    blocs: blocs === defaultBlocs({ method }) ? null : blocs,
    roles: inOrder(roles, ROLES),
    roleClasses: inOrder(roleClasses, ROLE_CLASSES),
    universe: universe === DEFAULT_RULE.universe ? null : universe,
    minConfidence: minConfidence === CONFIDENCES.at(-1) ? null : minConfidence,
  };
}

/** The words once each, in their order; null for none. */
function inOrder<T>(words: readonly T[] | null | undefined, order: readonly T[]): readonly T[] | null {
  return words == null || words.length === 0 ? null : order.filter((word) => words.includes(word));
}

/**
 * The day up to which the data of a roll's revision were researched. It is the default day of every question. Today would not
 * do: it would claim knowledge of days that nobody has researched, and the answer from one release would change by the day.
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
