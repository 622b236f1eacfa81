import { useMemo } from 'react';
import {
  type CountingInput,
  CountryPageDocument,
  type CountryPageQuery,
  CountryStandingDocument,
  type CountryStandingQuery,
} from '../../generated/graphql.js';
import { useAnswer } from '../../state/use-answer.js';
import { useFrame } from '../../state/use-frame.js';
import { useListing } from '../../state/use-listing.js';
import { useMore } from '../../state/use-more.js';
import { useView } from '../../state/use-view.js';
import { countingOf, listingOf, namesOf, selectionOf } from '../../state/view-state.js';

export type Country = NonNullable<CountryPageQuery['country']>;
export type CountryFact = Country['participations']['nodes'][number];
/** How it stands; `country` is there, since it is on record. */
export interface Standing extends Omit<CountryStandingQuery, 'country'> {
  readonly country: NonNullable<CountryStandingQuery['country']>;
}

/** The first year of the bars: before it hardly anything on AI could be joined. */
const FIRST_YEAR = 2015;

/** The counting on a country's own page, which counts the country even where it is no member of the United Nations. */
export function useCountryCounting(code: string): CountingInput {
  const { state } = useView();
  const { countries } = useFrame();
  const member = countries.find((country) => country.code === code)?.member ?? true;
  return useMemo(
    () => ({ ...countingOf(state), ...(member ? {} : { universe: 'ALL_STATES' as const }) }),
    [state, member],
  );
}

/** What is on record of a country, and how it stands. */
export function useCountry(code: string) {
  const frame = useFrame();
  const { state } = useView();
  const counting = useCountryCounting(code);
  const asOf = state.asOf ?? frame.dataThrough;
  const variables = useListing(code);
  const standingVariables = useMemo(
    () => ({
      code,
      asOf,
      from: Math.min(FIRST_YEAR, Number(asOf.slice(0, 4))),
      to: Number(asOf.slice(0, 4)),
      counting,
      // Under the rule that counts no organisation, every one through which a state takes part is beside its absence.
      ownName: { ...counting, blocs: 'EXCLUDE' as const },
      facts: { ...listingOf(state), presence: 'CUMULATIVE' as const },
      names: namesOf(state, frame.rule.method),
      selection: selectionOf(state),
      locale: frame.locale,
    }),
    [code, asOf, counting, state, frame.rule.method, frame.locale],
  );
  const page = useAnswer(CountryPageDocument, variables);
  const standing = useAnswer(CountryStandingDocument, standingVariables);
  const facts = useMore(CountryPageDocument, variables, page.data, (data) => data.country?.participations);
  return { asOf, page, standing, facts, variables, standingVariables };
}
