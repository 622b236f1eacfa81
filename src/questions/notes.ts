import type { Day } from '../domain/day.js';
import { incomplete, listsCheckedBefore } from '../domain/lists.js';
import { dayInWords, type Locale, withinSentence } from '../domain/locale.js';
import { nameIn } from '../domain/names.js';
import { eachPresence } from '../domain/presence.js';
import type { Initiative, Roll } from '../domain/roll.js';
import { type CountingRule, listedRoles } from '../domain/rule.js';
import {
  BLOC_RULE_TERMS,
  type BlocRule,
  CONFIDENCES,
  type Confidence,
  PRESENCE_TERMS,
  ROLE_TERMS,
  type Role,
  UNIVERSE_TERMS,
} from '../domain/vocabulary.js';
import { provenance } from './provenance.js';
import type { Question } from './question.js';

/** How many states take part in none under a bloc rule. */
export interface NoneUnderRule {
  readonly blocs: BlocRule;
  readonly atNone: number;
}

/** A headline figure's least or greatest, with what gives it. */
export interface RangeEnd {
  readonly value: number;
  readonly scheme: string;
  readonly blocs: BlocRule;
}

/** How many states take part in none under a bloc rule, in the reader's digits. */
export interface NoneInWords {
  readonly blocs: BlocRule;
  readonly none: string;
}

/**
 * The sentences that stand beside every figure, in files and pictures alike: what was counted, what is not known, and what
 * the choice of a rule or definition leaves open.
 */
export interface Sentences {
  readonly language: 'en' | 'zh';
  readonly role: (role: Role) => string;
  readonly roles: (roles: string) => string;
  /** Where less sure facts were left out. */
  readonly minConfidence: Readonly<Record<Exclude<Confidence, 'UNVERIFIED'>, string>>;
  /** For a list of facts, in which organisations bring nobody along. */
  readonly onRecord: string;
  readonly caption: (selection: string, when: string, counting: readonly string[]) => string;
  readonly selectionOf: (count: string) => string;
  /** A name that the asker gave, with what it stands for: nobody else vouches for the name. */
  readonly ownName: (name: string, selection: string) => string;
  readonly asOf: (day: string) => string;
  readonly years: (from: string, to: string, fixed: string | null) => string;
  /** The note on lists: how many do not say all, and how many were last read before the day. */
  readonly incomplete: (count: string, of: string) => string;
  readonly checkedBefore: (count: string, of: string, day: string, earliest: string) => string;
  readonly namesOnRecord: (initiative: string, names: string, total: string) => string;
  readonly underRules: (figures: readonly NoneInWords[], atMost: boolean) => string;
  readonly sameUnderRules: string;
  readonly ratioRange: (day: string, least: string, greatest: string) => string;
  readonly ratioUnder: (ratio: string, scheme: string, blocs: string) => string;
  readonly leftEmpty: string;
  readonly leftEmptyIn: (years: string) => string;
}

const NONE_EN: Readonly<Record<BlocRule, (none: string) => string>> = {
  EXCLUDE: (none) => `${none} by their own name`,
  AS_ADOPTED: (none) => `${none} where texts that an organisation adopted as such count for its members`,
  INHERIT: (none) => `${none} by no name at all`,
};

const EN: Sentences = {
  language: 'en',
  role: (role) => withinSentence(ROLE_TERMS[role].en),
  roles: (roles) => `only as ${roles}`,
  minConfidence: { VERIFIED: 'verified facts alone', CORROBORATED: 'verified and corroborated facts alone' },
  onRecord: 'states and organisations as they are on record, each by its own name',
  caption: (selection, when, counting) => `${selection}; ${when}; ${counting.join(', ')}.`,
  selectionOf: (count) => `${count} initiatives`,
  ownName: (name, selection) => `“${name}” (${selection})`,
  asOf: (day) => `as of ${day}`,
  years: (from, to, fixed) => (fixed ? `${from} to ${to}, groups as composed on ${fixed}` : `${from} to ${to}`),
  incomplete: (count, of) =>
    `${of === '1' ? 'The' : `For ${count} of the ${of} initiatives the`} list on record is not complete or was read too long ago: participation is at least what is shown, absence at most.`,
  checkedBefore: (count, of, day, earliest) =>
    of === '1'
      ? `The list was last checked before ${day}, on ${earliest}.`
      : `For ${count} of the ${of} initiatives the list was last checked before ${day}, the earliest on ${earliest}.`,
  namesOnRecord: (initiative, names, total) => `${initiative}: ${names} of ${total} names on record.`,
  underRules: (figures, atMost) =>
    `Taking part in none${atMost ? ', at most' : ''}: ${figures.map(({ blocs, none }) => NONE_EN[blocs](none)).join('; ')}.`,
  sameUnderRules: 'As many take part in none whether or not organisations count for their members.',
  ratioRange: (day, least, greatest) =>
    `The representation ratio of the Global South as of ${day}, over definitions of it and rules on organisations: from ${least} to ${greatest}.`,
  ratioUnder: (ratio, scheme, blocs) => `${ratio} (${scheme}; ${blocs})`,
  leftEmpty:
    'Ratios are left empty: over a list on record that is not complete or was read too long ago none is given.',
  leftEmptyIn: (years) =>
    `Ratios of ${years} are left empty: over a list on record that is not complete or was read too long ago none is given.`,
};

