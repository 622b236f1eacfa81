import { z } from 'zod';
import { dayOf } from '../domain/day.js';
import { dayInWords, type Locale } from '../domain/locale.js';
import type { BlocRule, Confidence, PresenceSense, Role, Universe } from '../domain/vocabulary.js';
import { countingInWords, listSentences, numberIn, SENTENCES } from '../questions/notes.js';
import { type Code, type Named, paragraphs, type Slug } from '../questions/texts.js';
import { citeText, PROVENANCE_SHAPE } from './dataset.js';

/** What stands beside every figure of the API. */
export interface Rests {
  readonly asOf: string;
  readonly incompleteInitiatives: readonly Slug[];
  readonly listsCheckedBefore: readonly (Slug & { readonly listCheckedOn: string })[];
  readonly provenance: {
    readonly release: string | null;
    readonly revision: string;
    readonly recordedAt: string;
    readonly method: string;
    readonly presence: PresenceSense;
    readonly blocs: BlocRule;
    readonly universe: Universe;
    readonly roles: readonly Role[] | null;
    readonly minConfidence: Confidence | null;
    readonly licence: string;
    readonly cite: string;
  };
}

/** Fields of the API for {@link Rests}. */
export const RESTS = `asOf incompleteInitiatives { slug } listsCheckedBefore { slug listCheckedOn }
  provenance { release revision recordedAt method presence blocs universe roles minConfidence licence cite }`;

/** A number of things; what it is called says that it is whole, and no client need be told its bounds. */
export function count() {
  return z.number();
}

/** Longer lists are told by how many they are, and their first. */
const MOST_LISTED = 250;

/** A list that is never longer than so many, and says how many there are. */
export interface Listed {
  readonly count: number;
  readonly first: readonly string[];
}

export function listedOf(words: readonly string[], most = MOST_LISTED): Listed {
  return { count: words.length, first: words.slice(0, most) };
}

export function listedShape(what: string) {
  return z
    .object({ count: count(), first: z.array(z.string()) })
    .describe(`${what}: how many, and the first ${MOST_LISTED}.`);
}

export function slugs(things: readonly Slug[]): string[] {
  return things.map(({ slug }) => slug);
}

export function codes(things: readonly Code[]): string[] {
  return things.map(({ code }) => code);
}

/** What every answer about figures carries beside them. */
export const BESIDE_SHAPE = {
  asOf: z.string().describe('The day that the answer is about; it says nothing of any other.'),
  counted: z.string().describe('What was counted, by which rules.'),
  notes: z
    .array(z.string())
    .describe(
      'What is not known, and what the choice of a rule leaves open, in whole sentences: repeat them with the figures.',
    ),
  incompleteInitiatives: listedShape(
    'Slugs of initiatives from whose list absence can not be concluded on the day: participation in them is at least, absence at most as given',
  ),
  listsCheckedBefore: listedShape('Slugs of initiatives whose complete list was last checked before the day'),
  provenance: PROVENANCE_SHAPE,
};

export interface Beside {
  readonly asOf: string;
  readonly counted: string;
  readonly notes: readonly string[];
  readonly incompleteInitiatives: Listed;
  readonly listsCheckedBefore: Listed;
  readonly provenance: z.infer<typeof PROVENANCE_SHAPE>;
}

export interface BesideOptions {
  readonly locale: Locale;
  /** The initiatives that were counted. */
  readonly initiatives: readonly Named[];
  /** Sentences about what the choice of a rule or definition leaves open. */
  readonly ranges?: readonly string[];
  /** Instead of the day: the years of a series, in words. */
  readonly when?: string;
  /** Facts as they are on record: no rule on organisations has a part in them. */
  readonly facts?: boolean;
}

/** What stands beside an answer: what was counted, what is not known, and the line to cite. */
export function besideOf(rests: Rests, { locale, initiatives, ranges = [], when, facts }: BesideOptions): Beside {
  const { asOf, incompleteInitiatives: open, listsCheckedBefore: earlier, provenance } = rests;
  const words = SENTENCES[locale];
  const day = dayOf(asOf);
  const [only, ...others] = initiatives;
  const selection = only && others.length === 0 ? only.name : words.selectionOf(numberIn(initiatives.length, locale));
  const { release, revision, recordedAt, method, licence, cite } = provenance;
  return {
    asOf,
    counted: words.caption(
      selection,
      when ?? words.asOf(dayInWords(day, locale)),
      countingInWords(provenance, locale, facts),
    ),
    notes: [
      ...ranges,
      ...listSentences(
        {
          initiatives: initiatives.length,
          incomplete: open.length,
          checkedBefore: earlier.map(({ listCheckedOn }) => dayOf(listCheckedOn)),
        },
        day,
        locale,
      ),
    ],
    incompleteInitiatives: listedOf(slugs(open)),
    listsCheckedBefore: listedOf(slugs(earlier)),
    provenance: { cite, release, revision, recordedAt, method, licence },
  };
}

interface Words {
  readonly and: (more: string) => string;
  readonly between: string;
  readonly of: (title: string, words: string) => string;
  readonly incomplete: string;
  readonly checkedBefore: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    and: (more) => ` and ${more} more`,
    between: ', ',
    of: (title, words) => `${title}: ${words}`,
    incomplete: 'Lists from which absence can not be concluded',
    checkedBefore: 'Lists last checked before that day',
  },
  ZH: {
    and: (more) => `等，另有 ${more} 项`,
    between: '、',
    of: (title, words) => `${title}：${words}`,
    incomplete: '不能据以断定未参与的名单',
    checkedBefore: '最近一次核对早于该日的名单',
  },
};

/** A bounded list as text: nothing where it is empty, and how many more there are where it was cut. */
export function listedText(title: string, { count, first }: Listed, locale: Locale): string {
  if (count === 0) return '';
  const { of, and, between } = WORDS[locale];
  const more = count - first.length;
  return of(title, `${first.join(between)}${more > 0 ? and(numberIn(more, locale)) : ''}`);
}

/** An answer as text: what it found, and beneath it what is not known and the line to cite. */
export function textWith(beside: Beside, locale: Locale, ...parts: (string | readonly string[])[]): string {
  const words = WORDS[locale];
  return paragraphs(
    ...parts,
    beside.counted,
    beside.notes.join('\n'),
    listedText(words.incomplete, beside.incompleteInitiatives, locale),
    listedText(words.checkedBefore, beside.listsCheckedBefore, locale),
    citeText(beside.provenance.cite, locale),
  );
}
