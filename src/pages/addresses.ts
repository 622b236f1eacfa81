/** A text in both languages of the dashboard. */
export interface InBoth {
  readonly en: string;
  readonly zh: string;
}

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the last part of an address names. */
export type ThingKind = 'country' | 'initiative' | 'organisation';

/** Pictures of the chart server that pages have. */
export type PageChart =
  | 'assembly'
  | 'shares'
  | 'matrix'
  | 'gaps'
  | 'country'
  | 'network'
  | 'parity'
  | 'time-to-join'
  | 'evidence'
  | 'rank'
  | 'roles'
  | 'votes';

/** A page of the dashboard, wherever it stands: of each there is one line here, and no other list of them. */
export interface PageAddress {
  /** As it is called in code; never shown. */
  readonly key: string;
  /** Below the root, without what follows it. */
  readonly path: string;
  /** What stands behind the path, where the page is one of many. */
  readonly of?: ThingKind;
  /** Its own name, as the navigation has it; pages of a thing are called by the thing. */
  readonly name: InBoth;
  /** What it shows, in one sentence. */
  readonly about: InBoth;
  /** The picture of the chart server that shows most of it; null: there is none. */
  readonly chart: PageChart | null;
  /** Whether figures are counted on it, by the selection and rule of the address. */
  readonly counts: boolean;
  /** Whether search engines should know of it. */
  readonly isPublic: boolean;
}

function page(
  key: string,
  path: string,
  name: readonly [en: string, zh: string],
  about: readonly [en: string, zh: string],
  more: Partial<Pick<PageAddress, 'of' | 'chart' | 'counts' | 'isPublic'>> = {},
): PageAddress {
  return {
    ...{ key, path, chart: 'assembly', counts: true, isPublic: true },
    name: { en: name[0], zh: name[1] },
    about: { en: about[0], zh: about[1] },
    ...more,
  };
}

/** Of pages that count nothing by the selection of an address: of words, or of everything on record. */
const TEXT = { chart: null, counts: false } as const;

/** Every page that the dashboard has. */
export const PAGES: readonly PageAddress[] = [
  page(
    'today',
    '/',
    ['Rollcall: who takes part in the governance of AI', 'Rollcall：多边人工智能治理名录'],
    [
      'Which countries take part in which AI governance initiatives, since when, according to whom, and of what nothing is known.',
      '哪些国家参与了哪些人工智能治理倡议、从何时起、依据何种来源，以及哪些情况不详。',
    ],
  ),
  page(
    'distribution',
    '/distribution',
    ['Participation', '参与概况'],
    [
      'Every UN member state by how many of the initiatives it takes part in.',
      '联合国各会员国在所选倡议中的参与项数及其分布。',
    ],
  ),
  page(
    'overTime',
    '/over-time',
    ['Over time', '历年变化'],
    [
      "Each group's share of all participations beside its share of all states, year by year.",
      '历年各组在全部参与中所占份额与其按成员比例应占份额的对比。',
    ],
    { chart: 'shares' },
  ),
  page(
    'gaps',
    '/gaps',
    ['Gaps', '参与缺口'],
    ['Who is not counted as taking part in each initiative, and why.', '各项倡议中未计为参与的国家及原因。'],
    { chart: 'gaps' },
  ),
  page(
    'matrix',
    '/matrix',
    ['Matrix', '国家与倡议'],
    ['States by initiatives: who takes part in what, and in which role.', '各国参与了哪些倡议、以何种角色参与。'],
    { chart: 'matrix' },
  ),
  page(
    'capacity',
    '/capacity',
    ['Capacity', '能力与参与'],
    ['Whether states with more capacity take part in more initiatives.', '各国的能力指标与参与项数之间有无关联。'],
  ),
  page(
    'timeline',
    '/timeline',
    ['Timeline', '时间线'],
    ['The initiatives in the order in which they were opened.', '各项倡议按开放、通过或成立的先后排列。'],
    TEXT,
  ),
  page(
    'compare',
    '/compare',
    ['Compare', '比较'],
    ['Two countings, or two definitions of groups, side by side.', '两种口径或两种分组定义的对照。'],
  ),
  page(
    'network',
    '/network',
    ['Who takes part together', '共同参与'],
    ['Which states take part in the same initiatives.', '哪些国家参与了相同的倡议。'],
    { chart: 'network' },
  ),
  page(
    'parity',
    '/parity',
    ['Nearness to parity', '与应占份额的差距'],
    [
      'How many participations each group lacks for the share that its number of states would give it.',
      '各组距其按成员比例应占份额尚差多少项参与。',
    ],
    { chart: 'parity' },
  ),
  page(
    'timeToJoin',
    '/time-to-join',
    ['Time to join', '加入用时'],
    ['How long states took to join after an initiative was opened.', '倡议开放后各国用多长时间加入。'],
    { chart: 'time-to-join' },
  ),
  page(
    'evidence',
    '/evidence',
    ['Evidence', '证据'],
    ['On what the facts on record rest, and how sure they are.', '在案事实依据何种来源、可靠程度如何。'],
    { chart: 'evidence' },
  ),
  page(
    'rank',
    '/rank',
    ['Rank and change', '排名与变化'],
    ['States by the number of initiatives they take part in, and how that changed.', '各国按参与项数的排名及其变化。'],
    { chart: 'rank' },
  ),
  page(
    'roles',
    '/roles',
    ['Roles', '角色'],
    ['Who leads, commits, provides and receives.', '谁主导、谁承诺、谁提供援助、谁受益。'],
    { chart: 'roles' },
  ),
  page(
    'votes',
    '/votes',
    ['Votes and positions', '表决与立场'],
    ['How states voted on what was put to a vote.', '各国在记录表决中如何投票、表明过何种立场。'],
    { counts: false, chart: 'votes' },
  ),
  page('country', '/country', ['Country', '国家'], ['What a country takes part in.', '一国参与了哪些倡议。'], {
    of: 'country',
    chart: 'country',
  }),
  page(
    'initiative',
    '/initiative',
    ['Initiative', '倡议'],
    ['Who takes part in an initiative.', '哪些国家参与了一项倡议。'],
    { of: 'initiative' },
  ),
  page(
    'organisation',
    '/organisations',
    ['Organisation', '组织'],
    ['What an organisation leads, and who belongs to it.', '一个组织牵头哪些倡议、有哪些成员。'],
    { of: 'organisation', chart: null, counts: false },
  ),
  page(
    'about',
    '/about',
    ['About', '关于'],
    ['What Rollcall is, what it says and what it does not.', 'Rollcall 是什么，说明什么、不说明什么。'],
    TEXT,
  ),
  page(
    'method',
    '/method',
    ['Method', '方法'],
    ['How everything is counted: each rule and each figure.', '各项规则与各项指标的计算方法。'],
    TEXT,
  ),
  page(
    'data',
    '/data',
    ['Data', '数据'],
    [
      'Every list on record with how complete it is, and everything to download.',
      '各项在案名单及其完整程度，以及全部可下载数据。',
    ],
    TEXT,
  ),
  page(
    'changes',
    '/changes',
    ['Changes', '变更'],
    ['What was recorded lately, and how the releases differ.', '近期记录的变更，以及各版本之间的差异。'],
    TEXT,
  ),
  page(
    'contact',
    '/contact',
    ['Contact', '联系'],
    ['Who keeps this roll, and how to tell them of an error.', '名录由谁维护、如何反映错误。'],
    TEXT,
  ),
  page('curate', '/curate', ['Curate', '名录维护'], ['Where the roll is kept.', '名录维护页面。'], {
    ...TEXT,
    isPublic: false,
  }),
];

