import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import { foldForSearch } from '../domain/fold.js';
import { didYouMean } from '../domain/nearest.js';
import type { Initiative, Roll } from '../domain/roll.js';
import type { InitiativeFilter } from '../generated/graphql.js';

@Injectable()
export class InitiativesService {
  /** Initiatives that pass the filter: of a set in the set's order, otherwise by slug. */
  filtered(roll: Roll, filter: InitiativeFilter): readonly Initiative[] {
    const { search, set, kinds, scopes, binding, openedFrom, openedTo } = filter;
    const among = set == null ? roll.initiatives : this.ofSet(roll, set);
    if (Object.values(filter).every((condition) => condition == null)) return among;
    const wanted = search == null ? null : foldForSearch(search);
    return among.filter(
      (one) =>
        (kinds == null || kinds.includes(one.kind)) &&
        (scopes == null || scopes.includes(one.scope)) &&
        (binding == null || one.binding === binding) &&
        (openedFrom == null || (one.openedOn !== null && openedFrom <= one.openedOn)) &&
        (openedTo == null || (one.openedOn !== null && one.openedOn <= openedTo)) &&
        (wanted === null || matches(one, wanted)),
    );
  }

  private ofSet(roll: Roll, slug: string): Initiative[] {
    const set = roll.sets.get(slug);
    if (!set) throw badInput('filter.set', `there is no initiative set '${slug}'${didYouMean(slug, roll.sets.keys())}`);
    return set.initiatives.map((one) => roll.initiativeBySlug.get(one)!);
  }
}

function matches({ slug, names, summaries }: Initiative, wanted: string): boolean {
  const texts = [slug, ...Object.values(names), summaries.en, summaries.zh];
  return texts.some((text) => typeof text === 'string' && foldForSearch(text).includes(wanted));
}
