import { useFormat } from '../../lib/use-format.js';
import type { PlaceAmongOthers } from './use-standing-words.js';
import { useWords } from './words.js';

/** A place in short: `3 of 54`, shared or not, and between which it may be. */
export function usePlaceOf(): (rank: PlaceAmongOthers & { readonly size: number }) => string {
  const { t } = useWords();
  const format = useFormat();
  return ({ place, tiedCount, bestPlace, worstPlace, size }) => {
    const told = t(tiedCount === 0 ? 'peers.place' : 'peers.placeShared', {
      place: format.number(place),
      of: format.number(size),
      others: format.number(tiedCount),
    });
    if (bestPlace === worstPlace) return told;
    const between = t('peers.between', { best: format.number(bestPlace), worst: format.number(worstPlace) });
    return `${told}${t('list.aside', { text: between })}`;
  };
}
