import { badInput } from '../common/rollcall-error.js';
import { Kept } from './kept.js';
import { didYouMean } from './nearest.js';
import type { Initiative, InitiativeKind, InitiativeScope, Roll } from './roll.js';
import { atOnce, INITIATIVES_A_STEP, type Steps } from './steps.js';

/** Which initiatives to count: every condition given must hold (method, section 3, Selection). */
export interface Selection {
  readonly set?: string | null;
  readonly initiatives?: readonly string[] | null;
  readonly kinds?: readonly InitiativeKind[] | null;
  readonly scopes?: readonly InitiativeScope[] | null;
  readonly binding?: boolean | null;
  readonly completeOnly?: boolean | null;
}

/** The initiative of that slug; throws BAD_USER_INPUT with the nearest known slugs where there is none. */
export function initiativeNamed(roll: Roll, slug: string, argument: string): Initiative {
  const initiative = roll.initiativeBySlug.get(slug);
  if (!initiative) {
    throw badInput(argument, `there is no initiative '${slug}'${didYouMean(slug, roll.initiativeBySlug.keys())}`);
  }
  return initiative;
}

/**
 * The initiatives of a selection: those of a set in the set's order, otherwise by slug. National measures are counted
 * only where the set, the list or the kinds name them. Throws BAD_USER_INPUT for an unknown name, and for a selection
 * that holds nothing.
 */
export function* selectInSteps(roll: Roll, selection: Selection, argument = 'selection'): Steps<readonly Initiative[]> {
  const { set, initiatives, kinds, scopes, binding, completeOnly } = selection;
  const key = JSON.stringify([set, initiatives, kinds, scopes, binding, completeOnly]);
  let known = selected.get(roll);
  if (!known) {
    known = new Kept<readonly Initiative[]>(SELECTIONS_KEPT);
    selected.set(roll, known);
  }
  return known.find(key) ?? known.keep(key, yield* selectAnew(roll, selection, argument));
}

export const select = atOnce(selectInSteps);

const SELECTIONS_KEPT = 50;
/** The selections asked for last: at a hundred thousand initiatives, looking through them all costs more than counting. */
const selected = new WeakMap<Roll, Kept<readonly Initiative[]>>();

function* selectAnew(roll: Roll, selection: Selection, argument: string): Steps<Initiative[]> {
  const { set, initiatives, kinds, scopes, binding, completeOnly } = selection;
  let chosen: readonly Initiative[] = roll.initiatives;
  let named = false;
  if (set != null) {
    const found = roll.sets.get(set);
    if (!found) {
      throw badInput(`${argument}.set`, `there is no initiative set '${set}'${didYouMean(set, roll.sets.keys())}`);
    }
    chosen = found.initiatives.map((slug) => roll.initiativeBySlug.get(slug)!);
    named = true;
  }
  if (initiatives != null) {
    const wanted = new Set(initiatives.map((slug) => initiativeNamed(roll, slug, `${argument}.initiatives`)));
    chosen = named ? chosen.filter((initiative) => wanted.has(initiative)) : [...wanted].sort(bySlug);
    named = true;
  }
  const result: Initiative[] = [];
  for (const [at, initiative] of chosen.entries()) {
    if (at % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1) yield;
    if (kinds != null ? !kinds.includes(initiative.kind) : !named && initiative.kind === 'NATIONAL_MEASURE') continue;
    if (scopes != null && !scopes.includes(initiative.scope)) continue;
    if (binding != null && initiative.binding !== binding) continue;
    if (completeOnly && initiative.listCompleteness !== 'COMPLETE') continue;
    result.push(initiative);
  }
  if (result.length === 0) throw badInput(argument, 'the selection holds no initiative: no figure can be given');
  return result;
}

/** Short name of a selection: the set's slug, else the words of the other conditions, else `all`. */
export function selectionName({ set, initiatives, kinds, scopes, binding, completeOnly }: Selection): string {
  const words = [
    ...(set == null ? [] : [set]),
    ...(initiatives ?? []),
    ...(kinds ?? []).map((kind) => kind.toLowerCase()),
    ...(scopes ?? []).map((scope) => scope.toLowerCase()),
    ...(binding == null ? [] : [binding ? 'binding' : 'not-binding']),
    ...(completeOnly ? ['complete-only'] : []),
  ];
  return words.length === 0 ? 'all' : words.join('+');
}

/** Those whose list on record is not complete: figures over them are "at least" or "at most" (method, section 3). */
export function incomplete(initiatives: readonly Initiative[]): Initiative[] {
  return initiatives.filter(({ listCompleteness }) => listCompleteness !== 'COMPLETE');
}

function bySlug(a: Initiative, b: Initiative): number {
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0;
}
