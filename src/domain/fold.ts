/** Apostrophes and the marks typed for one. U+00B4 must be among them: NFKC takes it apart into a space and an accent. */
const APOSTROPHES = /[\u0060\u00B4\u02B9\u02BB\u02BC\u02BD\u055A\u05F3\u2018\u2019\u201B\u2032\uA78C\uFF07]/gu;
/** Soft hyphen, zero-width characters, marks of direction: nobody sees them. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** What {@link foldForSearch} remembers, in UTF-16 units: a search goes over the same texts of the roll each time. */
const MOST_UNITS_KEPT = 8_000_000;
/** A longer text is hardly a name, and may be a client's. */
const LONGEST_KEPT = 2_000;
const foldedTexts = new Map<string, string>();
let unitsKept = 0;

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
  const folded = foldedTexts.get(text);
  if (folded !== undefined) return folded;
  const result = foldName(text, { accents: 'drop' });
  if (text.length > LONGEST_KEPT) return result;
  if (unitsKept >= MOST_UNITS_KEPT) {
    foldedTexts.clear();
    unitsKept = 0;
  }
  foldedTexts.set(text, result);
  // Short texts take no less than their places in the map.
  unitsKept += text.length + result.length + 50;
  return result;
}
