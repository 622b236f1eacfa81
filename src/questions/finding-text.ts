import { type Day, yearOf } from '../domain/day.js';
import { expected } from '../domain/findings/chance.js';
import type { Finding, FindingKind, FindingOf } from '../domain/findings/finding.js';
import { closingDay } from '../domain/lists.js';
import { dayInWords, type Locale } from '../domain/locale.js';
import { nameIn } from '../domain/names.js';
import type { Initiative } from '../domain/roll.js';
import type { CountingRule } from '../domain/rule.js';
import { inOrderOfNames, stateAtStart } from '../domain/state-names.js';
import { numberIn, ratioIn } from './notes.js';

/** On what day and by what rule a finding was made, and from when its year runs. */
export interface FindingsAsked {
  readonly day: Day;
  readonly since: Day;
  readonly rule: CountingRule;
}

/** How a language writes what the sentences are made of. */
class Speech {
  constructor(
    readonly locale: Locale,
    readonly asked: FindingsAsked,
  ) {}

  readonly number = (value: number) => numberIn(value, this.locale);
  readonly ratio = (value: number) => ratioIn(value, this.locale);
  readonly name = ({ names }: Pick<Initiative, 'names'>) => inRunningText(nameIn(names, this.locale), this.locale);
  readonly day = (day: Day) => dayInWords(day, this.locale);
  /** A text with the year in which it was opened, by which two of one name are told apart. */
  readonly dated = (initiative: Initiative) => {
    const year = yearOf(initiative.openedOn!);
    const name = this.name(initiative);
    if (name.includes(String(year))) return name;
    return this.locale === 'ZH' ? `${name}（${year}年）` : `${name} (${year})`;
  };
  /** A figure with a digit behind the point, where it is small enough for that to say something. */
  readonly mean = (value: number) =>
    value >= 10 ? this.number(Math.round(value)) : this.number(Math.round(value * 10) / 10);
  /** All of some states where they are few, else none. */
  readonly few = (countries: Finding['countries'], most = MOST_NAMED) =>
    countries.length > most || countries.length === 0
      ? null
      : LISTS[this.locale].format(inOrderOfNames(countries, this.locale === 'ZH' ? 'zh' : 'en'));
  /** A state at the beginning of a sentence. */
  readonly state = ({ code, names }: Finding['countries'][number]) =>
    stateAtStart(code, nameIn(names, this.locale), this.locale === 'ZH' ? 'zh' : 'en');
  get states(): string {
    const members = this.asked.rule.universe === 'UN_MEMBERS';
    if (this.locale === 'ZH') return members ? '联合国会员国' : '国家';
    return members ? 'UN member states' : 'states';
  }
}

/**
 * A name as it stands in a sentence: without what is added to it in brackets, an abbreviation aside, and in English with an
 * article where it is made of common nouns, in Chinese between title marks where it is that of a text.
 */
export function inRunningText(name: string, locale: Locale): string {
  if (locale === 'ZH') {
    const short = name.replace(/（[^（）]*）$/, '');
    return TEXT_ZH.test(short) ? `《${short}》` : short;
  }
  const short = name.replace(/ \((?![A-Z0-9/-]{2,8}\))[^()]*\)$/, '');
  return /^(A|An|The) /.test(short) || !COMMON_NOUN.test(short) ? short : `the ${short}`;
}

/** Chinese names that end so are those of texts. */
const TEXT_ZH = /(宣言|声明|公约|协定|宪章|建议书|指南|指导意见|战略|呼吁)$/;

const COMMON_NOUN =
  /\b(Agenda|Agreement|Alliance|Blueprint|Call|Charter|Coalition|Commitments?|Convention|Declaration|Framework|Group|Initiative|Network|Organi[sz]ation|Partnership|Pathways|Principles|Process|Programme|Recommendation|Resolution|Statement|Treaty)\b/;

/** More states than these are counted in a sentence, not named. */
const MOST_NAMED = 5;