/** Numbers have a space on either side, Chinese words beside one another have none. */
export function closed(text: string): string {
  return text.replaceAll(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g, '');
}

const NONE_ZH: Readonly<Record<BlocRule, (none: string) => string>> = {
  EXCLUDE: (none) => `仅计以本国名义的参与为 ${none} 国`,
  AS_ADOPTED: (none) => `计入组织以自身名义通过的文书为 ${none} 国`,
  INHERIT: (none) => `计入一切以组织名义的参与为 ${none} 国`,
};

const ZH: Sentences = {
  language: 'zh',
  role: (role) => ROLE_TERMS[role].zh,
  roles: (roles) => `仅计${roles}`,
  minConfidence: { VERIFIED: '仅计见于官方来源的事实', CORROBORATED: '仅计见于官方或可靠二手来源的事实' },
  onRecord: '国家和组织均按各自名义的在案记录列出',
  caption: (selection, when, counting) => `${selection}；${when}；${counting.join('，')}。`,
  selectionOf: (count) => `${count} 项倡议`,
  ownName: (name, selection) => `“${name}”（${selection}）`,
  asOf: (day) => `截至${day}`,
  years: (from, to, fixed) => (fixed ? `${from}年至${to}年，各组成员以${fixed}为准` : `${from}年至${to}年`),
  incomplete: (count, of) =>
    `${of === '1' ? '' : `${of} 项倡议中，${count} 项的`}在案名单不完整或核对已久：参与数为下限，未参与数为上限。`,
  checkedBefore: (count, of, day, earliest) =>
    of === '1'
      ? `名单最近一次核对早于${day}，核对于${earliest}。`
      : `${of} 项倡议中，${count} 项的名单最近一次核对早于${day}，其中最早的核对于${earliest}。`,
  namesOnRecord: (initiative, names, total) => `${initiative}：公布 ${total} 个参与方，在案 ${names} 个。`,
  underRules: (figures, atMost) =>
    `未参与其中任何一项的国家${atMost ? '（均为上限）' : ''}：${figures.map(({ blocs, none }) => NONE_ZH[blocs](none)).join('；')}。`,
  sameUnderRules: '无论是否计入以组织名义的参与，未参与的国家数相同。',
  ratioRange: (day, least, greatest) =>
    `截至${day}，按全球南方的各种定义和各种组织计入规则，其代表性比值最低为 ${least}，最高为 ${greatest}。`,
  ratioUnder: (ratio, scheme, blocs) => `${ratio}（${scheme}；${blocs}）`,
  leftEmpty: '比值留空：在案名单不完整或核对已久时，不列比值。',
  leftEmptyIn: (years) => `${years}年的比值留空：在案名单不完整或核对已久时，不列比值。`,
};

export const SENTENCES: Readonly<Record<Locale, Sentences>> = { EN, ZH };

/** Where there are more lists, their names on record are not told one by one. */
const MOST_LISTS_NAMED = 3;

/** What a question's figures rest on beyond the question itself. */
export interface Footing {
  /** The day on which lists are looked at: of a series that of its last point, when the most lists have aged. */
  readonly listsOn: Day;
  /** Facts as they are on record, not figures: no organisation counts for its members there. */
  readonly facts?: true;
  /** The states in none under each bloc rule, and whether some of them may take part. */
  readonly none?: { readonly underBlocRules: readonly NoneUnderRule[]; readonly atMost: boolean };
  /** The range of the Global South's representation ratio on a day; null where it is withheld or does not exist. */
  readonly ratio?: { readonly day: Day; readonly least: RangeEnd; readonly greatest: RangeEnd } | null;
  /** Whether ratios are left empty, or in which years. */
  readonly withheld?: boolean | readonly number[];
}

