import { nameIn } from '../domain/names.js';
import type { Names } from '../domain/roll.js';
import {
  ADOPTION_TERMS,
  COMPLETENESS_TERMS,
  CONFIDENCE_TERMS,
  FAMILY_TERMS,
  FOCUS_TERMS,
  KIND_TERMS,
  MANNER_TERMS,
  OPENNESS_TERMS,
  ORGANISATION_KIND_TERMS,
  PRECISION_TERMS,
  ROLE_TERMS,
  SCOPE_TERMS,
  type Term,
  TOPIC_TERMS,
  UN_STATUS_TERMS,
} from '../domain/vocabulary.js';
import { type Locale, withinSentence } from '../questions/notes.js';
import { type Change, type ChangeSense, differing, type FactImage } from './change.js';
import { endText, PERIOD_WORDS, periodText, timeText } from './period-text.js';

/** Things that a change names by their codes or slugs. */
export type NamedThing = 'country' | 'organisation' | 'initiative' | 'group' | 'indicator';

/** The names of a thing by its code; null: it is told by the code. */
export type NameOf = (thing: NamedThing, code: string) => Names | null;

/** A change with what its codes mean. */
export interface DescribedChange extends Change {
  readonly names: NameOf;
}

/**
 * A change as one plain line for people: who, what and from when until when, no more exactly than it is recorded; of a
 * correction, what is and what was. In Chinese for ZH, else in English.
 */
export function describeChange(change: DescribedChange, locale: string | null | undefined = 'EN'): string {
  return new Describer(locale === 'ZH' ? 'ZH' : 'EN', change.names).line(change);
}

interface Words {
  readonly heads: Readonly<Record<ChangeSense, string>>;
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
  /** Between the members of a list. */
  readonly and: string;
  readonly in: (who: string, initiative: string, isPosition: boolean) => string;
  readonly memberOf: (who: string, group: string) => string;
  readonly was: (text: string) => string;
  readonly brackets: (text: string) => string;
  readonly quoted: (text: string) => string;
  readonly inYear: (who: string, what: string, year: string) => string;
  readonly translationOf: (text: string, column: string) => string;
  readonly population: string;
  readonly none: string;
  readonly flag: readonly [no: string, yes: string];
  readonly revised: (label: string) => string;
  readonly added: string;
  readonly removed: string;
  readonly sources: string;
}

/** In Chinese a name within quotation marks has single ones of its own. */
const inner = (text: string) => text.replaceAll('“', '‘').replaceAll('”', '’');

const WORDS: Readonly<Record<Locale, Words>> = {
  EN: {
    heads: { RECORDED: 'New on record', UPDATED: 'Updated', CORRECTED: 'Corrected', RETRACTED: 'Retracted' },
    colon: ': ',
    comma: ', ',
    semicolon: '; ',
    stop: '.',
    and: ', ',
    in: (who, initiative, isPosition) => `${who} ${isPosition ? 'on' : 'in'} ${initiative}`,
    memberOf: (who, group) => `${who} in the group “${group}”`,
    was: (text) => ` (was: ${text})`,
    brackets: (text) => ` (${text})`,
    quoted: (text) => `“${text}”`,
    inYear: (who, what, year) => `${who}, ${what} in ${year}`,
    translationOf: (text, column) => `Chinese for “${text}” in ${column}`,
    population: 'population',
    none: 'none',
    flag: ['no', 'yes'],
    revised: (label) => `${label} revised`,
    added: 'added',
    removed: 'removed',
    sources: 'sources revised',
  },
  ZH: {
    heads: { RECORDED: '新增记录', UPDATED: '更新', CORRECTED: '更正', RETRACTED: '撤回' },
    colon: '：',
    comma: '，',
    semicolon: '；',
    stop: '。',
    and: '、',
    in: (who, initiative, isPosition) =>
      `${who}${isPosition ? '对' : '在'}${initiative}${isPosition ? '的立场' : '中的角色'}`,
    memberOf: (who, group) => `${who}属于“${inner(group)}”组`,
    was: (text) => `（原记录：${text}）`,
    brackets: (text) => `（${text}）`,
    quoted: (text) => (text.startsWith('《') ? text : `“${inner(text)}”`),
    inYear: (who, what, year) => `${who}${year}年${what}`,
    translationOf: (text, column) => `“${inner(text)}”的中文译文（${column}）`,
    population: '人口',
    none: '无',
    flag: ['否', '是'],
    revised: (label) => `${label}已修订`,
    added: '新增',
    removed: '删去',
    sources: '来源已修订',
  },
};

