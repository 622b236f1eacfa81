import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import { foldForSearch, foldName } from '../domain/fold.js';
import { didYouMean } from '../domain/nearest.js';
import type { Initiative, Roll } from '../domain/roll.js';
import type { Steps } from '../domain/steps.js';
import type { InitiativeFilter } from '../generated/graphql.js';

@Injectable()
export class InitiativesService {
  /** Initiatives that pass the filter: of a set in the set's order, otherwise by slug. */
  *filtered(roll: Roll, filter: InitiativeFilter): Steps<readonly Initiative[]> {
    const { search, set, kinds, scopes, binding, openedFrom, openedTo } = filter;
    const among = set == null ? roll.initiatives : this.ofSet(roll, set);
    if (Object.values(filter).every((condition) => condition == null)) return among;
    const wanted = search == null ? null : foldForSearch(search);
    const passes = (one: Initiative) =>
      (kinds == null || kinds.includes(one.kind)) &&
      (scopes == null || scopes.includes(one.scope)) &&
      (binding == null || one.binding === binding) &&
      (openedFrom == null || (one.openedOn !== null && openedFrom <= one.openedOn)) &&
      (openedTo == null || (one.openedOn !== null && one.openedOn <= openedTo)) &&
      (wanted === null || textOf(roll, one).includes(wanted));
    const found: Initiative[] = [];
    for (const [at, one] of among.entries()) {
      if (passes(one)) found.push(one);
      if (at % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1) yield;
    }
    return found;
  }

  private ofSet(roll: Roll, slug: string): Initiative[] {
    const set = roll.sets.get(slug);
    if (!set) throw badInput('filter.set', `there is no initiative set '${slug}'${didYouMean(slug, roll.sets.keys())}`);
    return set.initiatives.map((one) => roll.initiativeBySlug.get(one)!);
  }
}

const INITIATIVES_A_STEP = 500;

/** What is searched of each initiative, by its index, so far as somebody searched it. */
const texts = new WeakMap<Roll, (string | undefined)[]>();

function textOf(roll: Roll, { index, slug, names, summaries }: Initiative): string {
  let known = texts.get(roll);
  if (!known) {
    known = [];
    texts.set(roll, known);
  }
  // Between the texts stands what no folded text holds, so that nothing is found across two of them.
  known[index] ??= [slug, ...Object.values(names), summaries.en, summaries.zh]
    .filter((text) => typeof text === 'string')
    .map((text) => foldName(text, { accents: 'drop' }))
    .join('\n');
  return known[index];
}
