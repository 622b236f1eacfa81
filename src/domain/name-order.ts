import type { Steps } from '../common/steps.js';
import { nameIn } from './names.js';
import { OwnedCache } from './owned-cache.js';
import type { Names } from './roll.js';
import { placesInOrder } from './sorting.js';

/**
 * Collation by language, each by its own rules (CLDR): accents beside their letters, Chinese by pinyin. The languages are
 * fixed here, so that no machine's own locale has a part in it.
 */
const COLLATORS = {
  AR: new Intl.Collator('ar'),
  EN: new Intl.Collator('en'),
  ES: new Intl.Collator('es'),
  FR: new Intl.Collator('fr'),
  RU: new Intl.Collator('ru'),
  ZH: new Intl.Collator('zh-u-co-pinyin'),
} as const;

export type NameLocale = keyof typeof COLLATORS;

const ranks = new OwnedCache<Uint32Array>('name-ranks', ({ byteLength }) => byteLength);

/** Things with names, by index; undefined where the index belongs to nothing on record. */
type Named = readonly ({ readonly names: Names } | undefined)[];

/**
 * The rank of each thing's name in a language, by the thing's index; equal names have equal ranks. A name without a
 * translation is ranked by the English one. Kept as long as the list.
 */
export function* nameRanksInSteps(things: Named, locale: NameLocale): Steps<Uint32Array> {
  return ranks.find(things, locale) ?? ranks.keep(things, locale, yield* ranksAnew(things, locale));
}

function* ranksAnew(things: Named, locale: NameLocale): Steps<Uint32Array> {
  const names = things.map((thing) => (thing ? nameIn(thing.names, locale) : ''));
  const { compare } = COLLATORS[locale];
  const order = yield* placesInOrder(names.length, (a, b) => compare(names[a]!, names[b]!) || a - b);
  const rank = new Uint32Array(names.length);
  for (let position = 1; position < order.length; position++) {
    const [before, thing] = [order[position - 1]!, order[position]!];
    rank[thing] = rank[before]! + (compare(names[before]!, names[thing]!) === 0 ? 0 : 1);
  }
  return rank;
}
