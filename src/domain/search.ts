import { distance } from 'fastest-levenshtein';
import type { Steps } from '../common/steps.js';
import { foldForSearch } from './fold.js';
import type { Indicator } from './indicators.js';
import type { Country, Group, Initiative, InitiativeSet, Names, Organisation, Roll, Scheme } from './roll.js';
import { namesOfInitiative, wordsOf, wordsOfInitiative } from './search-initiatives.js';

/** Things whose names are looked at in one step. */
const THINGS_A_STEP = 250;

export const SEARCH_TYPES = [
  'COUNTRY',
  'ORGANISATION',
  'GROUP',
  'INITIATIVE',
  'INITIATIVE_SET',
  'SCHEME',
  'INDICATOR',
] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

/** How a thing was found, the nearest first. */
export const SEARCH_RANKS = ['CODE', 'NAME', 'ABBREVIATION', 'WORDS', 'PREFIX', 'PART', 'TEXT', 'SPELLING'] as const;
export type SearchRank = (typeof SEARCH_RANKS)[number];

/** What can be found. */
export type Found =
  | { readonly type: 'COUNTRY'; readonly thing: Country }
  | { readonly type: 'ORGANISATION'; readonly thing: Organisation }
  | { readonly type: 'GROUP'; readonly thing: Group }
  | { readonly type: 'INITIATIVE'; readonly thing: Initiative }
  | { readonly type: 'INITIATIVE_SET'; readonly thing: InitiativeSet }
  | { readonly type: 'SCHEME'; readonly thing: Scheme }
  | { readonly type: 'INDICATOR'; readonly thing: Indicator };

export interface Hit {
  readonly found: Found;
  readonly rank: SearchRank;
  /** The text that was found, as it is on record. */
  readonly matched: string;
}

/** A name with the language that it is in; null where that is not on record. */
export interface NamedText {
  readonly text: string;
  readonly language: string | null;
}

/** What a thing is looked for by. */
export interface Searchable {
  readonly found: Found;
  readonly codes: readonly string[];
  readonly names: () => readonly NamedText[];
}

/** What is looked for, as texts are compared to it. */
interface Wanted {
  readonly folded: string;
  /** The same with everything but letters and digits removed. */
  readonly squeezed: string;
  readonly words: readonly string[];
  /** In lower case, among all languages where null. */
  readonly language: string | null;
}

export interface Search {
  readonly text: string;
  readonly types: readonly SearchType[];
  /** Names of this language alone, and those of which the language is not on record; null: of every one. */
  readonly language: string | null;
}

/**
 * What the words of a search stand for, the nearest first (ranks as `SEARCH_RANKS`), then in the order of `SEARCH_TYPES`, then by code or
 * slug, a set and a scheme in the order of the roll; short forms of shorter names before those of longer ones: 欧盟 is the
 * 欧洲联盟 before it is the 欧亚经济联盟. A text that is the code or name of a thing is not taken as the short form of another
 * of the same type (中国 is not the 中非共和国; the scheme 东盟 hides no 东南亚国家联盟 among organisations). Near spellings are
 * given only where nothing else is found. Nothing is found where the text has neither letter nor digit.
 */
export function* searchInSteps(
  roll: Roll,
  indicators: readonly Indicator[],
  { text, types, language }: Search,
): Steps<Hit[]> {
  const words = wordsOf(text);
  const wanted: Wanted = { folded: foldForSearch(text), squeezed: words.join(''), words, language };
  if (words.length === 0) return [];
  const byRank = new Map<SearchRank, Hit[]>(SEARCH_RANKS.map((rank) => [rank, []]));
  let looked = 0;
  for (const searchable of searchables(roll, indicators, types)) {
    const hit = hitOf(roll, searchable, wanted);
    if (hit) byRank.get(hit.rank)!.push(hit);
    if (++looked % THINGS_A_STEP === 0) yield;
  }
  const named = new Set([...byRank.get('CODE')!, ...byRank.get('NAME')!].map(({ found }) => found.type));
  const shortForms = byRank.get('ABBREVIATION')!.filter(({ found }) => !named.has(found.type));
  byRank.set(
    'ABBREVIATION',
    shortForms.sort((a, b) => wholeNameOf(a.matched).length - wholeNameOf(b.matched).length),
  );
  const hits = [...byRank.values()].flat();
  return hits.length > 0 ? hits : yield* nearInSteps(roll, indicators, types, wanted);
}

