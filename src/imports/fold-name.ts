/** Apostrophes and the marks typed for one. U+00B4 must be among them: NFKC takes it apart into a space and an accent. */
const APOSTROPHES = /[\u0060\u00B4\u02B9\u02BB\u02BC\u02BD\u055A\u05F3\u2018\u2019\u201B\u2032\uA78C\uFF07]/gu;
/** Soft hyphen, zero-width characters, marks of direction: nobody sees them. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * A name as it is compared: one kind of apostrophe, NFKC, no invisible characters, case folded, white space collapsed.
 * Accents stay: they tell names apart in some languages, and the aliases hold the spellings without them.
 */
export function foldName(name: string): string {
  return name
    .replace(APOSTROPHES, "'")
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toUpperCase()
    .toLowerCase();
}
