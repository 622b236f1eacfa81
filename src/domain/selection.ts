import { badInput, type RollcallError } from '../common/rollcall-error.js';
import { atOnce, INITIATIVES_A_STEP, type Steps } from '../common/steps.js';
import { participantsCoded } from './codes.js';
import { type Day, formatDay } from './day.js';
import { isReliedOn } from './lists.js';
import { didYouMean } from './nearest.js';
import { OwnedCache } from './owned-cache.js';
import type { Focus, Initiative, InitiativeKind, InitiativeScope, LeadFamily, Roll, Topic } from './roll.js';
import { type CountingRule, unknownToOldMethod } from './rule.js';

/** Which initiatives to count: every condition given must hold (method, section 3, Selection). */
export interface Selection {
  readonly set?: string | null;
  readonly initiatives?: readonly string[] | null;
  readonly kinds?: readonly InitiativeKind[] | null;
  readonly scopes?: readonly InitiativeScope[] | null;
  readonly binding?: boolean | null;
  readonly completeOnly?: boolean | null;
  readonly topics?: readonly Topic[] | null;
  /** Codes of states or organisations. */
  readonly leads?: readonly string[] | null;
  readonly families?: readonly LeadFamily[] | null;
  readonly focus?: Focus | null;
  /** Opened on this day or later; one whose day is not known does not pass. */
  readonly openedFrom?: Day | null;
  /** Opened on this day or earlier; one whose day is not known does not pass. */
  readonly openedTo?: Day | null;
}

/** What a selection depends on besides the roll: the day, since lists age, and the version of the method. */
export interface SelectionAt extends Pick<CountingRule, 'method'> {
  readonly day: Day;
}

/** What is to be said of a slug that is none of those known. */
export function unknownInitiative(slug: string, slugs: Iterable<string>, argument: string): RollcallError {
  return badInput(argument, `there is no initiative '${slug}'${didYouMean(slug, slugs)}`);
}

/** The initiative of that slug; throws BAD_USER_INPUT with the nearest known slugs where there is none. */
export function initiativeNamed(roll: Roll, slug: string, argument: string): Initiative {
  const initiative = roll.initiativeBySlug.get(slug);
  if (!initiative) {
    throw unknownInitiative(slug, roll.initiativeBySlug.keys(), argument);
  }
  return initiative;
}

/**
 * The initiatives of a selection: those of a set in the set's order, otherwise by slug. National measures are counted
 * only where the set, the list or the kinds name them; by method 2.0, universal texts that a body adopted as such only
 * where the set or the list does. Throws BAD_USER_INPUT for an unknown name, and for a selection that holds nothing.
 */
export function* selectInSteps(
  roll: Roll,
  selection: Selection,
  at: SelectionAt,
  argument = 'selection',
): Steps<readonly Initiative[]> {
  const { set, initiatives, kinds, scopes, binding, completeOnly, topics, leads, families, focus } = selection;
  const aged = completeOnly && at.method !== '1.0' ? at.day : null;
  const key = JSON.stringify([
    ...[set, initiatives, kinds, scopes, binding, completeOnly],
    ...[topics, leads, families, focus, selection.openedFrom, selection.openedTo, at.method, aged],
  ]);
  return selected.find(roll, key) ?? selected.keep(roll, key, yield* selectAnew(roll, selection, at, argument));
}

export const select = atOnce(selectInSteps);

/** A reference in the list, and an entry of the set that callers make of the list to look initiatives up. */
const BYTES_AN_INITIATIVE = 48;
/** The selections asked for last: at a hundred thousand initiatives, looking through them all costs more than counting. */
const selected = new OwnedCache<readonly Initiative[]>('selection', ({ length }) => BYTES_AN_INITIATIVE * length);

function* selectAnew(roll: Roll, selection: Selection, at: SelectionAt, argument: string): Steps<Initiative[]> {
  const { set, initiatives, kinds, scopes, binding, completeOnly, openedFrom, openedTo } = selection;
  if (at.method === '1.0') refuseNewConditions(selection, argument);
  if (openedFrom != null && openedTo != null && openedTo < openedFrom) {
    throw badInput(`${argument}.openedTo`, 'openedTo is before openedFrom: nothing is opened between them');
  }
  let chosen: readonly Initiative[] = roll.initiatives;
  let named = false;
  if (set != null) {
    const initiativeSet = roll.sets.get(set);
    if (!initiativeSet) {
      throw badInput(`${argument}.set`, `there is no initiative set '${set}'${didYouMean(set, roll.sets.keys())}`);
    }
    chosen = initiativeSet.initiatives.map((slug) => roll.initiativeBySlug.get(slug)!);
    named = true;
  }
  if (initiatives != null) {
    const wanted = new Set(initiatives.map((slug) => initiativeNamed(roll, slug, `${argument}.initiatives`)));
    chosen = named ? chosen.filter((initiative) => wanted.has(initiative)) : [...wanted].sort(bySlug);
    named = true;
  }
  const passes = conditionsOf(roll, selection, argument);
  const result: Initiative[] = [];
  for (const [position, initiative] of chosen.entries()) {
    if (position % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1) yield;
    if (kinds != null ? !kinds.includes(initiative.kind) : !named && initiative.kind === 'NATIONAL_MEASURE') continue;
    if (at.method !== '1.0' && !named && isUniversalText(initiative)) continue;
    if (scopes != null && !scopes.includes(initiative.scope)) continue;
    if (binding != null && initiative.binding !== binding) continue;
    if (completeOnly && !isReliedOn(initiative, at.day, at)) continue;
    if (!isOpenedWithin(initiative, openedFrom, openedTo)) continue;
    if (!passes(initiative)) continue;
    result.push(initiative);
  }
  if (result.length === 0) throw badInput(argument, 'the selection holds no initiative: no figure can be given');
  return result;
}

