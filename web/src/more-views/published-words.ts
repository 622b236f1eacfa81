/** A published tally in words; who cast no vote is not always on record. */
export const publishedWords = (
  votes: { readonly for: number; readonly against: number; readonly abstained: number },
  number: (value: number) => string,
) => ({ for: number(votes.for), against: number(votes.against), abstained: number(votes.abstained) });
