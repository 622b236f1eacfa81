import { type Locale } from '../domain/locale.js';
import {
  type AbsenceReason,
  BLOC_RULE_TERMS,
  type BlocRule,
  PRESENCE_TERMS,
  type PresenceSense,
  REASON_TERMS,
  STANDING_TERMS,
  type Standing,
  type Term,
  UNIVERSE_TERMS,
  type Universe,
} from '../domain/vocabulary.js';
import { closed, SENTENCES, type Sentences } from '../questions/notes.js';

export interface Edition {
  readonly release: string | null;
  readonly revision: string;
  readonly method: string;
  readonly licence: string;
}

/** A headline's range over the bloc rules, in the reader's digits. */
export interface Span {
  readonly least: string;
  readonly greatest: string;
}

/** Everything that a chart says, in one language. The words of the roll itself come from the vocabulary. */
export interface Words extends Sentences {
  readonly none: string;
  readonly presence: Readonly<Record<PresenceSense, string>>;
  readonly blocs: Readonly<Record<BlocRule, string>>;
  readonly reasons: Readonly<Record<AbsenceReason, string>>;
  readonly standings: Readonly<Record<Standing, string>>;
  readonly universe: Readonly<Record<Universe, string>>;
  readonly atLeast: (count: string) => string;
  readonly atMost: (count: string) => string;
  readonly kOfN: (k: string, n: string) => string;
  readonly seat: (country: string, k: string, standing: string) => string;
  /** Short: it stands above three squares. */
  readonly blockNote: (none: string, all: string) => string;
  /** Labels of a scale: the first says what is counted, the others are numbers. */
  readonly scaleStart: (k: string) => string;
  /** `cite` is the line of the API, in English; the edition is what it says of the data. */
  readonly source: (cite: string, edition: Edition) => string;
  readonly everyState: string;
  /** `initiative` is its name, where only one is counted. */
  readonly assemblyTitle: (
    none: number,
    noneInWords: string,
    all: string,
    n: string,
    initiative: string | null,
    span: Span | null,
  ) => string;
  readonly assemblyNote: string;
  readonly distributionTitle: (n: string) => string;
  readonly sharesTitle: (scheme: string) => string;
  readonly sharesNote: string;
  readonly parity: string;
  readonly runningYear: (day: string) => string;
  /** By how many definitions at a point: the least and the greatest number; and by how many bloc rules. */
  readonly band: (fewest: string, most: string, rules: string) => string;
  /** Why the figures of some years are not drawn. */
  readonly withheld: string;
  readonly withheldAll: string;
  readonly changes: string;
  /** The same where of some it is not known in which year they began. */
  readonly changesBetween: string;
  readonly matrixTitle: (rows: string, columns: string, group: string | null) => string;
  /** What is brought out of the others. */
  readonly highlighted: (name: string) => string;
  /** A title beside the name that the asker gave to what is counted. */
  readonly named: (name: string, title: string) => string;
  readonly matrixNote: string;
  readonly leading: string;
  readonly observing: string;
  /** What a cell says of a state that takes part through an organisation, in the roles that it holds so. */
  readonly throughAs: (roles: string) => string;
  readonly countryTitle: (country: string, k: string, n: string) => string;
  /** `open`: of some it is not known whether it takes part. */
  readonly countryNone: (country: string, n: string, open: boolean) => string;
  /** `tied` others share the place. */
  readonly countryPlace: (place: string, of: string, tied: number, tiedInWords: string) => string;
  readonly countryBetween: (best: string, worst: string) => string;
  readonly countryBars: { readonly sure: string; readonly notKnown: string };
  readonly gapsTitle: (group: string) => string;
  readonly gapsNote: (all: string, unknown: boolean) => string;
}

type Language = Words['language'];

/** The labels of a vocabulary in one language. */
function labels<W extends string>(terms: Readonly<Record<W, Term>>, language: Language): Readonly<Record<W, string>> {
  const entries = Object.entries<Term>(terms).map(([word, term]) => [word, term[language]] as const);
  return Object.fromEntries(entries) as Record<W, string>;
}

