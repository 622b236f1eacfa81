import type { AbsenceReason } from '../domain/gaps.js';
import type { Universe } from '../domain/groups.js';
import type { Confidence, Role } from '../domain/roll.js';

export type Locale = 'EN' | 'ZH';

export interface Edition {
  readonly release: string | null;
  readonly revision: string;
  readonly method: string;
  readonly licence: string;
}

/** Everything that a chart says, in one language. */
export interface Words {
  readonly language: 'en' | 'zh';
  readonly none: string;
  readonly presence: Readonly<Record<'CURRENT' | 'CUMULATIVE', string>>;
  readonly blocs: Readonly<Record<'EXCLUDE' | 'INHERIT', string>>;
  readonly reasons: Readonly<Record<AbsenceReason, string>>;
  readonly role: (role: Role) => string;
  readonly roles: (roles: string) => string;
  /** Where less sure facts were left out. */
  readonly minConfidence: Readonly<Record<Exclude<Confidence, 'UNVERIFIED'>, string>>;
  /** Where other states were counted than the members of the United Nations. */
  readonly universe: Readonly<Record<Exclude<Universe, 'UN_MEMBERS'>, string>>;
  readonly caption: (selection: string, when: string, counting: readonly string[]) => string;
  readonly selectionOf: (count: string) => string;
  readonly asOf: (day: string) => string;
  readonly years: (from: string, to: string, fixed: string | null) => string;
  readonly kOfN: (k: string, n: string) => string;
  readonly seat: (country: string, k: string, n: string) => string;
  readonly blockNote: (none: string, all: string) => string;
  readonly incomplete: (count: string, of: string) => string;
  /** `cite` is the line of the API, in English; the edition is what it says of the data. */
  readonly source: (cite: string, edition: Edition) => string;
  readonly everyState: string;
  readonly waffleTitle: (none: string, all: string, n: string, atMost: boolean) => string;
  readonly waffleNote: string;
  readonly distributionTitle: (n: string) => string;
  readonly sharesTitle: (scheme: string) => string;
  readonly sharesNote: string;
  readonly parity: string;
  readonly runningYear: (day: string) => string;
  /** By how many definitions at a point: the least and the greatest number. */
  readonly band: (fewest: string, most: string) => string;
  readonly changes: string;
  readonly matrixTitle: (rows: string, columns: string, group: string | null) => string;
  readonly matrixNote: string;
  readonly gapsTitle: (group: string) => string;
  readonly gapsNote: (all: string) => string;
}

const EN: Words = {
  language: 'en',
  none: 'None',
  presence: { CURRENT: 'who takes part on that day', CUMULATIVE: 'whoever ever took part' },
  blocs: { EXCLUDE: 'blocs not counted for members', INHERIT: 'blocs counted for members' },
  reasons: {
    NEVER_JOINED: 'Could have joined and did not',
    NOT_INVITED_OR_DECLINED: 'Not invited, or declined',
    NOT_ELIGIBLE: 'Not eligible',
    WITHDREW: 'Withdrew',
    UNKNOWN: 'Not known: the list is not complete',
  },
  role: (role) => role.toLowerCase().replace('_', '-'),
  roles: (roles) => `only as ${roles}`,
  minConfidence: { VERIFIED: 'verified facts alone', CORROBORATED: 'verified and corroborated facts alone' },
  universe: { UN_MEMBERS_AND_OBSERVERS: 'members and observers of the UN', ALL_STATES: 'every state on record' },
  caption: (selection, when, counting) => `${selection}; ${when}; ${counting.join(', ')}.`,
  selectionOf: (count) => `${count} initiatives`,
  asOf: (day) => `as of ${day}`,
  years: (from, to, fixed) => (fixed ? `${from} to ${to}, groups as composed on ${fixed}` : `${from} to ${to}`),
  kOfN: (k, n) => `${k} of ${n}`,
  seat: (country, k, n) => `${country}: ${k} of ${n}`,
  blockNote: (none, all) => `${none} of ${all} at none`,
  incomplete: (count, of) =>
    `For ${count} of the ${of} initiatives the list on record is not complete: participation is at least this, absence at most.`,
  source: (cite) => `Source: ${cite}`,
  everyState: 'all states counted',
  waffleTitle: (none, all, n, atMost) =>
    `${atMost ? 'At most ' : ''}${none} of ${all} states take part in none of the ${n} initiatives`,
  waffleNote: 'One square, one state. Hatched: takes part in none.',
  distributionTitle: (n) => `States by how many of the ${n} initiatives they take part in`,
  sharesTitle: (scheme) => `Representation over time: ${scheme}`,
  sharesNote: 'Share of seats over share of states; 1 is parity.',
  parity: 'Parity',
  runningYear: (day) => `Hollow: the year up to ${day}.`,
  band: (fewest, most) =>
    `The Global South: least and greatest over ${fewest === most ? most : `${fewest} to ${most}`} definitions`,
  changes: 'Presences begun and ended in the year',
  matrixTitle: (rows, columns, group) =>
    `Who takes part in what: ${rows} states${group === null ? '' : ` of ${group}`} by ${columns} initiatives`,
  matrixNote: 'Filled: takes part. Dark: hosts or chairs. Hollow: observes. The number: initiatives taken part in.',
  gapsTitle: (group) => `Who is absent, and why: ${group}`,
  gapsNote: (all) => `Absent states by initiative and reason, of ${all}.`,
};