function* searchables(
  roll: Roll,
  indicators: readonly Indicator[],
  types: readonly SearchType[],
): Generator<Searchable> {
  for (const type of SEARCH_TYPES) {
    if (!types.includes(type)) continue;
    switch (type) {
      case 'COUNTRY':
        for (const thing of roll.countries) {
          const names = () => [...namesIn(thing.names), ...thing.aliases.map((text) => ({ text, language: null }))];
          yield { found: { type, thing }, codes: codesOf(thing), names };
        }
        break;
      case 'ORGANISATION':
        for (const thing of roll.organisations) {
          yield { found: { type, thing }, codes: [thing.code, thing.slug], names: () => namesIn(thing.names) };
        }
        break;
      case 'INITIATIVE':
        for (const thing of roll.initiatives) {
          yield { found: { type, thing }, codes: [thing.slug], names: () => namesOfInitiative(roll, thing) };
        }
        break;
      case 'GROUP':
        for (const thing of roll.groups.values()) yield slugged({ type, thing });
        break;
      case 'INITIATIVE_SET':
        for (const thing of roll.sets.values()) yield slugged({ type, thing });
        break;
      case 'SCHEME':
        for (const thing of roll.schemes.values()) yield slugged({ type, thing });
        break;
      case 'INDICATOR':
        for (const thing of indicators) yield slugged({ type, thing });
        break;
    }
  }
}

/** The codes by which a state is found. */
function codesOf({ code, alpha2, m49 }: Country): string[] {
  return [code, alpha2, m49].filter((each) => each !== null);
}

function slugged(found: Extract<Found, { thing: { slug: string; names: Names } }>): Searchable {
  const { slug, names } = found.thing;
  return { found, codes: [slug], names: () => namesIn(names) };
}

function namesIn(names: Names): NamedText[] {
  return Object.entries(names).flatMap(([language, text]) => (typeof text === 'string' ? [{ text, language }] : []));
}

/** What there is of a type, with what it is looked for by. */
export function searchablesOf(roll: Roll, type: Exclude<SearchType, 'INDICATOR'>): Generator<Searchable> {
  return searchables(roll, [], [type]);
}

/** What a thing is found by as a whole: each of its codes and names, squeezed, once, codes first. */
export function exactHits({ found, codes, names }: Searchable): Map<string, Hit> {
  const hits = new Map<string, Hit>();
  for (const [rank, texts] of [['CODE', codes] as const, ['NAME', names().map(({ text }) => text)] as const]) {
    for (const matched of texts) {
      const key = squeezed(matched);
      if (!hits.has(key)) hits.set(key, { found, rank, matched });
    }
  }
  return hits;
}

/** Ranks of a name by how well its worst word fits. */
const FITS = ['WORDS', 'PREFIX', 'PART'] as const;

function hitOf(roll: Roll, { found, codes, names }: Searchable, wanted: Wanted): Hit | null {
  const code = codes.find((each) => squeezed(each) === wanted.squeezed);
  if (code !== undefined) return { found, rank: 'CODE', matched: code };
  let best: { readonly rank: SearchRank; readonly matched: string } | null = null;
  let worst: number = FITS.length;
  let abbreviated: string | null = null;
  const texts = [...names().flatMap((name) => (isAsked(name, wanted) ? [name.text] : [])), ...codes];
  const alike = texts.filter((text) => squeezed(text) === wanted.squeezed);
  const name = alike.find((text) => foldForSearch(text) === wanted.folded) ?? alike[0];
  if (name !== undefined) return { found, rank: 'NAME', matched: name };
  for (const text of texts) {
    const fit = fitOf(foldForSearch(text), wanted.words);
    if (fit !== null && fit < worst) {
      worst = fit;
      best = { rank: FITS[fit]!, matched: text };
    }
    if (abbreviated === null && isAbbreviation(wanted.squeezed, text)) abbreviated = text;
  }
  if (best) return { found, ...best };
  if (abbreviated !== null) return { found, rank: 'ABBREVIATION', matched: abbreviated };
  if (found.type !== 'INITIATIVE') return null;
  const matched = wordsOfInitiative(roll, found.thing, wanted.words);
  return matched === null ? null : { found, rank: 'TEXT', matched };
}

