import { distance } from 'fastest-levenshtein';

/** Up to `limit` of the known words nearest to `value` by edit distance, nearest first; far ones are left out. */
export function nearest(value: string, vocabulary: Iterable<string>, limit = 3): string[] {
  const wanted = value.toLowerCase();
  const scored: { word: string; score: number }[] = [];
  for (const word of vocabulary) {
    const candidate = word.toLowerCase();
    const most = Math.max(2, Math.ceil(Math.max(wanted.length, candidate.length) * 0.5));
    // The lengths alone differ by more edits than allowed: a client may send a long text, which would be costly to compare.
    if (Math.abs(wanted.length - candidate.length) > most && !candidate.includes(wanted)) continue;
    const score = candidate.includes(wanted) && wanted.length > 2 ? 0 : distance(wanted, candidate);
    if (score <= most) scored.push({ word, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.word < b.word ? -1 : 1));
  return scored.slice(0, limit).map(({ word }) => word);
}

/** Several words of which none is known, each with those that may have been meant: `'a' (did you mean b?) or 'c'`. */
export function unknownWords(words: readonly string[], vocabulary: readonly string[]): string {
  const each = words.map((word) => {
    const meant = nearest(word, vocabulary);
    return meant.length === 0 ? `'${word}'` : `'${word}' (did you mean ${meant.join(', ')}?)`;
  });
  return each.join(' or ');
}

/** The end of an error message: `; did you mean a, b?`, or nothing where no known word is near. */
export function didYouMean(value: string, vocabulary: Iterable<string>): string {
  const words = nearest(value, vocabulary);
  return words.length === 0 ? '' : `; did you mean ${words.join(', ')}?`;
}
