import type { Words } from '../../../src/charts/words.js';
import type { BlocRule } from '../generated/graphql.js';
import type { Format } from './use-format.js';

/** What a distribution says of the states in none under each bloc rule. */
interface UnderRules {
  readonly sensitivity: { readonly underBlocRules: readonly { readonly blocs: BlocRule; readonly atNone: number }[] };
}

/** How many states take part in none under each rule on organisations: the range that the headline stands beside. */
export function rangeOfNone({ sensitivity }: UnderRules, atMost: boolean, words: Words, format: Format): string {
  const figures = sensitivity.underBlocRules;
  if (new Set(figures.map(({ atNone }) => atNone)).size <= 1) return words.sameUnderRules;
  return words.underRules(
    figures.map(({ blocs, atNone }) => ({ blocs, none: format.number(atNone) })),
    atMost,
  );
}