function isAsked({ language }: NamedText, { language: asked }: Wanted): boolean {
  return asked === null || language === null || language === asked;
}

const HAN = /\p{Script=Han}/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

/** A text without anything but letters and digits, as texts are compared. */
export function squeezed(text: string): string {
  return foldForSearch(text).replace(BETWEEN_WORDS, '');
}

/**
 * How the worst of the words stands in a folded name: 0 as a word of it, 1 at the beginning of one, 2 within one; null where one
 * does not. Chinese has no spaces between words: there, to stand in the name is to be a word of it.
 */
function fitOf(folded: string, words: readonly string[]): number | null {
  if (!words.every((word) => folded.includes(word))) return null;
  const spaced = ` ${folded.replace(BETWEEN_WORDS, ' ')} `;
  let worst = 0;
  for (const word of words) {
    if (HAN.test(word) || spaced.includes(` ${word} `)) continue;
    worst = Math.max(worst, spaced.includes(` ${word}`) ? 1 : 2);
  }
  return worst;
}

/**
 * Whether a text is a Chinese short form of a name: from its first character to its last, some of its characters in their
 * order, at least one of each four. 非盟 is one of 非洲联盟, 经合组织 of 经济合作与发展组织.
 */
function isAbbreviation(short: string, name: string): boolean {
  if (short.length < 2 || !HAN.test(short) || !HAN.test(name)) return false;
  const whole = wholeNameOf(name);
  if (whole.length > 4 * short.length || short[0] !== whole[0] || short.at(-1) !== whole.at(-1)) return false;
  let at = 0;
  for (const character of whole) if (character === short[at]) at++;
  return at === short.length;
}

/** A name, squeezed, without what is said of it in brackets. */
function wholeNameOf(name: string): string {
  return squeezed(name.replace(/[（(].*$/u, ''));
}

/** Letters by which a word may differ and still be a near spelling of another. */
function mostAway(word: string): number {
  if (HAN.test(word)) return word.length < 4 ? 0 : 1;
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/** Things with a name that is spelled nearly so: the fewest letters away first. */
function* nearInSteps(
  roll: Roll,
  indicators: readonly Indicator[],
  types: readonly SearchType[],
  wanted: Wanted,
): Steps<Hit[]> {
  const away = wanted.words.map((word) => nearness(word));
  const whole = nearness(wanted.squeezed);
  const byDistance: Hit[][] = [];
  let looked = 0;
  for (const { found, codes, names } of searchables(roll, indicators, types)) {
    let least = Number.POSITIVE_INFINITY;
    let matched = '';
    for (const name of [...names(), ...codes.map((text) => ({ text, language: null }))]) {
      if (!isAsked(name, wanted)) continue;
      const words = wordsOf(name.text);
      const steps = Math.min(
        whole(words.join('')),
        away.reduce((sum, of) => sum + Math.min(...words.map(of)), 0),
      );
      if (steps >= least) continue;
      least = steps;
      matched = name.text;
    }
    if (least < Number.POSITIVE_INFINITY) {
      const alike = byDistance[least] ?? [];
      alike.push({ found, rank: 'SPELLING', matched });
      byDistance[least] = alike;
    }
    if (++looked % THINGS_A_STEP === 0) yield;
  }
  return byDistance.flat();
}

/** How many letters a word is away from `wanted`; infinite where it is not near. Each word is compared once. */
function nearness(wanted: string): (word: string) => number {
  const most = mostAway(wanted);
  const distances = new Map<string, number>();
  return (word) => {
    if (Math.abs(word.length - wanted.length) > most) return Number.POSITIVE_INFINITY;
    let steps = distances.get(word);
    if (steps === undefined) {
      steps = isSwapped(wanted, word) ? 1 : distance(wanted, word);
      if (steps > most) steps = Number.POSITIVE_INFINITY;
      distances.set(word, steps);
    }
    return steps;
  };
}

/** Whether two neighbouring letters stand the other way round, and nothing else differs: that is one slip. */
function isSwapped(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  let at = 0;
  while (at < word.length && word[at] === other[at]) at++;
  return (
    word[at] === other[at + 1] &&
    word[at + 1] === other[at] &&
    word.slice(at + 2) === other.slice(at + 2) &&
    word !== other
  );
}
