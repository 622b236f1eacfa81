import { closed } from '../questions/notes.js';
import type { Language } from './addresses.js';

/** What heads and first sentences of pages say beside the words of the figures. */
export interface PageWords {
  readonly site: string;
  /** Between a name and what it is of, in a title. */
  readonly colon: string;
  /** Between two sentences. */
  readonly space: string;
  readonly asOf: (day: string) => string;
  readonly release: (name: string) => string;
  readonly onDay: (sentence: string, day: string) => string;
  readonly country: (name: string, k: string, n: string, atLeast: boolean) => string;
  readonly notCounted: (name: string) => string;
  /** Whose list names how many; `total` is the number that was published, and `within` says that the names are not more. */
  readonly initiative: (name: string, names: string, total: string | null, within: boolean, day: string) => string;
  readonly organisation: (name: string, leads: string) => string;
  readonly members: (number: string, day: string) => string;
  readonly notFound: string;
  readonly notFoundText: (path: string) => string;
  readonly noCountry: (code: string) => string;
  readonly noInitiative: (slug: string) => string;
  readonly noOrganisation: (code: string) => string;
  readonly startAgain: string;
  readonly unreadable: string;
  readonly skip: string;
  /** The first page, as the navigation has it. */
  readonly today: string;
  readonly views: string;
  readonly distributionCsv: string;
  readonly gapsCsv: string;
  readonly participationsCsv: string;
  readonly noScript: string;
}

const EN: PageWords = {
  site: 'Rollcall',
  colon: ': ',
  space: ' ',
  asOf: (day) => `as of ${day}`,
  release: (name) => `release ${name}`,
  onDay: (sentence, day) => `${sentence}, as of ${day}.`,
  country: (name, k, n, atLeast) =>
    `${name} takes part in ${atLeast ? 'at least ' : ''}${k} of ${n} ${n === '1' ? 'initiative' : 'initiatives'}.`,
  notCounted: (name) => `${name} is not a UN member state, and not counted among them.`,
  initiative: (name, names, total, within, day) => {
    const list =
      total === null
        ? `${names} ${names === '1' ? 'name' : 'names'} on record`
        : within
          ? `${names} of ${total} names on record`
          : `${names} names on record, ${total} by a published count`;
    return `${name}: ${list}, ended participations among them, as of ${day}.`;
  },
  organisation: (name, leads) =>
    `${name} leads or co-leads ${leads} ${leads === '1' ? 'initiative' : 'initiatives'} on record.`,
  members: (number, day) => `Member states as of ${day}: ${number}.`,
  notFound: 'There is no such page',
  notFoundText: (path) => `Nothing is kept at ${path}.`,
  noCountry: (code) => `No country with the code ${code} is on record`,
  noInitiative: (slug) => `No initiative with the slug ${slug} is on record`,
  noOrganisation: (code) => `No organisation with the code ${code} is on record`,
  startAgain: 'Start from the first page',
  unreadable: 'This address can not be read',
  skip: 'Skip to content',
  today: 'Today',
  views: 'Views',
  distributionCsv: 'How many states take part in how many, and which (CSV)',
  gapsCsv: 'Who is not counted as taking part, and why (CSV)',
  participationsCsv: 'Every participation with its source (CSV)',
  noScript: 'The figures that can be changed and looked into are drawn with JavaScript, which is switched off.',
};

const ZH: PageWords = {
  site: 'Rollcall',
  colon: '：',
  space: '',
  asOf: (day) => `截至${day}`,
  release: (name) => `版本 ${name}`,
  onDay: (sentence, day) => `截至${day}，${sentence}。`,
  country: (name, k, n, atLeast) => closed(`${n} 项倡议中，${name}${atLeast ? '至少' : ''}参与 ${k} 项。`),
  notCounted: (name) => `${name}不是联合国会员国，不计入会员国之列。`,
  initiative: (name, names, total, within, day) => {
    const list =
      total === null
        ? `在案参与方 ${names} 个`
        : within
          ? `公布 ${total} 个参与方，在案 ${names} 个`
          : `在案参与方 ${names} 个，公布数为 ${total} 个`;
    return `${name}（截至${day}）：${list}，含已结束的参与。`;
  },
  organisation: (name, leads) => `${name}牵头或共同牵头的在案倡议：${leads} 项。`,
  members: (number, day) => `成员国数（截至${day}）：${number}。`,
  notFound: '没有这个页面',
  notFoundText: (path) => `${path} 处没有内容。`,
  noCountry: (code) => `没有代码为 ${code} 的国家`,
  noInitiative: (slug) => `没有名为 ${slug} 的倡议`,
  noOrganisation: (code) => `没有代码为 ${code} 的组织`,
  startAgain: '从首页开始',
  unreadable: '无法读取此地址',
  skip: '跳到正文',
  today: '今日',
  views: '视图',
  distributionCsv: '参与项数分布及国家名单（CSV）',
  gapsCsv: '未计为参与的国家及原因（CSV）',
  participationsCsv: '每一项参与及其来源（CSV）',
  noScript: '可调整、可查看细节的图表需要 JavaScript 才能绘制，目前已被关闭。',
};

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = { en: EN, zh: ZH };