/**
 * What every file says beside its rows, in whole sentences: what was counted and how, what the choice of a rule or
 * definition leaves open, and which lists do not say all.
 */
export function notesOf(question: Question, footing: Footing, locale: Locale = 'EN'): string[] {
  const { input, schemes } = question;
  const series = schemes.length > 0 && input.from != null && input.to != null;
  const fixed = input.compositionAt == null ? null : dayInWords(input.compositionAt, locale);
  const when = series ? SENTENCES[locale].years(String(input.from), String(input.to), fixed) : null;
  return [
    captionOf(question, locale, when, footing.facts),
    ...rangeNotes(question, footing, locale),
    ...listNotes(question, footing.listsOn, locale, footing.facts),
  ];
}

const NUMBERS: Readonly<Record<Locale, Intl.NumberFormat>> = {
  EN: new Intl.NumberFormat('en'),
  ZH: new Intl.NumberFormat('zh'),
};

/** A number as a reader writes it. */
export function numberIn(value: number, locale: Locale): string {
  return NUMBERS[locale].format(value);
}

const RATIOS: Readonly<Record<Locale, Intl.NumberFormat>> = {
  EN: new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  ZH: new Intl.NumberFormat('zh', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

/** A ratio as a reader writes it. */
export function ratioIn(value: number, locale: Locale): string {
  return RATIOS[locale].format(value);
}

/**
 * What was counted, as of when (the day asked about unless `when` says it) and by which rules; where `facts` are listed
 * as they are on record, no rule on organisations has a part in it.
 */
export function captionOf(question: Question, locale: Locale, when: string | null, facts = false): string {
  const words = SENTENCES[locale];
  return words.caption(
    selectionInWords(question, locale),
    when ?? words.asOf(dayInWords(question.day, locale)),
    countingInWords(provenance(question), locale, facts),
  );
}

/** The rules by which something was counted; for `facts` without the rule on organisations, which does not apply to them. */
export function countingInWords(
  {
    presence,
    blocs,
    universe,
    roles,
    minConfidence,
  }: Pick<ReturnType<typeof provenance>, 'presence' | 'blocs' | 'universe' | 'roles' | 'minConfidence'>,
  locale: Locale,
  facts = false,
): string[] {
  const words = SENTENCES[locale];
  const { language } = words;
  const separator = language === 'zh' ? '、' : ', ';
  return [
    PRESENCE_TERMS[presence][language],
    facts ? words.onRecord : BLOC_RULE_TERMS[blocs][language],
    ...(roles ? [words.roles(roles.map(words.role).join(separator))] : []),
    ...(minConfidence && minConfidence !== 'UNVERIFIED' ? [words.minConfidence[minConfidence]] : []),
    ...(universe === 'UN_MEMBERS' || facts ? [] : [UNIVERSE_TERMS[universe][language]]),
  ];
}

/** What was counted in words: the set's or initiative's own name where there is one, else how many they are. */
export function selectionInWords(question: Question, locale: Locale): string {
  const { name } = question.input;
  const selection = selectionItself(question, locale);
  return name == null ? selection : SENTENCES[locale].ownName(name, listed(question, selection, locale));
}

/** Names of so many initiatives still stand in a caption. */
const MOST_IN_CAPTION = 4;

/** A selection that has a name of its own is told by its initiatives, where they are few. */
function listed({ initiatives }: Question, selection: string, locale: Locale): string {
  if (initiatives.length < 2 || initiatives.length > MOST_IN_CAPTION) return selection;
  const names = initiatives.map(({ names: each }) => nameIn(each, locale));
  return locale === 'ZH' ? `${selection}：${names.join('、')}` : `${selection}: ${names.join('; ')}`;
}

function selectionItself({ input, roll, initiatives }: Question, locale: Locale): string {
  const set = input.set == null ? undefined : roll.sets.get(input.set);
  if (set && initiatives.length === set.initiatives.length) return nameIn(set.names, locale);
  if (initiatives.length === 1) return nameIn(initiatives[0]!.names, locale);
  return SENTENCES[locale].selectionOf(NUMBERS[locale].format(initiatives.length));
}

/** The states in none under each rule on organisations, or that they are as many under all. */
export function noneNote({ underBlocRules, atMost }: NonNullable<Footing['none']>, locale: Locale): string {
  const words = SENTENCES[locale];
  if (underBlocRules.every(({ atNone }) => atNone === underBlocRules[0]!.atNone)) return words.sameUnderRules;
  const figures = underBlocRules.map(({ blocs, atNone }) => ({ blocs, none: NUMBERS[locale].format(atNone) }));
  return words.underRules(figures, atMost);
}

function rangeNotes({ roll }: Question, { none, ratio, withheld }: Footing, locale: Locale): string[] {
  const words = SENTENCES[locale];
  const sentences: string[] = [];
  if (none) sentences.push(noneNote(none, locale));
  if (ratio) {
    const end = ({ value, scheme, blocs }: RangeEnd) =>
      words.ratioUnder(
        RATIOS[locale].format(value),
        nameIn(roll.schemes.get(scheme)!.names, locale),
        BLOC_RULE_TERMS[blocs][words.language],
      );
    sentences.push(words.ratioRange(dayInWords(ratio.day, locale), end(ratio.least), end(ratio.greatest)));
  }
  if (withheld === true) sentences.push(words.leftEmpty);
  else if (withheld && withheld.length > 0) sentences.push(words.leftEmptyIn(yearsInWords(withheld)));
  return sentences;
}

/** Years in ascending order as ranges: `2020, 2023-2026`. */
export function yearsInWords(years: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const year of years) {
    const last = ranges.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/**
 * The note on lists: from which of them absence can not be concluded on a day, and which were last checked before it. Where
 * `facts` are listed, which need not be in memory, the names on record are not counted.
 */
export function listNotes(question: Question, day: Day, locale: Locale, facts = false): string[] {
  const { roll, initiatives, rule } = question;
  const words = SENTENCES[locale];
  const number = NUMBERS[locale];
  const open = incomplete(initiatives, day, rule);
  const earlier = listsCheckedBefore(initiatives, day, rule);
  const told = (facts ? [] : open).flatMap((initiative) => {
    const { names, publishedTotal: total, adoption } = initiative;
    // Where a body issued the text, the published total may count persons or beneficiaries and not participants.
    if (total === null || adoption === 'ISSUED') return [];
    const count = namesOnRecord(roll, initiative, day, rule);
    if (count >= total) return [];
    return [words.namesOnRecord(nameIn(names, locale), number.format(count), number.format(total))];
  });
  const checked = earlier.map(({ listCheckedOn }) => listCheckedOn!);
  const counts = { initiatives: initiatives.length, incomplete: open.length, checkedBefore: checked };
  return listSentences(counts, day, locale, told.length <= MOST_LISTS_NAMED ? told : []);
}

/** How many lists are incomplete, and the days on which lists were checked that were last checked before the day. */
interface ListCounts {
  readonly initiatives: number;
  readonly incomplete: number;
  readonly checkedBefore: readonly Day[];
}

/** The same note from its numbers; `told` are sentences about single lists that do not say all. */
export function listSentences(
  { initiatives, incomplete: open, checkedBefore }: ListCounts,
  day: Day,
  locale: Locale,
  told: readonly string[] = [],
): string[] {
  const words = SENTENCES[locale];
  const number = NUMBERS[locale];
  const all = number.format(initiatives);
  const earliest = Math.min(...checkedBefore);
  return [
    ...(open > 0 ? [words.incomplete(number.format(open), all)] : []),
    ...told,
    ...(checkedBefore.length > 0
      ? [
          words.checkedBefore(
            number.format(checkedBefore.length),
            all,
            dayInWords(day, locale),
            dayInWords(earliest, locale),
          ),
        ]
      : []),
  ];
}

/** How many participants an initiative's list on record names at a day, whatever roles and facts a question counts. */
export function namesOnRecord(roll: Roll, initiative: Initiative, day: Day, rule: CountingRule): number {
  const names = new Set<number>();
  const everyone: CountingRule = {
    ...rule,
    blocs: 'EXCLUDE',
    roles: listedRoles(rule),
    confidenceLimit: CONFIDENCES.length - 1,
  };
  eachPresence(roll, initiative, day, everyone, [], (participant) => names.add(participant));
  return names.size;
}