/** Paths that were given out before, and where they lead now. */
export const FORMER_PATHS: Readonly<Record<string, string>> = { '/organisation': '/organisations' };

/** An address taken apart, before it is known whether what it names is on record. */
export interface AddressParts {
  readonly page: PageAddress;
  /** What stands behind the path, decoded; null where nothing does. */
  readonly thing: string | null;
  /** As it would be written if nothing were wrong with it but case, a former name or a slash at the end. */
  readonly path: string;
}

/** The page of a path below the root, as it is written in an address, without its query; null: there is none. */
export function addressAt(path: string): AddressParts | null {
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  const [, first, behind] = /^(\/[^/]*)(?:\/(.+))?$/.exec(trimmed) ?? [];
  if (first === undefined) return null;
  const lower = first.toLowerCase();
  const page = PAGES.find(({ path: pagePath }) => pagePath === (FORMER_PATHS[lower] ?? lower));
  if (!page) return null;
  // The pages on which the roll is kept know themselves what is below them.
  if (page.key === 'curate') return { page: page, thing: null, path: page.path + trimmed.slice(first.length) };
  if (page.of === undefined) return behind === undefined ? { page: page, thing: null, path: page.path } : null;
  const thing = behind === undefined ? null : decoded(behind);
  if (thing === null || thing.includes('/')) return null;
  return { page: page, thing, path: pathOf(page, thing) };
}

/** The path of a page below the root. */
export function pathOf({ path }: PageAddress, thing: string | null): string {
  return thing === null ? path : `${path}/${encodeURIComponent(thing)}`;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

export function pageNamed(key: string): PageAddress {
  const page = PAGES.find((item) => item.key === key);
  if (!page) throw new Error(`there is no page ${key}`);
  return page;
}

/** The pages that the navigation leads to, in its order, those behind its "More views", and those at the foot of every page. */
export const NAVIGATION = ['distribution', 'overTime', 'gaps', 'matrix', 'capacity', 'timeline', 'compare'] as const;
export const MORE_VIEWS = ['rank', 'roles', 'votes', 'network', 'parity', 'timeToJoin', 'evidence'] as const;
export const AT_THE_FOOT = ['about', 'method', 'data', 'changes', 'contact'] as const;

/** Whether others may show a page within theirs: views and pages of things, not the texts about them. */
export function isView({ key, isPublic }: PageAddress): boolean {
  return isPublic && !(AT_THE_FOOT as readonly string[]).includes(key);
}
