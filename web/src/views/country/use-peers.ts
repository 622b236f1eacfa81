import { useMemo } from 'react';
import { CountryPeersDocument, type CountryPeersQuery } from '../../generated/graphql.js';
import { useAnswer } from '../../state/use-answer.js';
import { useFrame } from '../../state/use-frame.js';
import { useView } from '../../state/use-view.js';
import { selectionOf } from '../../state/view-state.js';
import { type Country, useCountryCounting } from './use-country.js';

/** Schemes whose group of the country is held beside it without being asked for: its region and its income. */
const USUAL_SCHEMES = ['un-regional-groups', 'wb-income-groups'];

/** Those with whom a country is compared. */
export interface Peers {
  readonly key: string;
  readonly name: string;
  readonly group: string | null;
  readonly countries: readonly string[] | null;
}

/** The groups with which a country is compared on its page, and the reader's own choice, from the address. */
export function usePeers(country: Country): { usual: Peers[]; chosen: Peers | null } {
  const { schemes, countryName } = useFrame();
  const { parameter } = useView();
  const asked = parameter('peers');
  return useMemo(() => {
    const slugs = new Set(country.groups.map(({ slug }) => slug));
    const usual = USUAL_SCHEMES.flatMap((slug) => schemes.find((scheme) => scheme.slug === slug)?.groups ?? [])
      .filter((group) => slugs.has(group.slug))
      .map(({ slug, name }) => ({ key: slug, name, group: slug, countries: null }));
    if (!asked) return { usual, chosen: null };
    const group = schemes.flatMap(({ groups }) => groups).find(({ slug }) => slug === asked);
    const codes = asked.split(',').map((code) => code.trim().toUpperCase());
    const chosen = group
      ? { key: 'chosen', name: group.name, group: group.slug, countries: null }
      : { key: 'chosen', name: codes.map(countryName).join(' · '), group: null, countries: codes };
    return { usual, chosen };
  }, [country.groups, schemes, countryName, asked]);
}

export type PeersRank = NonNullable<NonNullable<CountryPeersQuery['country']>['rank']>;

/** Where the country stands among them; `rank` is null where it is not counted. */
export function usePeersRank(code: string, { group, countries }: Peers, asOf: string) {
  const { locale } = useFrame();
  const { state } = useView();
  const counting = useCountryCounting(code);
  const variables = useMemo(
    () => ({
      code,
      group,
      countries: countries === null ? null : [...countries],
      asOf,
      counting,
      selection: selectionOf(state),
      locale,
    }),
    [code, group, countries, asOf, counting, state, locale],
  );
  const answer = useAnswer(CountryPeersDocument, variables);
  return { rank: answer.data?.country?.rank, error: answer.error, retry: answer.retry };
}