const LISTS: Readonly<Record<Locale, Intl.ListFormat>> = {
  EN: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  ZH: new Intl.ListFormat('zh-CN', { type: 'conjunction' }),
};

type Templates = { readonly [K in FindingKind]: (finding: FindingOf<K>, speech: Speech) => string };

const EN: Templates = {
  APART: ({ initiatives, countries, figures }, speech) => {
    const { number, name, few, states } = speech;
    const [first, second] = initiatives as [Initiative, Initiative];
    const names = few(countries);
    const both =
      figures.inBoth === 0
        ? 'none takes part in both'
        : `${figures.inBoth === 1 ? 'one takes' : `${number(figures.inBoth)} take`} part in both${names === null ? '' : `: ${names}`}`;
    return `Of the ${number(figures.inFirst)} ${states} in ${name(first)} and the ${number(figures.inSecond)} in ${name(second)}, ${both}.`;
  },
  NESTED: ({ initiatives, countries, figures }, speech) => {
    const { number, name, few, states } = speech;
    const [first, second] = initiatives as [Initiative, Initiative];
    const others = few(countries);
    const but = others === null ? '' : `; not ${others}`;
    const how = figures.inBoth === figures.inFirst ? 'All' : `${number(figures.inBoth)} of the`;
    return `${how} ${number(figures.inFirst)} ${states} in ${name(first)} also take part in ${name(second)}, which has ${number(figures.inSecond)}${but}.`;
  },
  GREW_UNEVENLY: ({ initiatives, groups, figures }, speech) => {
    const { number, ratio, name, dated, states } = speech;
    const [first, second] = initiatives as [Initiative, Initiative];
    const { before, after, ratioBefore, ratioAfter } = figures;
    const same = ratio(ratioBefore) === ratio(ratioAfter);
    const moved = same ? `stayed at ${ratio(ratioAfter)}` : `moved from ${ratio(ratioBefore)} to ${ratio(ratioAfter)}`;
    return `From ${dated(first)} to ${dated(second)} the number of ${states} rose from ${number(before)} to ${number(after)}; the representation ratio of ${name(groups[0]!)} ${moved}, where 1 is its due by membership.`;
  },
  NOT_CARRIED_OVER: ({ initiatives, groups, countries, figures }, speech) => {
    const { number, name, dated, few, states } = speech;
    const [first, second] = initiatives as [Initiative, Initiative];
    const names = few(countries);
    const { before, missing, ofGroup, missingOfGroup } = figures;
    return `${number(missing)} of the ${number(before)} ${states} in ${dated(first)} are not in ${dated(second)}, among them ${number(missingOfGroup)} of the ${number(ofGroup)} of ${name(groups[0]!)}${names === null ? '' : `: ${names}`}.`;
  },
  GROUP_ABSENT: ({ initiatives, groups, figures }, { number, name, asked, states }) => {
    const initiative = initiatives[0]!;
    const closing = closingDay(initiative);
    const open = closing !== null && closing <= asked.day ? 'was' : 'is';
    return `${capital(name(initiative))} ${open} open to any state, and ${number(figures.participants)} ${states} take part; of the ${number(figures.members)} of ${name(groups[0]!)} none does.`;
  },
  STANDS_OUT: ({ groups, countries, figures }, { number, mean, name, state }) =>
    `${state(countries[0]!)} takes part in ${number(figures.coverage)} of ${number(figures.initiatives)} initiatives, more than any other state of ${name(groups[0]!)}, whose average is ${mean(figures.mean)}.`,
  SHARE_MOVED: ({ groups, figures }, { number, ratio, name, day, asked }) =>
    `Of the ${number(figures.begun)} participations that began since ${day(asked.since)}, ${number(figures.begunOfGroup)} are those of ${name(groups[0]!)}: its representation ratio over ${number(figures.initiatives)} initiatives rose from ${ratio(figures.ratioBefore)} to ${ratio(figures.ratioAfter)}.`,
  NEWCOMERS: ({ countries, figures }, speech) => {
    const { number, day, few, states, asked } = speech;
    const names = few(countries);
    return `${number(figures.joined)} ${states} have joined at least one of ${number(figures.initiatives)} initiatives since ${day(asked.since)}; ${number(figures.newcomers)} of them were in none of these on that day${names === null ? '' : `: ${names}`}.`;
  },
};

