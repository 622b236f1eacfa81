import type { Locale } from '../domain/locale.js';
import { closed } from '../questions/notes.js';

/** What the charts of the further views say, in one language, beside the words of every chart. */
export interface MoreWords {
  readonly networkTitle: (mean: string, n: string, atLeast: boolean) => string;
  readonly networkNote: string;
  readonly pair: (first: string, other: string, mean: string | null, atLeast: boolean) => string;
  readonly parityTitle: (group: string, finding: ParityFinding) => string;
  readonly parityNote: string;
  readonly parityBeside: (barred: string, unknown: string) => string;
  readonly parityParts: readonly [needed: string, free: string, invited: string];
  readonly waitingTitle: (joined: string, pairs: string, initiatives: string, day: string, atLeast: boolean) => string;
  readonly waitingNothing: string;
  readonly waitingNote: string;
  readonly waitingAxes: { readonly x: string; readonly y: string; readonly half: string };
  readonly curve: (group: string, n: string) => string;
  readonly median: (group: string, days: string) => string;
  readonly evidenceTitle: (official: string, all: string) => string;
  readonly evidenceNote: string;
  readonly rankTitle: (since: string, day: string, risen: string, unsure: boolean) => string;
  readonly rankNote: (shown: string, all: string) => string;
  readonly rankUnsure: string;
  readonly up: string;
  readonly down: string;
  readonly place: (place: string, tied: boolean) => string;
  readonly move: (before: string, now: string, k: string, n: string) => string;
  readonly moveLabel: (country: string, before: string, kBefore: string, now: string, k: string) => string;
  readonly rolesTitle: string;
  readonly rolesNote: (atLeast: boolean) => string;
  readonly role: (group: string, role: string, seats: string | null, all: string, atLeast: boolean) => string;
  readonly classes: Readonly<Record<string, string>>;
  readonly votesTitle: (n: string) => string;
  readonly votesNothing: string;
  readonly votesNote: string;
}

/** How far a group is from parity: what is not known, that there is nobody, reached, or so many joinings away. */
export type ParityFinding =
  | { readonly is: 'notKnown' | 'noMembers' | 'reached'; readonly open: string }
  | { readonly is: 'needed' | 'outOfReach'; readonly needed: string; readonly isOne: boolean; readonly open: string };

const EN: MoreWords = {
  networkTitle: (mean, n, atLeast) =>
    `Two states share ${atLeast ? 'at least ' : ''}${mean} of ${n} initiatives on average`,
  networkNote:
    'How many initiatives two states share: the mean over all pairs of a state of the one group and another state, of the other; the darker, the more.',
  pair: (first, other, mean, atLeast) =>
    mean === null
      ? `${first} and ${other}: there is no pair of two states`
      : `${first} and ${other}: ${atLeast ? 'at least ' : ''}${mean} initiatives on average`,
  parityTitle: (group, finding) => {
    switch (finding.is) {
      case 'notKnown':
        return `${group}: how far it is from its share is not known; ${finding.open} joinings are open to it by complete lists`;
      case 'noMembers':
        return `${group}: no number of joinings is defined`;
      case 'reached':
        return `${group}: its share by number of states or more`;
      case 'outOfReach':
        return `${group}: its share by number of states takes ${finding.needed} more ${finding.isOne ? 'joining' : 'joinings'}, and only ${finding.open} are open to it`;
      case 'needed':
        return `${group}: ${finding.needed} more ${finding.isOne ? 'joining' : 'joinings'} to reach its share by number of states`;
    }
  },
  parityNote: 'Members that are not in an initiative and could be.',
  parityBeside: (barred, unknown) =>
    `Besides, ${barred} absences can not end, and ${unknown} can not be concluded from the lists.`,
  parityParts: ['Among the first that are needed', 'Open to them', 'Invited or entitled states only'],
  waitingTitle: (joined, pairs, initiatives, day, atLeast) =>
    `${atLeast ? 'At least ' : ''}${joined} of ${pairs} possible joinings of ${initiatives} ${initiatives === '1' ? 'initiative' : 'initiatives'} had happened by ${day}`,
  waitingNothing: 'None of these initiatives can be observed',
  waitingNote:
    'Each line falls when states of a group join (Kaplan–Meier); n is how many pairs of a state and an initiative that it could join were observed. A dot marks where half had joined.',
  waitingAxes: {
    x: 'Years since the opening →',
    y: '↑ Share of possible joinings that had not happened',
    half: 'half',
  },
  curve: (group, n) => `${group} (n = ${n})`,
  median: (group, days) => `${group}: half had joined after ${days} days`,
  evidenceTitle: (official, all) => `${official} of ${all} facts were read in the official source`,
  evidenceNote: 'One bar an initiative: the facts on record of who takes part in it, in every role.',
  rankTitle: (since, day, risen, unsure) =>
    `States in a higher place on ${day} than on ${since}${unsure ? ', by the names on record' : ''}: ${risen}`,
  rankNote: (shown, all) =>
    `Place among the states counted, the first at the left; “=” marks a place that several share. ${shown} of ${all} states are drawn, those that moved most.`,
  rankUnsure: 'Places follow from the names and days on record; with complete lists and exact days they may be others.',
  up: 'Rose most',
  down: 'Fell most',
  place: (place, tied) => (tied ? `=${place}` : place),
  move: (before, now, k, n) => `${before} → ${now} · ${k} of ${n}`,
  moveLabel: (country, before, kBefore, now, k) =>
    `${country}: place ${before} with ${kBefore} initiatives, then ${now} with ${k}`,
  rolesTitle: 'Roles of states by class and group',
  rolesNote: (atLeast) =>
    atLeast
      ? 'Number of roles of each class on record, at least; the darker, the more of those on record.'
      : 'Number of roles of each class, and the share of all roles of that class; the darker, the greater the share.',
  role: (group, role, seats, all, atLeast) =>
    seats === null
      ? `${group}, ${role}: none on record`
      : atLeast
        ? `${group}, ${role}: at least ${seats}`
        : `${group}, ${role}: ${seats} of ${all}`,
  classes: {
    LEADERSHIP: 'Leads',
    COMMITMENT: 'Commits itself',
    MEMBERSHIP: 'Belongs to it',
    ASSISTANCE: 'Provides',
    BENEFIT: 'Receives',
    OBSERVATION: 'Looks on',
  },
  votesTitle: (n) => `Initiatives with positions of states on record: ${n}`,
  votesNothing: 'No position of a state is on record for these initiatives',
  votesNote:
    'How many states are on record with each position. Names on record need not be all: of a state that is not listed it is not known what position it took.',
};