/** How the values of a column are told. */
type Reader =
  | { readonly as: 'text' | 'number' | 'flag' | 'day' }
  | { readonly as: 'word'; readonly terms: Readonly<Record<string, Term>> }
  | { readonly as: 'name'; readonly of: NamedThing };

interface Label {
  readonly en: string;
  readonly zh: string;
  readonly reader: Reader;
}

const label = (en: string, zh: string, reader: Reader = { as: 'text' }): Label => ({ en, zh, reader });
const word = (terms: Readonly<Record<string, Term>>): Reader => ({ as: 'word', terms });
const name = (of: NamedThing): Reader => ({ as: 'name', of });

/** What a reader calls the columns of the things that have an identity. */
const LABELS: Readonly<Record<string, Label>> = {
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
const LABELS_OF: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  initiatives: { kind: label('kind', '类别', word(KIND_TERMS)) },
  organisations: { kind: label('kind', '类别', word(ORGANISATION_KIND_TERMS)) },
};

/** What a reader calls a row of a table, and the lists that belong to one. */
const NOUNS: Readonly<Record<string, { readonly en: string; readonly zh: string; readonly quoted: boolean }>> = {
  countries: { en: 'state', zh: '国家', quoted: false },
  organisations: { en: 'organisation', zh: '组织', quoted: false },
  groups: { en: 'group', zh: '国家组', quoted: true },
  schemes: { en: 'scheme', zh: '分组方案', quoted: true },
  initiatives: { en: 'initiative', zh: '倡议', quoted: true },
  initiative_sets: { en: 'set of initiatives', zh: '倡议集', quoted: true },
  indicators: { en: 'indicator', zh: '指标', quoted: true },
};

const LISTS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  country_aliases: { en: 'other names', zh: '其他名称' },
  initiative_aliases: { en: 'other names', zh: '其他名称' },
  initiative_leads: { en: 'led by', zh: '牵头方' },
  initiative_set_members: { en: 'initiatives', zh: '倡议' },
  scheme_groups: { en: 'groups', zh: '各组' },
};

/** Characters of a text that are shown of what was and what is. */
const SHORT = 60;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= SHORT ? text : `${characters.slice(0, SHORT - 1).join('')}…`;
}

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });

class Describer {
  private readonly words: Words;
  private readonly language: 'en' | 'zh';

  constructor(
    private readonly locale: Locale,
    private readonly names: NameOf,
  ) {
    this.words = WORDS[locale];
    this.language = locale === 'ZH' ? 'zh' : 'en';
  }

  line(change: Change): string {
    const { heads, colon, stop } = this.words;
    return `${heads[change.sense]}${colon}${this.said(change)}${stop}`;
  }

  private said(change: Change): string {
    switch (change.table) {
      case 'participations':
        return this.dated(change, (image) => this.participant(image));
      case 'group_memberships':
        return this.dated(change, (image) =>
          this.words.memberOf(this.name('country', image.country), this.name('group', image.group)),
        );
      case 'population':
      case 'indicator_values':
        return this.figure(change);
      case 'translations':
        return this.translation(change);
      default:
        return this.thing(change);
    }
  }

  /** A fact with a period; of a correction what is beside what was. */
  private dated({ table, sense, before, after }: Change, who: (image: FactImage) => string): string {
    const image = (after ?? before)!;
    // In Chinese what follows is the role itself.
    const separator = this.language === 'zh' && table === 'participations' ? this.words.colon : this.words.comma;
    const state = (of: FactImage) => this.state(of);
    if (before === null || after === null) return `${who(image)}${separator}${state(image)}`;
    const changed = differing(before, after);
    const also = this.evidence(before, after, changed);
    const ended = { ...after, valid_to: before.valid_to, valid_to_precision: before.valid_to_precision };
    if (sense === 'UPDATED' && before.valid_to == null && after.valid_to != null && state(ended) === state(before)) {
      return `${who(image)}${separator}${[state(before), endText(after, PERIOD_WORDS[this.locale])].join(this.words.comma)}`;
    }
    const facts =
      state(before) === state(after)
        ? `${who(after)}${separator}${state(after)}`
        : `${who(after)}${separator}${state(after)}${this.words.was(state(before))}`;
    return [facts, ...also].join(this.words.semicolon);
  }

