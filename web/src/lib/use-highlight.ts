import { useMemo } from 'react';
import { HighlightedGroupDocument } from '../generated/graphql.js';
import { useAnswer } from '../state/use-answer.js';
import { useFrame } from '../state/use-frame.js';
import { useView } from '../state/use-view.js';
import { OWN_GROUP } from '../state/view-state.js';
import { useOwnGroupNames } from './use-own-group.js';

/** What the address brings out of the others. */
export interface Highlight {
  /** As the address names it. */
  readonly key: string;
  readonly name: string;
  readonly codes: ReadonlySet<string>;
}

/** What is brought out; null where nothing is, where it is not on record, and until its members are here. */
export function useHighlight(): Highlight | null {
  const { state } = useView();
  const { asOf, locale, countries } = useFrame();
  const { ownName } = useOwnGroupNames();
  const key = state.highlight;
  const country = countries.find(({ code }) => code === key);
  const isOwn = key === OWN_GROUP;
  const answer = useAnswer(
    HighlightedGroupDocument,
    { slug: key ?? '', asOf, locale },
    key === null || isOwn || country !== undefined,
  );
  const group = answer.data?.group;
  return useMemo(() => {
    if (key === null) return null;
    if (isOwn) {
      return state.countries.length === 0 ? null : { key, name: ownName, codes: new Set(state.countries) };
    }
    if (country) return { key, name: country.name, codes: new Set([country.code]) };
    return group?.slug === key
      ? { key, name: group.name, codes: new Set(group.members.map(({ code }) => code)) }
      : null;
  }, [key, isOwn, country, group, ownName, state.countries]);
}

/** Whether a state is not the one that is brought out, where one is. */
export function isMuted(highlight: Highlight | null, code: string): boolean {
  return highlight !== null && !highlight.codes.has(code);
}
