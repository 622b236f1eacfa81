import { dayOf } from '../../domain/day.js';
import { dayInWords } from '../../domain/locale.js';
import type { FeedPage } from '../../feeds/feed-page.js';
import { numberIn } from '../../questions/notes.js';
import type { Release, Snapshot } from '../../roll/snapshot.js';
import type { Language } from '../addresses.js';
import { element, escaped } from '../html.js';
import { link, list, paragraph, section, table } from './tools.js';

/** How many changes of a table there are from one release to the next. */
export interface TableChanges {
  readonly table: string;
  readonly added: number;
  readonly replaced: number;
  readonly closed: number;
}

/** A release beside the one before; null where it is the first, or where too much changed to tell at once. */
export interface ReleaseStep {
  readonly from: Release;
  readonly to: Release;
  readonly counts: readonly TableChanges[] | null;
}

interface ChangesText {
  readonly lately: string;
  readonly none: string;
  readonly source: string;
  readonly feeds: string;
  readonly feedsText: string;
  readonly releases: string;
  readonly releasesText: string;
  readonly noReleases: string;
  readonly through: (day: string) => string;
  readonly differences: (from: string, to: string) => string;
  readonly columns: readonly string[];
  readonly tooMany: string;
  readonly all: string;
  readonly tables: Readonly<Record<string, string>>;
}

const TEXTS: Readonly<Record<Language, ChangesText>> = {
  en: {
    lately: 'What was recorded lately of initiatives, and of who takes part',
    none: 'Nothing was recorded since the first import.',
    source: 'source',
    feeds: 'To be told',
    feedsText:
      'The feeds tell every change as it is recorded; they can be narrowed to countries, initiatives, kinds or topics (?country=KEN,RWA&topic=SAFETY).',
    releases: 'Releases',
    releasesText: 'A release names a state of the data; a question to it has the same answer for ever.',
    noReleases: 'No release was cut yet.',
    through: (day) => `data up to ${day}`,
    differences: (from, to) => `From ${from} to ${to}`,
    columns: ['What', 'Added', 'Stated otherwise', 'No longer stated'],
    tooMany: 'More changed than is told of at once.',
    all: 'Every difference, and what it does to the headline figures (JSON)',
    tables: {
      country_version: 'countries',
      country_alias: 'other names of countries',
      group_version: 'groups of states',
      organisation_version: 'organisations',
      group_membership: 'memberships of groups',
      scheme_version: 'schemes',
      scheme_group: 'groups of schemes',
      population: 'inhabitants',
      initiative_version: 'initiatives',
      initiative_alias: 'other names of initiatives',
      initiative_lead: 'leads of initiatives',
      initiative_set_version: 'sets of initiatives',
      initiative_set_member: 'initiatives of sets',
      participation: 'participations',
      participation_act: 'acts',
      indicator_version: 'indicators',
      indicator_value: 'values of indicators',
      translation: 'translations',
    },
  },
  zh: {
    lately: '近期记录：倡议及其参与方',
    none: '首次导入之后没有新的记录。',
    source: '来源',
    feeds: '订阅',
    feedsText: '订阅源逐条发布所记录的变更，可按国家、倡议、类型或议题筛选（?country=KEN,RWA&topic=SAFETY）。',
    releases: '版本',
    releasesText: '一个版本对应数据的一个状态；对同一版本提出同一问题，答案始终相同。',
    noReleases: '尚未发布版本。',
    through: (day) => `数据截至${day}`,
    differences: (from, to) => `从 ${from} 到 ${to}`,
    columns: ['内容', '新增', '变动', '不再列出'],
    tooMany: '变更过多，无法在此一次列出。',
    all: '全部差异及其对主要数字的影响（JSON）',
    tables: {
      country_version: '国家',
      country_alias: '国家别名',
      group_version: '国家组',
      organisation_version: '组织',
      group_membership: '组别成员资格',
      scheme_version: '分组方案',
      scheme_group: '分组方案的组别',
      population: '人口',
      initiative_version: '倡议',
      initiative_alias: '倡议别名',
      initiative_lead: '倡议牵头方',
      initiative_set_version: '倡议集合',
      initiative_set_member: '倡议集合的成员',
      participation: '参与',
      participation_act: '行为',
      indicator_version: '指标',
      indicator_value: '指标数值',
      translation: '译文',
    },
  },
};

/** What the tables of the record hold, in words. */
export const tableWords = (language: Language): Readonly<Record<string, string>> => TEXTS[language].tables;

/** What changed lately, how the releases differ, and how to be told. */
export function changesHtml(
  snapshot: Snapshot,
  language: Language,
  { page, steps }: { readonly page: FeedPage; readonly steps: readonly ReleaseStep[] },
): string {
  const text = TEXTS[language];
  const locale = language === 'zh' ? 'ZH' : 'EN';
  const query = language === 'zh' ? '?lang=zh' : '';
  const entries = page.entries.map(({ title, revision, page: address, sources }) => {
    const day = dayInWords(dayOf(revision.recordedAt.toISOString().slice(0, 10)), locale);
    const told = address === null ? escaped(title) : link(address, title);
    const read = sources.map((source) => link(source, text.source)).join(' · ');
    return `${element('span', day, { class: 'muted' })} ${told}${read === '' ? '' : ` (${read})`}`;
  });
  return [
    section('lately', text.lately, entries.length === 0 ? paragraph(text.none) : list(entries)),
    section(
      'feeds',
      text.feeds,
      paragraph(text.feedsText),
      `<p>${link(`/feeds/changes.atom${query}`, 'Atom')} · ${link(`/feeds/changes.json${query}`, 'JSON Feed')}</p>`,
    ),
    section(
      'releases',
      text.releases,
      paragraph(snapshot.releases.length === 0 ? text.noReleases : text.releasesText),
      list(
        snapshot.releases.map(({ name, revision }) => {
          const through = dayOf(snapshot.revisionOf(revision).dataThrough);
          return `${escaped(name)} ${element('span', text.through(dayInWords(through, locale)), { class: 'muted' })}`;
        }),
      ),
      ...steps.map((step) => stepHtml(step, text, locale)),
    ),
  ].join('\n');
}

function stepHtml({ from, to, counts }: ReleaseStep, text: ChangesText, locale: 'EN' | 'ZH'): string {
  const query = new URLSearchParams({ from: from.name, to: to.name });
  return [
    element('h3', text.differences(from.name, to.name)),
    counts === null
      ? paragraph(text.tooMany)
      : table(
          text.columns,
          counts.map(({ table: name, added, replaced, closed }) => [
            escaped(text.tables[name] ?? name),
            ...[added, replaced, closed].map((count) => numberIn(count, locale)),
          ]),
        ),
    `<p>${link(`/exports/release-diff.json?${query}`, text.all)}</p>`,
  ].join('\n');
}
