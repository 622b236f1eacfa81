/** Apostrophes and the marks typed for one. U+00B4 must be among them: NFKC takes it apart into a space and an accent. */
const APOSTROPHES = /[\u0060\u00B4\u02B9\u02BB\u02BC\u02BD\u055A\u05F3\u2018\u2019\u201B\u2032\uA78C\uFF07]/gu;
/** Soft hyphen, zero-width characters, marks of direction: nobody sees them. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Texts that {@link foldForSearch} remembers: a search goes over the same texts of the roll each time. */
const MOST_KEPT = 100_000;
const kept = new Map<string, string>();

/**
 * A name as it is compared: one kind of apostrophe, NFKC, no invisible characters, case folded, white space collapsed.
 *
 * Accents are kept unless told otherwise: they tell names apart in some languages, and the aliases of the states hold the
 * spellings without them.
 */
export function foldName(name: string, { accents = 'keep' }: { readonly accents?: 'keep' | 'drop' } = {}): string {
  const marked = name.replace(APOSTROPHES, "'");
  const text = accents === 'keep' ? marked : marked.normalize('NFKD').replace(/\p{Mn}/gu, '');
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim().toUpperCase().toLowerCase();
}

/** A text as it is searched: as {@link foldName} has it, without accents, which few people type. */
export function foldForSearch(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const result = foldName(text, { accents: 'drop' });
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, result);
  return result;
}
