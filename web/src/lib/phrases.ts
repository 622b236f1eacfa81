/** One sign that opens what follows it: a line is not broken behind it. */
const OPENING = new Set('在不未一也随为与和及于被由经其各（“《〈「');

const HAN = /^\p{Script=Han}$/u;

/**
 * A Chinese heading in pieces between which a line may be broken. Browsers break between any two signs, also in the
 * middle of a word; a single sign stays with the word before it, and a number with what it counts.
 */
export function phrases(text: string): string[] {
  if (typeof Intl.Segmenter !== 'function') return [text];
  const pieces: string[] = [];
  let open = false;
  for (const { segment, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const opens = OPENING.has(segment);
    const begins = opens || (isWordLike && !open && !(HAN.test(segment) && pieces.length > 0));
    if (begins || pieces.length === 0) pieces.push(segment);
    else pieces[pieces.length - 1] += segment;
    open = opens;
  }
  return pieces.map((piece) => piece.replace(/(?<=\d) (?=\p{Script=Han})|^ (?=\p{Script=Han})/gu, '\u00a0'));
}