/** Whether it was opened between two days, both included; false where its day is not known. */
export function isOpenedWithin(
  { openedOn }: Initiative,
  from: Day | null | undefined,
  to: Day | null | undefined,
): boolean {
  return (
    (from == null || (openedOn !== null && from <= openedOn)) && (to == null || (openedOn !== null && openedOn <= to))
  );
}

/** A text of the whole world that a body adopted as such: everybody is in it, so it is counted only where it is named. */
function isUniversalText({ scope, adoption }: Initiative): boolean {
  return scope === 'UNIVERSAL' && adoption === 'BY_ORGANISATION';
}

type Conditions = Pick<Selection, 'topics' | 'leads' | 'families' | 'focus'>;
type NewConditions = Conditions & Pick<Selection, 'openedFrom' | 'openedTo'>;

/**
 * Tells of an initiative whether it fulfils the conditions on topics, leads, families and focus: of the words of one
 * condition one suffices, different conditions must all hold. Throws BAD_USER_INPUT for a lead that is not on record.
 */
export function conditionsOf(
  roll: Roll,
  { topics, leads, families, focus }: Conditions,
  argument: string,
): (initiative: Initiative) => boolean {
  const wantedLeads = leads == null ? null : new Set(participantsCoded(roll, leads, `${argument}.leads`));
  const leadsOf = (initiative: Initiative) => roll.leads.get(initiative.index) ?? [];
  const familyOf = (index: number): LeadFamily | null => {
    const participant = roll.participantAt[index];
    return participant?.kind === 'organisation' ? participant.family : null;
  };
  return (initiative) =>
    (topics == null || initiative.topics.some((topic) => topics.includes(topic))) &&
    (focus == null || initiative.focus === focus) &&
    (wantedLeads === null || leadsOf(initiative).some((index) => wantedLeads.has(index))) &&
    (families == null ||
      leadsOf(initiative).some((index) => {
        const family = familyOf(index);
        return family !== null && families.includes(family);
      }));
}

function refuseNewConditions(
  { topics, leads, families, focus, openedFrom, openedTo }: NewConditions,
  argument: string,
): void {
  for (const [name, value] of Object.entries({ topics, leads, families, focus, openedFrom, openedTo })) {
    if (value != null) throw unknownToOldMethod(argument === '' ? name : `${argument}.${name}`, name);
  }
}

/** A selection with its `leads` by the codes of the roll, where alpha-2 or M49 named them: to be put into words. */
export function inCodesOfTheRoll(roll: Roll, selection: Selection, argument = 'selection'): Selection {
  if (selection.leads == null) return selection;
  const indices = participantsCoded(roll, selection.leads, `${argument}.leads`);
  return { ...selection, leads: [...new Set(indices.map((index) => roll.participantAt[index]!.code))] };
}

/** Short name of a selection: the set's slug, else the words of the other conditions, else `all`. */
export function selectionName(selection: Selection): string {
  const { set, initiatives, kinds, scopes, binding, completeOnly, topics, leads, families, focus } = selection;
  const { openedFrom, openedTo } = selection;
  const lower = (words: readonly string[] | null | undefined) => (words ?? []).map((word) => word.toLowerCase());
  const words = [
    ...(set == null ? [] : [set]),
    ...(initiatives ?? []),
    ...[...lower(kinds), ...lower(scopes)],
    ...(binding == null ? [] : [binding ? 'binding' : 'not-binding']),
    ...(completeOnly ? ['complete-only'] : []),
    ...lower(topics),
    ...(leads ?? []).map((code) => `led-by-${code}`),
    ...lower(families).map((family) => `led-by-${family}`),
    ...(focus == null ? [] : [`focus-${focus.toLowerCase()}`]),
    ...(openedFrom == null ? [] : [`opened-from-${formatDay(openedFrom)}`]),
    ...(openedTo == null ? [] : [`opened-to-${formatDay(openedTo)}`]),
  ];
  return words.length === 0 ? 'all' : words.join('+');
}

function bySlug(a: Initiative, b: Initiative): number {
  return a.slug < b.slug ? -1 : 1;
}