/** What both languages take from the vocabulary. */
function vocabulary(language: Language) {
  return {
    presence: labels(PRESENCE_TERMS, language),
    blocs: labels(BLOC_RULE_TERMS, language),
    reasons: labels(REASON_TERMS, language),
    standings: labels(STANDING_TERMS, language),
    universe: labels(UNIVERSE_TERMS, language),
  };
}

const EN: Words = {
  ...SENTENCES.EN,
  ...vocabulary('en'),
  none: 'None',
  atLeast: (count) => `at least ${count}`,
  atMost: (count) => `at most ${count}`,
  kOfN: (k, n) => `${k} of ${n}`,
  seat: (country, k, standing) => `${country}: ${k}. ${standing}`,
  blockNote: (none, all) => `${none}/${all} in none`,
  scaleStart: (k) => `Takes part in ${k}`,
  source: (cite) => `Source: ${cite}`,
  everyState: 'all states counted',
  assemblyTitle: (none, noneInWords, all, n, initiative, span) => {
    const sentence =
      initiative === null
        ? `${noneInWords} of ${all} states ${none === 1 ? 'takes' : 'take'} part in none of the ${n} initiatives`
        : `${noneInWords} of ${all} states ${none === 1 ? 'does' : 'do'} not take part in ${initiative}`;
    const range = span && ` (${span.least} to ${span.greatest}, by how organisations count for their members)`;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1) + (range ?? '');
  },
  assemblyNote: 'One square, one state; the darker, the more initiatives.',
  distributionTitle: (n) => `States by how many of the ${n} initiatives they take part in`,
  sharesTitle: (scheme) => `Representation over time: ${scheme}`,
  sharesNote:
    "A group's share of all participations over its share of all states: at 1 it has the share that its number of states would give it.",
  parity: 'Share by number of states',
  runningYear: (day) => `Hollow: the year up to ${day}.`,
  band: (fewest, most, rules) =>
    `The Global South: least and greatest over ${fewest === most ? most : `${fewest} to ${most}`} definitions and ${rules} rules on organisations`,
  withheld: 'No ratio: in these years a list on record is not complete or was read too long ago',
  withheldAll: 'No ratio is drawn: in every year a list on record is not complete or was read too long ago.',
  changes: 'Participations begun and ended in the year',
  changesBetween: 'Participations begun in the year, surely to possibly, and ended in it',
  matrixTitle: (rows, columns, group) =>
    rows === '1' && group !== null
      ? `What ${group} takes part in, of ${columns} ${columns === '1' ? 'initiative' : 'initiatives'}`
      : `Who takes part in what: ${rows} states${group === null ? '' : ` of ${group}`} by ${columns} initiatives`,
  highlighted: (name) => `Brought out: ${name}.`,
  named: (name, title) => `“${name}”: ${title}`,
  matrixNote:
    'The number beside a name: initiatives in which the state takes part as counted here; ≥: at least, since of others it is not known.',
  leading: 'Takes part itself, and leads',
  observing: 'Only observes',
  throughAs: (roles) => `through an organisation (${roles})`,
  countryTitle: (country, k, n) => `${country} takes part in ${k} of ${n} initiatives`,
  countryNone: (country, n, open) => `${country} ${open ? 'is on record' : 'takes part'} in none of ${n} initiatives`,
  countryPlace: (place, of, tied, tiedInWords) =>
    `Place ${place} among the ${of} member states of the United Nations${tied === 0 ? '' : `, shared with ${tiedInWords} ${tied === 1 ? 'other' : 'others'}`}.`,
  countryBetween: (best, worst) =>
    `Since some lists are not complete, the true place may be any from ${best} to ${worst}.`,
  countryBars: { sure: 'Takes part', notKnown: 'Not known whether it takes part' },
  gapsTitle: (group) => `Who is not counted as taking part, and why: ${group}`,
  gapsNote: (all, unknown) =>
    `States by initiative and reason, of ${all}${unknown ? '; those hatched may take part' : ''}.`,
};