  private participant(image: FactImage): string {
    const { role, participant, participant_kind: kind, initiative } = image;
    const isPosition = termOf(ROLE_TERMS, role)?.class === 'POSITION';
    const who = this.name(kind === 'organisation' ? 'organisation' : 'country', participant);
    return this.words.in(who, this.initiative(initiative), isPosition);
  }

  private initiative(slug: unknown): string {
    const text = this.name('initiative', slug);
    return this.language === 'zh' ? this.words.quoted(text) : text;
  }

  /** In which role and when. */
  private state(image: FactImage): string {
    const period = periodText(image, PERIOD_WORDS[this.locale]);
    return image.role === undefined ? period : [this.word(ROLE_TERMS, image.role), period].join(this.words.comma);
  }

  /** What is said otherwise of how sure a fact is and where it was read. */
  private evidence(before: FactImage, after: FactImage, changed: readonly string[]): string[] {
    const { colon, was, sources, revised } = this.words;
    const told: string[] = [];
    if (changed.includes('confidence')) {
      const sure = (image: FactImage) => this.word(CONFIDENCE_TERMS, image.confidence);
      told.push(`${this.language === 'zh' ? '可信度' : 'confidence'}${colon}${sure(after)}${was(sure(before))}`);
    }
    if (changed.includes('note')) told.push(revised(this.language === 'zh' ? '备注' : 'note'));
    // Where nothing else is different, that is what is.
    const cited = changed.includes('citations') || changed.includes('source_url');
    if (cited || (told.length === 0 && this.state(before) === this.state(after))) told.push(sources);
    return told;
  }

  private figure({ table, before, after }: Change): string {
    const { words } = this;
    const image = (after ?? before)!;
    const country = this.name('country', image.country);
    const isPopulation = table === 'population';
    const what = isPopulation ? words.population : this.indicator(image.indicator);
    const value = (of: FactImage) => this.number(isPopulation ? of.population : of.value);
    const was = before && after && value(before) !== value(after) ? words.was(value(before)) : '';
    const same = before && after && value(before) === value(after) ? `${words.semicolon}${words.sources}` : '';
    return `${words.inYear(country, what, String(image.year))}${words.colon}${value(image)}${was}${same}`;
  }

  private indicator(slug: unknown): string {
    const text = this.name('indicator', slug);
    return this.language === 'zh' ? this.words.quoted(text) : text;
  }

  private translation({ before, after }: Change): string {
    const { words } = this;
    const image = (after ?? before)!;
    const quoted = (of: FactImage) => words.quoted(shortened(String(of.zh)));
    const was = before && after ? words.was(quoted(before)) : '';
    const of = words.translationOf(shortened(String(image.en)), `${image.table}.${image.column}`);
    return `${of}${words.colon}${quoted(image)}${was}`;
  }

  /** A thing with an identity; of a correction every column that is different. */
  private thing({ table, before, after }: Change): string {
    const { colon, semicolon, brackets } = this.words;
    const image = (after ?? before)!;
    const noun = NOUNS[table];
    const title = this.title(image);
    const called = noun
      ? `${noun[this.language]}${this.language === 'zh' ? '' : ' '}${this.language === 'zh' && noun.quoted ? this.words.quoted(title) : title}`
      : title;
    if (before === null || after === null) {
      const kind = LABELS_OF[table]?.kind;
      return kind && image.kind != null ? `${called}${brackets(this.value(kind, image.kind))}` : called;
    }
    const told = this.columns(table, before, after, differing(before, after));
    return told.length === 0 ? called : `${called}${colon}${told.join(semicolon)}`;
  }

