import type { Day } from '../../domain/day.js';
import { dayInWords } from '../../domain/locale.js';
import { nameIn } from '../../domain/names.js';
import type { Precision } from '../../domain/roll.js';
import { inOrderOfNames, stateInText } from '../../domain/state-names.js';
import { FAMILY_TERMS, KIND_TERMS, TOPIC_TERMS } from '../../domain/vocabulary.js';
import { shortName } from '../../figures/text.js';
import { closed, numberIn, ratioIn, SENTENCES } from '../../questions/notes.js';
import type { Counted, ReportWords } from './words.js';

const n = (value: number) => numberIn(value, 'ZH');
const day = (value: Day) => dayInWords(value, 'ZH');
const monthOf = (value: Day) => {
  const date = new Date(value * 86_400_000);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月`;
};
const yearOf = (value: Day) => `${new Date(value * 86_400_000).getUTCFullYear()}年`;
const share = new Intl.NumberFormat('zh', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A day no more exactly than it is known; it stands the same in a sentence and in a cell. */
function dayAsKnown(value: Day, precision: Precision): string {
  switch (precision) {
    case 'DAY':
      return day(value);
    case 'MONTH':
      return monthOf(value);
    case 'YEAR':
      return yearOf(value);
    case 'NO_LATER_THAN':
      return `不晚于${day(value)}`;
  }
}

function list(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  // A name that holds the word itself would run together with it.
  const and = names.some((name) => name.includes('和')) ? '以及' : '和';
  return `${names.slice(0, -1).join('、')}${and}${names.at(-1)}`;
}

const UNIVERSE = {
  UN_MEMBERS: '联合国会员国',
  UN_MEMBERS_AND_OBSERVERS: '联合国会员国和观察员国',
  ALL_STATES: '在案国家',
} as const;

/** In what the states take part: the initiatives counted, or the one by its name. */
const ofThem = ({ n: count, only }: Counted) => only ?? `本报告所计 ${n(count)} 项倡议`;

const zh: ReportWords = {
  language: 'zh',
  sentences: SENTENCES.ZH,
  space: '',
  colon: '：',
  stop: '。',
  inBrackets: (text) => `（${text}）`,
  capital: (text) => text,
  number: n,
  percent: (value) => share.format(value),
  ratio: (value) => ratioIn(value, 'ZH'),
  day,
  when: dayAsKnown,
  cellDay: dayAsKnown,
  list,
  state: ({ key, names }) => stateInText(key, nameIn(names, 'ZH'), 'zh'),
  states: (states) =>
    list(
      inOrderOfNames(
        states.map(({ key: code, names }) => ({ code, names })),
        'zh',
      ),
    ),
  stateAlone: ({ key, names }) => stateInText(key, nameIn(names, 'ZH'), 'zh'),
  name: ({ names }) => nameIn(names, 'ZH'),
  shortName: ({ names }) => shortName(nameIn(names, 'ZH')),
  kind: (kind) => KIND_TERMS[kind].zh,
  topic: (topic) => TOPIC_TERMS[topic].zh,
  family: (family) => (family === 'OTHER' ? '其他组织' : FAMILY_TERMS[family].zh),
  nothing: '—',
  notKnown: '不详',
  atLeast: (count) => `至少 ${count}`,

  title: (year) => `多边人工智能治理参与情况报告（${year}年）`,
  subtitle: (selection, on) => `${selection}，截至${on}`,
  selection: ({ set, only, initiatives, isWholeSet }) => {
    const count = `${n(initiatives)} 项倡议`;
    if (set && isWholeSet) return `${nameIn(set.names, 'ZH')}（${n(initiatives)} 项）`;
    if (only) return nameIn(only.names, 'ZH');
    return set ? `“${nameIn(set.names, 'ZH')}”中的 ${count}` : count;
  },
  description: (title, headline) => `${title}。${headline}`,
  contents: '目录',
  runningYear: (year, on) => `本报告所依据的数据截至${on}，当时${year}年尚未结束，各项年度数字均截至该日。`,

  titles: {
    inShort: '概要',
    findings: '值得注意',
    openings: '新倡议',
    changes: '新增与终止的参与',
    groups: '各组的参与份额',
    roles: '主导、提供与受益',
    none: '仍未参与的国家',
    parts: '按议题和牵头方划分',
    notKnown: '尚不掌握的情况',
    method: '方法与引用',
  },

  none: ({ universe, atNone, noneUnsure, day: on }, counted) => {
    const everyone = `${n(universe)} 个${UNIVERSE[counted.universe]}`;
    const ever = counted.cumulative ? '从未参与' : '未参与';
    if (atNone === 0) {
      const took = counted.cumulative ? '都曾参与' : '都参与了';
      return `截至${day(on)}，${everyone}${took}${ofThem(counted)}${counted.only === null ? '中的至少一项' : ''}。`;
    }
    const which = counted.only === null ? `${ever}${ofThem(counted)}中的任何一项` : `${ever}${counted.only}`;
    if (atNone === universe && noneUnsure === 0) return closed(`截至${day(on)}，${everyone}均${which}。`);
    return closed(`截至${day(on)}，${everyone}中，${noneUnsure > 0 ? '至多' : '有'} ${n(atNone)} 国${which}。`);
  },
  opened: (opened, { n: count }, again) => {
    if (opened === 0) return `当时这 ${n(count)} 项倡议均尚未启动。`;
    return again ? `当时已启动 ${n(opened)} 项。` : `这 ${n(count)} 项倡议中，当时已启动的有 ${n(opened)} 项。`;
  },
  itself: ({ itself, itselfAtLeast, throughCounted, universe }, { only, cumulative }) => {
    if (itself === universe) return '';
    const what = only === null ? '至少一项' : '';
    const took = cumulative ? '曾以本国名义参与' : '以本国名义参与';
    const itselfText = `${took}${what}的${itselfAtLeast ? '至少' : ''}有 ${n(itself)} 国`;
    if (throughCounted === 0) return `${itselfText}。`;
    return `${itselfText}；${itselfAtLeast ? '就目前所知，' : ''}另有 ${n(throughCounted)} 国仅通过所属组织参与。`;
  },
  noneThrough: ({ noneThrough, atNone }) => {
    if (noneThrough === 0) return '';
    const who =
      noneThrough === atNone
        ? atNone === 1
          ? '该未参与国'
          : `这 ${n(atNone)} 个未参与国`
        : `在 ${n(atNone)} 个未参与国中，有 ${n(noneThrough)} 国`;
    return `${who}所属的组织以自身名义参与了其中的倡议，但按本报告口径不计入其成员国。`;
  },
  noneUnsure: ({ noneUnsure, atNone }) => {
    if (noneUnsure === 0) return '';
    const who =
      noneUnsure === atNone
        ? atNone === 1
          ? '该未参与国'
          : `这 ${n(atNone)} 个未参与国`
        : `在 ${n(atNone)} 个未参与国中，有 ${n(noneUnsure)} 国`;
    return `${who}尚不能确定：在案资料不足以排除其已参与。`;
  },
  noneBefore: (now, before, { year }) => {
    const end = `${year - 1}年底`;
    if (now.noneUnsure > 0 || before.noneUnsure > 0) {
      return `${end}${before.noneUnsure > 0 ? '至多' : ''}为 ${n(before.atNone)} 国。`;
    }
    const change = now.atNone - before.atNone;
    if (change === 0) return `这一数字与${end}相同。`;
    return `${end}为 ${n(before.atNone)} 国，其后${change < 0 ? '减少' : '增加'} ${n(Math.abs(change))} 国。`;
  },
  nothingBefore: (year) => `${year}年之前没有在案记录。`,
  population: (value, atMost, none) =>
    none === 0
      ? ''
      : `未参与任何一项的 ${n(none)} 国，人口${atMost ? '至多' : ''}占全部计入国家的 ${share.format(value)}。`,
  seats: (now, before, { year }) => {
    const total = `每国在每项倡议中计一项次，参与共计${now.seatsAtLeast ? '至少' : ''} ${n(now.seats)} 项次`;
    if (before === null) return `${total}。`;
    return `${total}；${year - 1}年底${before.seatsAtLeast ? '至少' : ''}为 ${n(before.seats)} 项次。`;
  },
  distribution: { caption: '参与项数分布', initiatives: '参与项数', states: '国家数' },

  openings: (count, { year, n: all }) => {
    if (count === 0) return `${year}年没有新启动的倡议。`;
    if (all === 1) return `该倡议于${year}年启动。`;
    if (count === all) return `本报告所计 ${n(all)} 项倡议均于${year}年启动。`;
    return `本报告所计 ${n(all)} 项倡议中，${n(count)} 项于${year}年启动。`;
  },
  openingsTable: {
    caption: '当年启动的倡议',
    initiative: '倡议',
    kind: '类型',
    opened: '启动时间',
    leads: '牵头方',
    states: '国家',
    organisations: '组织',
    noList: '无名单',
  },
  withoutOpening: (names, all) =>
    names.length === 0
      ? ''
      : all === 1
        ? '其启动时间未在案。'
        : `有 ${n(names.length)} 项倡议的启动时间未在案：${list(names)}。`,
  endedIn: (name, on) => `截至${on}，${name}已结束。`,

  joined: ({ least, greatest }, { year }) => {
    if (greatest === 0) return `${year}年没有新增的参与。`;
    if (least === greatest) return `${year}年新增参与 ${n(least)} 项次。`;
    const possible = n(greatest - least);
    if (least === 0) return `${year}年新增参与至多 ${n(greatest)} 项次，但其起始时间不够确切，无法断定是否在当年。`;
    return `${year}年新增参与 ${n(least)} 至 ${n(greatest)} 项次：${n(least)} 项次确定始于当年，另有 ${possible} 项次的起始时间不够确切，无法断定是否在当年。`;
  },
  joinedAsStated: (joined) => `仅按所记日期计算，为 ${n(joined)} 项次。`,
  joinedTo: (name, least, greatest) => `${name}（${least === greatest ? '' : `${n(least)} 至 `}${n(greatest)} 国）`,
  possibly: (text) => `可能始于当年的：${text}`,
  onDay: (on, names, through) => `${on}${through ? '通过所属组织' : ''}，${names}`,
  between: '；',
  left: (count, ended, { year }) => {
    if (count === 0 && ended === 0) return `${year}年没有终止的参与。`;
    if (count === 0) return '';
    return `${year}年${ended > 0 ? '，在倡议存续期间' : ''}终止的参与有 ${n(count)} 项次（所记为不再参与的首日）：`;
  },
  endedWith: (name, on, states) => `截至${on}，${name}已结束，${n(states)} 国的参与随之终止。`,

  ratioMeans: '代表性比值是一组在全部参与中所占份额与其按成员比例应占份额之比；1 表示两者相等。',
  extremes: (highest, lowest, on) =>
    highest.group === lowest.group
      ? `截至${on}，${highest.group}的比值为 ${ratioIn(highest.ratio, 'ZH')}。`
      : `截至${on}，比值最高的是${highest.group}，为 ${ratioIn(highest.ratio, 'ZH')}；最低的是${lowest.group}，为 ${ratioIn(lowest.ratio, 'ZH')}。`,
  moves: (rise, fall, year) => {
    const text = ({ group, from, to }: { group: string; from: number; to: number }, verb: string) =>
      `${group}，由 ${ratioIn(from, 'ZH')} ${verb} ${ratioIn(to, 'ZH')}`;
    const since = `与${year - 1}年底相比，`;
    if (rise && fall) return `${since}升幅最大的是${text(rise, '升至')}；降幅最大的是${text(fall, '降至')}。`;
    if (rise) return `${since}升幅最大的是${text(rise, '升至')}；没有一组的比值下降。`;
    if (fall) return `${since}降幅最大的是${text(fall, '降至')}；没有一组的比值上升。`;
    return `${since}各组的比值均无变化。`;
  },
  withheld: (now, before, { year, n: count }) => {
    if (!now && !before) return '';
    const which = now && before ? `${year - 1}年和${year}年` : now ? `${year}年` : `${year - 1}年`;
    const whose = count === 1 ? '在案名单' : '有在案名单';
    return `${which}的参与份额和比值不列出：${whose}不完整或核对已久，参与项次为下限。`;
  },
  groupsTable: {
    caption: (scheme) => `各组概况（${scheme}）`,
    columns: (year, before) => ({
      group: '组别',
      members: '成员国',
      participants: '至少参与一项',
      seatsBefore: `${before}年底参与项次`,
      seats: `${year}年参与项次`,
      seatShare: '参与份额',
      membershipShare: '按成员比例应占份额',
      ratioBefore: `${before}年底比值`,
      ratio: `${year}年比值`,
      joined: '当年新增',
      left: '当年终止',
    }),
  },
  south: (now, before, { year }, on) => {
    if (now === null && before === null) return '';
    const both = ({ least, leastUnder, greatest, greatestUnder }: NonNullable<typeof now>) =>
      `最低为 ${ratioIn(least, 'ZH')}（${leastUnder}），最高为 ${ratioIn(greatest, 'ZH')}（${greatestUnder}）`;
    const why = '视全球南方的定义和组织计入规则而定，';
    if (now === null) return `全球南方的比值，${why}${year - 1}年底${both(before!)}。`;
    const earlier =
      before === null ? '' : `；${year - 1}年底为 ${ratioIn(before.least, 'ZH')} 至 ${ratioIn(before.greatest, 'ZH')}`;
    return `全球南方的比值，${why}截至${on}${both(now)}${earlier}。`;
  },
  range: (least, greatest) => `${least} 至 ${greatest}`,
  yearsTable: {
    caption: (scheme) => `历年代表性比值（${scheme}）`,
    year: '年份',
    running: (year) => `${year}（未满一年）`,
  },

  roles: {
    leading: {
      heading: '主导',
      nobody: '没有主导方的在案记录。',
      all: (states, organisations) =>
        `以主办方、主席、提出方、召集方、协调方或秘书处身份主导至少一项倡议的，在案共有 ${holders(states, organisations)}。`,
      states: '国家',
      organisations: '组织',
    },
    providing: {
      heading: '提供',
      nobody: '没有提供培训、援助或资源的在案记录。',
      all: (states, organisations) => `提供培训、援助或资源的，在案共有 ${holders(states, organisations)}。`,
      states: '国家',
      organisations: '组织',
    },
    receiving: {
      heading: '受益',
      nobody: '没有接受培训、援助或资源的在案记录。',
      all: (states, organisations) =>
        `接受培训、援助或资源的，在案共有 ${holders(states, organisations)}。默认口径下，接受援助不计为参与。`,
      states: '国家',
      organisations: '组织',
    },
  },
  rolesTable: {
    caption: '各组主导、提供和受益的项次（每国在每项倡议中计一次）',
    group: '组别',
    leading: '主导',
    providing: '提供',
    receiving: '受益',
  },
  rolesNote: '以上仅为在案的角色；未在案不等于没有。',
  inInitiatives: (count) => `${n(count)} 项`,

  nobodyInNone: (counted) =>
    counted.only === null ? '没有：全部计入国家都至少参与了一项。' : `没有：全部计入国家都参与了${counted.only}。`,
  noneHeading: ({ only, cumulative }) => {
    const not = cumulative ? '从未参与' : '未参与';
    return only === null ? `以下国家${not}本报告所计的任何一项倡议：` : `以下国家${not}${only}：`;
  },
  noneOfGroup: (group, none, members, atMost) =>
    closed(`${group}（${n(members)} 国中${atMost ? '至多' : ''} ${n(none)} 国）`),
  onlyThrough: (names) => `仅通过所属组织参与，此处不计：${names}`,
  unsure: (names) => `是否参与不详：${names}`,

  partsTable: {
    topics: '按议题',
    leads: '按牵头方',
    topic: '议题',
    lead: '牵头方',
    initiatives: '倡议数',
    states: '至少参与一项的国家',
    highest: '比值最高',
    lowest: '比值最低',
  },
  partsNote: '一项倡议可涉及多个议题，也可有多个牵头方，各行不能相加。名单不足以断定未参与时，国家数为下限，不列比值。',

  everythingKnown: '就截至该日的情况而言，本报告所计倡议的名单均可采信。',
  inexactStarts:
    '有些参与的起始日仅知不晚于某日，而该日在本报告截止日之后；此处自该日起计入，因此截止日的实际参与可能更多。',
  openLists: (count, all) =>
    all === 1
      ? '在案名单不足以断定谁未参与：'
      : `${n(all)} 份名单中，有 ${n(count)} 份不足以断定谁未参与；就这些倡议而言，参与数为下限，未参与数为上限：`,
  openList: (completeness, checkedOn, names) => {
    const namesOnRecord = names === null ? '' : `，公布 ${names.published} 个参与方，在案 ${names.onRecord} 个`;
    switch (completeness) {
      case 'COMPLETE':
        return checkedOn === null
          ? `名单完整，但核对日期未在案${namesOnRecord}`
          : `最近一次核对于${checkedOn}，距今过久，不能据以断定未参与${namesOnRecord}`;
      case 'PARTIAL':
        return `名单不完整${namesOnRecord}`;
      default:
        return `名单未在案${namesOnRecord}`;
    }
  },
  checkedBefore: (count, all, on) =>
    all === 1
      ? `名单最近一次核对早于${on}，仍以当时所知为准：`
      : `有 ${n(count)} 份名单最近一次核对早于${on}，仍以当时所知为准：`,
  checkedOn: (on) => `核对于${on}`,
  unverified: (seats, all) =>
    seats === 0
      ? '本报告所计各国的参与中，没有仅以未经核实的事实为据者。'
      : `本报告所计各国的 ${n(all)} 项次参与中，${n(seats)} 项次仅以未经核实的事实为据。`,

  methodOf: (counting, method, asUsual) =>
    `按方法 ${method} ${asUsual ? '的默认口径' : ''}统计：${counting.join('；')}。`,
  joinedAreCurrent: '参与的新增与终止一律以当时有效的参与为准，与所选口径无关。',
  groupsAsOfPoint: '各组成员以各数字所属之日为准。',
  yearPoint: (year, on) => `${year}年的数字截至${on}；年初与年末所计倡议相同。`,
  edition: ({ release, revision }, on) =>
    release === null ? `数据为修订 ${revision}，记录于${on}，尚未发布版本。` : `数据为版本 ${release}，记录于${on}。`,
  cite: ({ release, revision, method, licence }) =>
    `引用格式：《Rollcall：多边人工智能治理名录》，${release === null ? `尚未发布版本，修订 ${revision}` : `版本 ${release}`}，方法 ${method}，${licence}。`,
  licence: '数据以“知识共享署名 4.0 国际”（CC BY 4.0）许可发布。',
  links: { here: '本报告', method: '方法说明', data: '数据', dashboard: '仪表板' },
};

function holders(states: number, organisations: number): string {
  return list([
    ...(states > 0 ? [`${n(states)} 国`] : []),
    ...(organisations > 0 ? [`${n(organisations)} 个组织`] : []),
  ]);
}

export default zh;
