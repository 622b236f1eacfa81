const kept = new Map<string, string>();
const MOST_KEPT = 20_000;

/** A name as it is compared in a search: compatibility forms, case, accents, apostrophes and spaces made alike. */
export function folded(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const result = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, result);
  return result;
}
