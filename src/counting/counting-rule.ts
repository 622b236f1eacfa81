import { type CountingRule, EVERY_ROLE, leastConfidence, roleMask } from '../domain/presence.js';
import type { Roll } from '../domain/roll.js';
import type { Steps } from '../domain/steps.js';
import type { CountingInput } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';

/** The API's way of saying how to count, as the domain's; what is left out takes the contract's defaults. */
export function ruleOf(counting: CountingInput | null | undefined): CountingRule {
  return {
    presence: counting?.presence ?? 'CURRENT',
    blocs: counting?.blocs ?? 'EXCLUDE',
    universe: counting?.universe ?? 'UN_MEMBERS',
    roles: counting?.roles == null || counting.roles.length === 0 ? EVERY_ROLE : roleMask(counting.roles),
    leastConfidence: leastConfidence(counting?.minConfidence),
  };
}

/** The roll of the release or instant that is named, or the newest. */
export function rollInSteps({ snapshot }: QuestionContext, counting: CountingInput | null | undefined): Steps<Roll> {
  return snapshot.atInSteps(snapshot.pinned(counting?.release, counting?.knownAt));
}

/** The same at once; where neither is named, `otherwise`, or the newest. */
export function rollOf(context: QuestionContext, counting: CountingInput | null | undefined, otherwise?: Roll): Roll {
  if (otherwise && counting?.release == null && counting?.knownAt == null) return otherwise;
  return context.snapshot.at(context.snapshot.pinned(counting?.release, counting?.knownAt));
}