const ROLES_ZH: Readonly<Record<Role, string>> = {
  SIGNATORY: '签署方',
  PARTY: '缔约方',
  ADHERENT: '加入方',
  ENDORSER: '赞同方',
  MEMBER: '成员',
  P_MEMBER: '积极成员（P 成员）',
  O_MEMBER: '观察成员（O 成员）',
  OBSERVER: '观察员',
  CO_SPONSOR: '共同提案国',
  DRAFTER: '起草方',
  PARTICIPANT: '参与方',
  PARTNER: '合作方',
  HOST: '主办方',
  CHAIR: '主席',
  CO_CHAIR: '共同主席',
  ADOPTER: '制定方',
};

const ZH: Words = {
  language: 'zh',
  none: '无',
  presence: { CURRENT: '当日参与者', CUMULATIVE: '曾经参与者' },
  blocs: { EXCLUDE: '集团参与不计入其成员国', INHERIT: '集团参与计入其成员国' },
  reasons: {
    NEVER_JOINED: '可以加入而未加入',
    NOT_INVITED_OR_DECLINED: '未获邀请或谢绝',
    NOT_ELIGIBLE: '不符合资格',
    WITHDREW: '已退出',
    UNKNOWN: '不详：名单不完整',
  },
  role: (role) => ROLES_ZH[role],
  roles: (roles) => `仅计${roles}`,
  minConfidence: { VERIFIED: '仅计见于官方来源的事实', CORROBORATED: '仅计见于官方或可靠二手来源的事实' },
  universe: { UN_MEMBERS_AND_OBSERVERS: '联合国会员国和观察员国', ALL_STATES: '全部在案国家' },
  caption: (selection, when, counting) => `${selection}；${when}；${counting.join('，')}。`,
  selectionOf: (count) => `${count} 项倡议`,
  asOf: (day) => `截至${day}`,
  years: (from, to, fixed) => (fixed ? `${from}年至${to}年，各组成员以${fixed}为准` : `${from}年至${to}年`),
  kOfN: (k, n) => `${n} 项中 ${k} 项`,
  seat: (country, k, n) => `${country}：${n} 项中 ${k} 项`,
  blockNote: (none, all) => `${all} 国中 ${none} 国未参与`,
  incomplete: (count, of) => `${of} 项倡议中有 ${count} 项的在案名单不完整：参与数为下限，缺席数为上限。`,
  source: (_cite, { release, revision, method, licence }) =>
    `资料来源：《Rollcall：多边人工智能治理名录》，${release === null ? '尚未发布版本' : `版本 ${release}`}，修订 ${revision}，方法 ${method}，${licence}。`,
  everyState: '全部计入国家',
  waffleTitle: (none, all, n, atMost) => `${all} 国中${atMost ? '至多' : '有'} ${none} 国在 ${n} 项倡议中一项也未参与`,
  waffleNote: '一格一国。斜线：一项也未参与。',
  distributionTitle: (n) => `按参与 ${n} 项倡议的项数统计的国家数`,
  sharesTitle: (scheme) => `历年代表性：${scheme}`,
  sharesNote: '席位份额与国家数份额之比；1 为均等。',
  parity: '均等',
  runningYear: (day) => `空心：当年截至${day}。`,
  band: (fewest, most) => `全球南方：按 ${fewest === most ? most : `${fewest} 至 ${most}`} 种定义的最小值与最大值`,
  changes: '当年开始与结束的参与',
  matrixTitle: (rows, columns, group) =>
    `谁参与了什么：${group === null ? '' : `${group} `}${rows} 国 × ${columns} 项倡议`,
  matrixNote: '实心：参与。深色：主办或主席。空心：观察员。数字：参与项数。',
  gapsTitle: (group) => `谁缺席，为何缺席：${group}`,
  gapsNote: (all) => `按倡议和原因统计的缺席国家数，共 ${all} 国。`,
};

export const WORDS: Readonly<Record<Locale, Words>> = { EN, ZH };