const ZH: Words = {
  ...SENTENCES.ZH,
  ...vocabulary('zh'),
  none: '0 项',
  atLeast: (count) => `至少 ${count}`,
  atMost: (count) => `至多 ${count}`,
  kOfN: (k, n) => closed(`${n} 项中 ${k} 项`),
  seat: (country, k, standing) => `${country}：${k}。${standing}`,
  blockNote: (none, all) => `${none}/${all} 国未参与`,
  scaleStart: (k) => `参与 ${k} 项`,
  source: (_cite, { release, revision, method, licence }) =>
    `资料来源：《Rollcall：多边人工智能治理名录》，${release === null ? `尚未发布版本，修订 ${revision}` : `版本 ${release}`}，方法 ${method}，${licence}。`,
  everyState: '全部计入国家',
  assemblyTitle: (_none, noneInWords, all, n, initiative, span) => {
    const sentence =
      initiative === null
        ? `${all} 国中有 ${noneInWords} 国未参与 ${n} 项倡议中的任何一项`
        : `${all} 国中有 ${noneInWords} 国未参与${initiative}`;
    return (
      closed(sentence).replace('有至多', '至多') +
      (span ? `（视以组织名义的参与如何计入，为 ${span.least} 至 ${span.greatest} 国）` : '')
    );
  },
  assemblyNote: '一格一国，颜色越深，参与的倡议越多。',
  distributionTitle: (n) => `参与项数分布：${n} 项倡议`,
  sharesTitle: (scheme) => `历年代表性：${scheme}`,
  sharesNote: '各组在全部参与中所占份额与其按成员比例应占份额之比；1 表示两者相等。',
  parity: '按成员比例应占份额',
  runningYear: (day) => `空心：当年截至${day}。`,
  band: (fewest, most, rules) =>
    `全球南方：按 ${fewest === most ? most : `${fewest} 至 ${most}`} 种定义和 ${rules} 种组织计入规则的最小值与最大值`,
  withheld: '不列比值：该年有在案名单不完整或核对已久',
  withheldAll: '未绘出比值：各年均有在案名单不完整或核对已久。',
  changes: '当年开始与结束的参与',
  changesBetween: '当年开始（确定至可能）与结束的参与',
  matrixTitle: (rows, columns, group) =>
    rows === '1' && group !== null
      ? `${group}的参与概况：${columns} 项倡议`
      : `参与概况：${group === null ? '' : `${group} `}${rows} 国 × ${columns} 项倡议`,
  highlighted: (name) => `突出显示：${name}。`,
  named: (name, title) => `“${name}”：${title}`,
  matrixNote: '国名旁的数字：按此处口径参与的倡议项数；“≥”表示下限，其余倡议是否参与不详。',
  leading: '以本国名义参与并发挥主导作用',
  observing: '仅为观察方',
  throughAs: (roles) => `通过所属组织参与（${roles}）`,
  countryTitle: (country, k, n) => closed(`${country}参与 ${n} 项倡议中的 ${k} 项`),
  countryNone: (country, n, open) =>
    closed(open ? `${n} 项倡议的在案名单中均无${country}` : `${country}未参与 ${n} 项倡议中的任何一项`),
  countryPlace: (place, of, tied, tiedInWords) =>
    `在联合国 ${of} 个会员国中列第 ${place} 位${tied === 0 ? '' : `，与另外 ${tiedInWords} 国并列`}。`,
  countryBetween: (best, worst) => `因有名单不完整，实际名次可能在第 ${best} 至第 ${worst} 位之间。`,
  countryBars: { sure: '参与', notKnown: '是否参与不详' },
  gapsTitle: (group) => `未计为参与的国家及原因：${group}`,
  gapsNote: (all, unknown) => `按倡议和原因统计的国家数，共 ${all} 国${unknown ? '；斜线部分是否参与不详' : ''}。`,
};

export const WORDS: Readonly<Record<Locale, Words>> = { EN, ZH };
