import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import { didYouMean } from '../domain/nearest.js';
import type { Initiative, Roll } from '../domain/roll.js';
import { searchInitiativesInSteps } from '../domain/search-initiatives.js';
import { conditionsOf } from '../domain/selection.js';
import { INITIATIVES_A_STEP, type Steps } from '../domain/steps.js';
import type { InitiativeFilter } from '../generated/graphql.js';

@Injectable()
export class InitiativesService {
  /** Initiatives that pass the filter: of a search the nearest first, of a set in the set's order, otherwise by slug. */
  *filtered(roll: Roll, filter: InitiativeFilter): Steps<readonly Initiative[]> {
    const { search, set, kinds, scopes, binding, openedFrom, openedTo } = filter;
    const among = set == null ? roll.initiatives : this.ofSet(roll, set);
    if (Object.values(filter).every((condition) => condition == null)) return among;
    const fulfils = conditionsOf(roll, filter, 'filter');
    const passes = (initiative: Initiative) =>
      (kinds == null || kinds.includes(initiative.kind)) &&
      (scopes == null || scopes.includes(initiative.scope)) &&
      (binding == null || initiative.binding === binding) &&
      (openedFrom == null || (initiative.openedOn !== null && openedFrom <= initiative.openedOn)) &&
      (openedTo == null || (initiative.openedOn !== null && initiative.openedOn <= openedTo)) &&
      fulfils(initiative);
    const found: Initiative[] = [];
    for (const [place, initiative] of among.entries()) {
      if (passes(initiative)) found.push(initiative);
      if (place % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1) yield;
    }
    return search == null ? found : yield* searchInitiativesInSteps(roll, found, search);
  }

  private ofSet(roll: Roll, slug: string): Initiative[] {
    const set = roll.sets.get(slug);
    if (!set) throw badInput('filter.set', `there is no initiative set '${slug}'${didYouMean(slug, roll.sets.keys())}`);
    return set.initiatives.map((member) => roll.initiativeBySlug.get(member)!);
  }
}