const ZH: Templates = {
  APART: ({ initiatives, countries, figures }, speech) => {
    const { number, name, few, states } = speech;
    const [first, second] = initiatives as [Initiative, Initiative];
    const names = few(countries);
    const both =
      figures.inBoth === 0
        ? '没有一国同时参与两者'
        : `同时参与两者的仅 ${number(figures.inBoth)} 国${names === null ? '' : `：${names}`}`;
    return `${name(first)}有 ${number(figures.inFirst)} 个${states}参与，${name(second)}有 ${number(figures.inSecond)} 个，${both}。`;
  },
  NESTED: ({ initiatives, countries, figures }, speech) => {
    const { number, name, few, states } = speech;
    const [first, second] = initiatives as [Initiative, Initiative];
    const others = few(countries);
    const but = others === null ? '' : `，${others}除外`;
    const how = figures.inBoth === figures.inFirst ? '全部同时参与' : `有 ${number(figures.inBoth)} 个同时参与`;
    return `参与${name(first)}的 ${number(figures.inFirst)} 个${states}${figures.inBoth === figures.inFirst ? '' : '中，'}${how}${name(second)}（后者共 ${number(figures.inSecond)} 个）${but}。`;
  },
  GREW_UNEVENLY: ({ initiatives, groups, figures }, speech) => {
    const { number, ratio, name, dated, states } = speech;
    const [first, second] = initiatives as [Initiative, Initiative];
    const { before, after, ratioBefore, ratioAfter } = figures;
    const same = ratio(ratioBefore) === ratio(ratioAfter);
    const moved = same ? `仍为 ${ratio(ratioAfter)}` : `由 ${ratio(ratioBefore)} 变为 ${ratio(ratioAfter)}`;
    return `从${dated(first)}到${dated(second)}，参与的${states}由 ${number(before)} 个增至 ${number(after)} 个；${name(groups[0]!)}的代表性比值${moved}（1 表示与其成员比例相当）。`;
  },
  NOT_CARRIED_OVER: ({ initiatives, groups, countries, figures }, speech) => {
    const { number, name, dated, few, states } = speech;
    const [first, second] = initiatives as [Initiative, Initiative];
    const names = few(countries);
    const { before, missing, ofGroup, missingOfGroup } = figures;
    return `参与${dated(first)}的 ${number(before)} 个${states}中，有 ${number(missing)} 个未参与${dated(second)}；其中${name(groups[0]!)} ${number(ofGroup)} 国中有 ${number(missingOfGroup)} 国${names === null ? '' : `。这些国家是：${names}`}。`;
  },
  GROUP_ABSENT: ({ initiatives, groups, figures }, { number, name, asked, states }) => {
    const initiative = initiatives[0]!;
    const closing = closingDay(initiative);
    const open = closing !== null && closing <= asked.day ? '曾向所有国家开放' : '向所有国家开放';
    return `${name(initiative)}${open}，有 ${number(figures.participants)} 个${states}参与；${name(groups[0]!)} ${number(figures.members)} 国无一参与。`;
  },
  STANDS_OUT: ({ groups, countries, figures }, { number, mean, name, state }) =>
    `${state(countries[0]!)}参与 ${number(figures.initiatives)} 项倡议中的 ${number(figures.coverage)} 项，在${name(groups[0]!)}各国中最多；该组各国平均参与 ${mean(figures.mean)} 项。`,
  SHARE_MOVED: ({ groups, figures }, { number, ratio, name, day, asked }) =>
    `自${day(asked.since)}以来新增的 ${number(figures.begun)} 项次参与中，${name(groups[0]!)}占 ${number(figures.begunOfGroup)} 项次；就 ${number(figures.initiatives)} 项倡议而言，其代表性比值由 ${ratio(figures.ratioBefore)} 升至 ${ratio(figures.ratioAfter)}。`,
  NEWCOMERS: ({ countries, figures }, speech) => {
    const { number, day, few, states, asked } = speech;
    const names = few(countries);
    return `自${day(asked.since)}以来，${number(figures.joined)} 个${states}新加入了 ${number(figures.initiatives)} 项倡议中的至少一项，其中 ${number(figures.newcomers)} 国当日未参与其中任何一项${names === null ? '' : `：${names}`}。`;
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const TEMPLATES: Readonly<Record<Locale, Templates>> = { EN, ZH };

/** A finding in a sentence or two: what is, never why. */
export function findingText(finding: Finding, asked: FindingsAsked, locale: Locale): string {
  const template = TEMPLATES[locale][finding.kind] as (finding: Finding, speech: Speech) => string;
  return template(finding, new Speech(locale, asked));
}

/** Rarer chances are not told as a number. */
const RAREST = 1_000_000;

/** What a blind draw would give in the place of what is counted. */
const BY_CHANCE: Readonly<Record<Locale, Readonly<Record<FindingKind, (about: string) => string>>>> = {
  EN: {
    APART: (about) => `${about} would be in both`,
    NESTED: (about) => `${about} would be in both`,
    GREW_UNEVENLY: (about) => `${about} of the states in the later text would be of the group`,
    NOT_CARRIED_OVER: (about) => `${about} of those missing would be of the group`,
    GROUP_ABSENT: (about) => `${about} of those who take part would be of the group`,
    STANDS_OUT: (about) => `it would take part in ${about}`,
    SHARE_MOVED: (about) => `${about} of these would be those of the group`,
    NEWCOMERS: (about) => `${about} of those that joined would have been in none`,
  },
  ZH: {
    APART: (about) => `平均应有 ${about} 国同时参与两者`,
    NESTED: (about) => `平均应有 ${about} 国同时参与两者`,
    GREW_UNEVENLY: (about) => `后一文书的参与国中平均应有 ${about} 国属于该组`,
    NOT_CARRIED_OVER: (about) => `未再参与的国家中平均应有 ${about} 国属于该组`,
    GROUP_ABSENT: (about) => `参与国中平均应有 ${about} 国属于该组`,
    STANDS_OUT: (about) => `平均应参与 ${about} 项`,
    SHARE_MOVED: (about) => `新增参与中平均应有 ${about} 项次属于该组`,
    NEWCOMERS: (about) => `新参与的国家中平均应有 ${about} 国此前未参与其中任何一项`,
  },
};

/** What a blind draw would give, and how rarely it gives as few or as many. */
export function chanceText({ kind, chance, bits }: Finding, locale: Locale): string {
  const mean = expected(chance);
  const number = (value: number) => numberIn(value, locale);
  const about = number(mean >= 10 ? Math.round(mean) : Math.round(mean * 10) / 10);
  const few = chance.tail === 'AT_MOST';
  const times = 2 ** bits;
  const rounded = Number(times.toPrecision(2));
  const byChance = BY_CHANCE[locale][kind](about);
  if (locale === 'ZH') {
    const rare = times > RAREST ? '不到百万分之一' : `约为 ${number(rounded)} 分之一`;
    return `若全凭偶然，${byChance}；如此之${few ? '少' : '多'}的概率${rare}。`;
  }
  const rare = times > RAREST ? 'less than once in a million draws' : `about once in ${number(rounded)} draws`;
  return `Left to chance, ${byChance} on average; so ${few ? 'few' : 'many'} would come ${rare}.`;
}