  private title(image: FactImage): string {
    const en = image.name_en ?? image.code ?? image.slug;
    return String((this.language === 'zh' ? image.name_zh : null) ?? en);
  }

  private columns(table: string, before: FactImage, after: FactImage, changed: readonly string[]): string[] {
    // Where the day is told, its precision is.
    const told = changed.filter((header) => header !== 'opened_precision' || !changed.includes('opened_on'));
    return told.map((header) => {
      const list = LISTS[header];
      if (list) return this.list(header, list[this.language], before, after);
      const known = LABELS_OF[table]?.[header] ?? LABELS[header] ?? label(header, header);
      const value = (image: FactImage) =>
        this.value(known, image[header], header === 'opened_on' ? image.opened_precision : null);
      const [was, is] = [value(before), value(after)];
      const title = known[this.language];
      // Two long texts may be the same as far as they are shown.
      return was === is ? this.words.revised(title) : `${title}${this.words.colon}${is}${this.words.was(was)}`;
    });
  }

  /** Of a list that has an order of its own, what is and was; of the others, what was added and removed. */
  private list(header: string, title: string, before: FactImage, after: FactImage): string {
    const { and, added, removed, colon, comma, none, revised, was } = this.words;
    const items = (image: FactImage) => ((image[header] ?? []) as FactImage[]).map((item) => this.item(header, item));
    const [old, now] = [items(before), items(after)];
    if (header === 'initiative_leads') {
      const listed = (leads: readonly string[]) => (leads.length === 0 ? none : leads.join(and));
      return `${title}${colon}${listed(now)}${was(listed(old))}`;
    }
    const more = now.filter((item) => !old.includes(item));
    const fewer = old.filter((item) => !now.includes(item));
    const gap = this.language === 'zh' ? '' : ' ';
    const told = [
      ...(more.length > 0 ? [`${added}${gap}${this.few(more)}`] : []),
      ...(fewer.length > 0 ? [`${removed}${gap}${this.few(fewer)}`] : []),
    ];
    return told.length === 0 ? revised(title) : `${title}${colon}${told.join(comma)}`;
  }

  /** The first of a list, and how many more there are. */
  private few(items: readonly string[]): string {
    const shown = items.slice(0, LISTED).join(this.words.and);
    const more = items.length - LISTED;
    if (more <= 0) return shown;
    return this.language === 'zh' ? `${shown}等 ${items.length} 项` : `${shown} and ${more} more`;
  }

  private item(header: string, item: FactImage): string {
    switch (header) {
      case 'initiative_leads':
        return this.name(item.participant_kind === 'organisation' ? 'organisation' : 'country', item.participant);
      case 'initiative_set_members':
        return this.initiative(item.initiative);
      case 'scheme_groups':
        return this.title({ name_en: item.name_en, name_zh: item.name_zh, slug: item.group });
      default:
        return this.words.quoted(String(item.alias));
    }
  }

  private value({ reader }: Label, value: unknown, precision?: unknown): string {
    if (value == null || (Array.isArray(value) && value.length === 0)) return this.words.none;
    switch (reader.as) {
      case 'number':
        return this.number(value);
      case 'flag':
        return this.words.flag[value === true ? 1 : 0];
      case 'day':
        return timeText(String(value), precision, PERIOD_WORDS[this.locale]);
      case 'word':
        return [value]
          .flat()
          .map((one) => this.word(reader.terms, one))
          .join(this.words.and);
      case 'name':
        return this.name(reader.of, value);
      default:
        return shortened(String(value));
    }
  }

  private number(value: unknown): string {
    return NUMBER.format(Number(value));
  }

  private word(terms: Readonly<Record<string, Term>>, value: unknown): string {
    const term = termOf(terms, value);
    if (!term) return String(value);
    return this.language === 'zh' ? term.zh : withinSentence(term.en);
  }

  private name(thing: NamedThing, code: unknown): string {
    const names = this.names(thing, String(code));
    return names ? nameIn(names, this.locale) : String(code);
  }
}

/** Names of a list that are told. */
const LISTED = 5;

function termOf<T extends Term>(terms: Readonly<Record<string, T>>, value: unknown): T | undefined {
  return terms[String(value).toUpperCase()];
}
