import {
  ADOPTION_TERMS,
  COMPLETENESS_TERMS,
  FAMILY_TERMS,
  FOCUS_TERMS,
  KIND_TERMS,
  MANNER_TERMS,
  OPENNESS_TERMS,
  ORGANISATION_KIND_TERMS,
  PRECISION_TERMS,
  SCOPE_TERMS,
  type Term,
  TOPIC_TERMS,
  UN_STATUS_TERMS,
} from '../domain/vocabulary.js';

/** Things that a change names by their codes or slugs. */
export type NamedThing = 'country' | 'organisation' | 'initiative' | 'group' | 'indicator';

/** How the values of a column are told. */
export type Reader =
  | { readonly as: 'text' | 'number' | 'flag' | 'day' }
  | { readonly as: 'word'; readonly terms: Readonly<Record<string, Term>> }
  | { readonly as: 'name'; readonly of: NamedThing };

/** What a reader calls a column, and how its values are told. */
export interface Label {
  readonly en: string;
  readonly zh: string;
  readonly reader: Reader;
}

export const label = (en: string, zh: string, reader: Reader = { as: 'text' }): Label => ({ en, zh, reader });
const word = (terms: Readonly<Record<string, Term>>): Reader => ({ as: 'word', terms });
const name = (of: NamedThing): Reader => ({ as: 'name', of });

/** What a reader calls the columns of the things that have an identity. */
export const LABELS: Readonly<Record<string, Label>> = {
  code: label('code', '代码'),
  slug: label('slug', '短名'),
  alpha2: label('two-letter code', '两位代码'),
  m49: label('M49 code', 'M49 代码'),
  name_en: label('name', '英文名称'),
  name_zh: label('Chinese name', '中文名称'),
  name_ar: label('Arabic name', '阿拉伯文名称'),
  name_es: label('Spanish name', '西班牙文名称'),
  name_fr: label('French name', '法文名称'),
  name_ru: label('Russian name', '俄文名称'),
  un_status: label('standing at the UN', '联合国地位', word(UN_STATUS_TERMS)),
  un_member_from: label('UN member from', '加入联合国日期', { as: 'day' }),
  un_member_to: label('UN member until', '退出联合国日期', { as: 'day' }),
  existed_from: label('state from', '建国日期', { as: 'day' }),
  existed_to: label('state until', '终止日期', { as: 'day' }),
  successors: label('successors', '继承国'),
  un_membership_breaks: label('interruptions of UN membership', '联合国会籍中断'),
  m49_region: label('M49 region', 'M49 区域'),
  m49_subregion: label('M49 subregion', 'M49 次区域'),
  m49_intermediate_region: label('M49 intermediate region', 'M49 中间区域'),
  kind: label('kind', '类别'),
  type: label('type', '类型'),
  family: label('family', '所属体系', word(FAMILY_TERMS)),
  publisher: label('publisher', '发布方'),
  definition: label('definition', '定义'),
  source_url: label('source', '来源'),
  url: label('address', '网址'),
  licence: label('licence', '许可'),
  unit: label('unit', '单位'),
  higher_is_better: label('higher is better', '数值越高越好', { as: 'flag' }),
  global_south_group: label('group taken for the Global South', '视为全球南方的组', name('group')),
  members_group: label('group of its members', '成员组', name('group')),
  home_country: label('home country', '所属国', name('country')),
  summary_en: label('summary', '英文简介'),
  summary_zh: label('Chinese summary', '中文简介'),
  scope: label('scope', '范围', word(SCOPE_TERMS)),
  binding: label('binding', '有约束力', { as: 'flag' }),
  openness: label('openness', '开放对象', word(OPENNESS_TERMS)),
  eligible_group: label('group that may join', '可加入的组', name('group')),
  lead_organisation: label('lead organisation', '牵头组织'),
  host_country: label('host country', '主办国', name('country')),
  seat_country: label('seat', '所在国', name('country')),
  parent: label('belongs to', '隶属', name('initiative')),
  focus: label('focus', '主题范围', word(FOCUS_TERMS)),
  adoption: label('adopted', '通过方式', word(ADOPTION_TERMS)),
  manner: label('manner of decision', '表决方式', word(MANNER_TERMS)),
  votes_for: label('votes for', '赞成票', { as: 'number' }),
  votes_against: label('votes against', '反对票', { as: 'number' }),
  votes_abstained: label('abstentions', '弃权票', { as: 'number' }),
  votes_not_voting: label('not voting', '未投票', { as: 'number' }),
  topics: label('topics', '议题', word(TOPIC_TERMS)),
  opened_on: label('opened', '开放日期', { as: 'day' }),
  opened_precision: label('precision of the opening day', '开放日期精度', word(PRECISION_TERMS)),
  in_force_on: label('in force', '生效日期', { as: 'day' }),
  ended_on: label('ended', '终止日期', { as: 'day' }),
  list_completeness: label('list of participants', '参与方名单', word(COMPLETENESS_TERMS)),
  list_checked_on: label('list checked', '名单核对日期', { as: 'day' }),
  list_closed_on: label('list closed', '名单截止日期', { as: 'day' }),
  published_total: label('published total', '公布的参与方总数', { as: 'number' }),
};

/** Columns that mean another thing in another table. */
export const LABELS_OF: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  initiatives: { kind: label('kind', '类型', word(KIND_TERMS)) },
  organisations: { kind: label('kind', '类别', word(ORGANISATION_KIND_TERMS)) },
};

/** What a reader calls a row of a table. */
export const NOUNS: Readonly<Record<string, { readonly en: string; readonly zh: string; readonly quoted: boolean }>> = {
  countries: { en: 'state', zh: '国家', quoted: false },
  organisations: { en: 'organisation', zh: '组织', quoted: false },
  groups: { en: 'group', zh: '国家组', quoted: true },
  schemes: { en: 'scheme', zh: '分组方案', quoted: true },
  initiatives: { en: 'initiative', zh: '倡议', quoted: true },
  initiative_sets: { en: 'set of initiatives', zh: '倡议集合', quoted: true },
  indicators: { en: 'indicator', zh: '指标', quoted: true },
};

/** What a reader calls the lists that belong to a thing. */
export const LISTS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  country_aliases: { en: 'other names', zh: '其他名称' },
  initiative_aliases: { en: 'other names', zh: '其他名称' },
  initiative_leads: { en: 'led by', zh: '牵头方' },
  initiative_set_members: { en: 'initiatives', zh: '倡议' },
  scheme_groups: { en: 'groups', zh: '各组' },
};