const ZH: MoreWords = {
  networkTitle: (mean, n, atLeast) => `两国平均${atLeast ? '至少' : ''}共同参与 ${n} 项倡议中的 ${mean} 项`,
  networkNote: '两国共同参与的倡议数：一组中的一国与另一组中另一国的所有组合的平均值；颜色越深，数值越大。',
  pair: (first, other, mean, atLeast) =>
    mean === null
      ? `${first}与${other}：没有两国的组合`
      : `${first}与${other}：平均${atLeast ? '至少' : ''} ${mean} 项`,
  parityTitle: (group, finding) => {
    switch (finding.is) {
      case 'notKnown':
        return `${group}：距按成员比例应占份额还差多少，尚不得知；按完整名单，可以加入的有 ${finding.open} 次`;
      case 'noMembers':
        return `${group}：无从计算所需的加入次数`;
      case 'reached':
        return `${group}已达到或超过按成员比例应占份额`;
      case 'outOfReach':
        return `${group}：达到按成员比例应占份额尚需加入 ${finding.needed} 次，而可以加入的只有 ${finding.open} 次`;
      case 'needed':
        return `${group}：再加入 ${finding.needed} 次，即可达到按成员比例应占份额`;
    }
  },
  parityNote: '尚未参与而可以加入的成员。',
  parityBeside: (barred, unknown) => `此外，有 ${barred} 处未参与无从改变，有 ${unknown} 处无法从名单断定。`,
  parityParts: ['所需的前若干次之内', '对其开放', '仅限受邀或有资格的国家'],
  waitingTitle: (joined, pairs, initiatives, day, atLeast) =>
    closed(`截至${day}，${initiatives} 项倡议的 ${pairs} 次可能的加入中，${atLeast ? '至少' : ''}已发生 ${joined} 次`),
  waitingNothing: '这些倡议均无法观察',
  waitingNote:
    '某组国家加入时，线条下降（卡普兰–迈耶估计）；n 为所观察的“国家与其可加入的倡议”组合数。圆点表示已有一半加入。',
  waitingAxes: { x: '开放后的年数 →', y: '↑ 尚未发生的可能加入所占比例', half: '一半' },
  curve: (group, n) => `${group}（n = ${n}）`,
  median: (group, days) => `${group}：${days} 天后已有一半加入`,
  evidenceTitle: (official, all) => `${all} 条事实中，${official} 条见于官方来源`,
  evidenceNote: '每项倡议一条：各种角色的在案参与事实。',
  rankTitle: (since, day, risen, unsure) =>
    `${unsure ? '按在案名单，' : ''}与${since}相比，${day}有 ${risen} 国排名上升`,
  rankNote: (shown, all) =>
    `在计入国家中的名次，第一名在左；“并列”表示多国同名次。图中仅画出 ${all} 国中变动最大的 ${shown} 国。`,
  rankUnsure: '名次依在案名单和日期得出；名单完整、日期确切时可能不同。',
  up: '上升最多',
  down: '下降最多',
  place: (place, tied) => (tied ? `并列第 ${place} 位` : `第 ${place} 位`),
  move: (before, now, k, n) => `${before} → ${now} · ${n} 项中 ${k} 项`,
  moveLabel: (country, before, kBefore, now, k) => `${country}：此前${before}，${kBefore} 项；此后${now}，${k} 项`,
  rolesTitle: '各组国家的角色类别',
  rolesNote: (atLeast) =>
    atLeast
      ? '各类在案角色的项次，均为下限；颜色越深，占在案项次越多。'
      : '各类角色的项次及其占该类全部项次的份额；颜色越深，份额越大。',
  role: (group, role, seats, all, atLeast) =>
    seats === null
      ? `${group}，${role}：无在案记录`
      : atLeast
        ? `${group}，${role}：至少 ${seats} 项次`
        : `${group}，${role}：${all} 项次中的 ${seats} 项次`,
  classes: {
    LEADERSHIP: '主导',
    COMMITMENT: '作出承诺',
    MEMBERSHIP: '成员',
    ASSISTANCE: '提供援助',
    BENEFIT: '接受援助',
    OBSERVATION: '观察',
  },
  votesTitle: (n) => `${n} 项倡议有国家立场在案`,
  votesNothing: '这些倡议没有国家立场在案',
  votesNote: '持各种立场的在案国家数。在案国名未必齐全：未列出的国家持何立场，不得而知。',
};

export const MORE_WORDS: Readonly<Record<Locale, MoreWords>> = { EN, ZH };
