import type { Steps } from '../../common/steps.js';
import { formatDay } from '../../domain/day.js';
import { isIncomplete } from '../../domain/lists.js';
import { dayInWords, type Locale } from '../../domain/locale.js';
import { nameIn } from '../../domain/names.js';
import type { Initiative } from '../../domain/roll.js';
import { DEFAULT_RULE, LISTED_CLASSES, ruleOfWords } from '../../domain/rule.js';
import { COMPLETENESS_TERMS, KIND_TERMS } from '../../domain/vocabulary.js';
import { EXPORTS, formatsOf } from '../../exports/exports.js';
import { numberIn } from '../../questions/notes.js';
import { participantCount } from '../../questions/participation-rows.js';
import { citationOf, LICENCE } from '../../questions/provenance.js';
import { newestStandpoint } from '../../questions/standpoint.js';
import type { Snapshot } from '../../roll/snapshot.js';
import type { Language } from '../addresses.js';
import { escaped } from '../html.js';
import { codeExamples } from './code-examples.js';
import { code, foreign, link, list, paragraph, section, table } from './tools.js';

/** What a file holds, for people; those of the API's own list are in English alone. */
export const FILE_NAMES: Readonly<Record<string, string>> = {
  yearly: '按分组方案、年份和组别列出的全部代表性指标',
  participations: '当日每一项参与及其来源，每条引证一行',
  claims: '与在案事实不一致的来源说法，不计入任何数字，每条引证一行',
  acts: '签署、批准等各项行为及其来源，角色由此产生，每项行为一行',
  matrix: '各国与各项倡议的对照：是否参与、以何种角色参与',
  distribution: '参与项数分布',
  gaps: '每一处未参与及其原因',
  countries: '每个在案国家的代码、名称和所属组别',
  groups: '每个国家组的定义及当日成员',
  memberships: '国家在各组中的成员资格及起止日期，含已结束者',
  initiatives: '每项倡议：是什么、如何形成、参与名单说明什么',
  organisations: '每个组织，及在案者当日的成员国',
  indicators: '各项指标按国家和年份的数值，及其发布方和许可',
  populations: '各国历年人口',
};

/** What the exports need beside the set, so that each address here answers. */
const NEEDED: Readonly<Record<string, string>> = { yearly: 'scheme=un-regional-groups&from=2015&to=' };

interface DataText {
  readonly lists: string;
  readonly listsText: (day: string, all: string, complete: string) => string;
  readonly columns: readonly string[];
  readonly never: string;
  readonly tooOld: (day: string) => string;
  readonly files: string;
  readonly filesText: readonly string[];
  readonly what: string;
  readonly formats: string;
  readonly more: readonly (readonly [href: string, text: string])[];
  readonly code: string;
  readonly codeText: string;
  readonly releases: string;
  readonly cite: string;
  readonly citeText: string;
}

const TEXTS: Readonly<Record<Language, DataText>> = {
  en: {
    lists: 'Every list, and how complete it is',
    listsText: (day, all, complete) =>
      `As of ${day}: ${all} initiatives on record, of which the list of ${complete} is complete and was read recently enough for absence to be concluded from it. Names are those on record, ended participations among them; a published number may be of another day, or of states alone.`,
    columns: ['Initiative', 'Kind', 'List', 'Names on record', 'Published', 'Last checked'],
    never: 'never',
    tooOld: (day) => `too long ago to conclude absence as of ${day}`,
    files: 'Files',
    filesText: [
      'Each answers GET, needs no key and takes the parameters of the dashboard’s address. Behind .csv stand the same rows as JSON, XLSX and Parquet, and where rows are observations SDMX-CSV; beside every CSV stands what its columns mean and how to cite it (….csv.metadata.json).',
    ],
    what: 'What a row is',
    formats: 'Files',
    more: [
      ['/api', 'Every file and picture with its parameters'],
      ['/api/openapi.json', 'The same for programs (OpenAPI 3.1)'],
      ['/sdmx/3.0/structure/dataflow', 'Structures of the series (SDMX 3.0)'],
      ['/graphiql', 'The GraphQL API, to try'],
    ],
    code: 'In code',
    codeText: 'The published figure, worked out again; the others are asked in the same way.',
    releases: 'Releases',
    cite: 'How to cite',
    citeText: `If you print a figure, cite the release that it comes from; every file and every answer of the API gives the line. The data are under ${LICENCE}, the software under Apache-2.0.`,
  },
  zh: {
    lists: '各项名单及其完整程度',
    listsText: (day, all, complete) =>
      `截至${day}，在案倡议 ${all} 项，其中 ${complete} 项的名单完整且核对较近，可据以认定未参与。参与方数为在案数，含已结束的参与；公布数可能为另一日期的数字，或仅计国家。`,
    columns: ['倡议', '类型', '名单', '在案参与方', '公布数', '最近核对'],
    never: '从未核对',
    tooOld: (day) => `核对已久，截至${day}不能据以认定未参与`,
    files: '文件',
    filesText: [
      '所有地址均以 GET 访问，无需密钥，参数与仪表板网址相同。除 .csv 外，同样的行还有 JSON、XLSX 和 Parquet 格式，其中的观测值另有 SDMX-CSV；每个 CSV 文件均附各列含义与引用格式（….csv.metadata.json）。',
    ],
    what: '每行内容',
    formats: '文件',
    more: [
      ['/api', '全部文件和图片及其参数（英文）'],
      ['/api/openapi.json', '供程序使用的同一说明（OpenAPI 3.1）'],
      ['/sdmx/3.0/structure/dataflow', '各数据序列的结构（SDMX 3.0）'],
      ['/graphiql?lang=zh', 'GraphQL API，可直接试用'],
    ],
    code: '代码示例',
    codeText: '以下代码用于重新计算已公布的数字；其他数字的查询方法相同。',
    releases: '版本',
    cite: '如何引用',
    citeText: `刊印任何数字时，请引用其所依据的版本；每个文件和 API 的每个答复均附引用格式。数据采用 ${LICENCE} 许可，软件采用 Apache-2.0 许可。`,
  },
};

/** Initiatives whose lists are looked at in one step. */
const LISTS_A_STEP = 100;

/** Every list with its completeness, everything to download, and how. */
export function* dataInSteps(snapshot: Snapshot, language: Language, base: string): Steps<string> {
  const text = TEXTS[language];
  const locale: Locale = language === 'zh' ? 'ZH' : 'EN';
  const { roll, day } = newestStandpoint(snapshot);
  const rows: string[][] = [];
  let complete = 0;
  for (const [index, initiative] of [...roll.initiatives].sort(byName(locale)).entries()) {
    rows.push(listRow(snapshot, initiative, language));
    if (initiative.listCompleteness === 'COMPLETE' && !isIncomplete(initiative, day, DEFAULT_RULE)) complete++;
    if (index % LISTS_A_STEP === LISTS_A_STEP - 1) yield;
  }
  const releases = snapshot.releases.map(({ name, revision }) => ({
    name,
    cite: citationOf(snapshot, revision, name),
  }));
  const newest = citationOf(snapshot, snapshot.newest.id);
  return [
    section(
      'lists',
      text.lists,
      paragraph(text.listsText(dayInWords(day, locale), numberIn(rows.length, locale), numberIn(complete, locale))),
      table(text.columns, rows),
    ),
    section(
      'files',
      text.files,
      ...text.filesText.map(paragraph),
      table([text.what, text.formats], filesOf(language, formatDay(day).slice(0, 4))),
      list(text.more.map(([href, name]) => link(href, name))),
    ),
    section(
      'code',
      text.code,
      paragraph(text.codeText),
      ...codeExamples(base).map(({ name, source }) => `<h3>${escaped(name)}</h3>\n${code(source, name)}`),
    ),
    section(
      'releases',
      text.releases,
      list(releases.map(({ name }) => link(`/exports/participations.csv?release=${encodeURIComponent(name)}`, name))),
      `<p>${link(`/changes?lang=${language}`, language === 'zh' ? '各版本之间的差异' : 'How they differ')}</p>`,
    ),
    section(
      'cite',
      text.cite,
      paragraph(text.citeText),
      ...[newest, ...releases.map(({ cite }) => cite)]
        .filter((line, index, all) => all.indexOf(line) === index)
        .map((line) => foreign(line, 'en')),
    ),
  ].join('\n');
}

function byName(locale: Locale): (first: Initiative, second: Initiative) => number {
  const { compare } = new Intl.Collator(locale === 'ZH' ? 'zh' : 'en');
  return (first, second) => compare(nameIn(first.names, locale), nameIn(second.names, locale));
}

function listRow(snapshot: Snapshot, initiative: Initiative, language: Language): string[] {
  const text = TEXTS[language];
  const locale: Locale = language === 'zh' ? 'ZH' : 'EN';
  const { roll, day } = newestStandpoint(snapshot);
  const { slug, names, kind, listCompleteness, listCheckedOn, publishedTotal } = initiative;
  const listed = ruleOfWords({ presence: 'CUMULATIVE', roleClasses: [...LISTED_CLASSES] }, DEFAULT_RULE.method);
  const checked = listCheckedOn === null ? text.never : dayInWords(listCheckedOn, locale);
  const aged = listCompleteness === 'COMPLETE' && listCheckedOn !== null && isIncomplete(initiative, day, DEFAULT_RULE);
  const hasList = listCompleteness !== 'NOT_APPLICABLE';
  return [
    link(`/initiative/${encodeURIComponent(slug)}?lang=${language}`, nameIn(names, locale)),
    escaped(KIND_TERMS[kind][language]),
    escaped(COMPLETENESS_TERMS[listCompleteness][language]),
    hasList ? numberIn(participantCount(roll, initiative.index, day, listed), locale) : '–',
    publishedTotal === null ? '–' : numberIn(publishedTotal, locale),
    hasList ? escaped(aged ? `${checked} (${text.tooOld(dayInWords(day, locale))})` : checked) : '–',
  ];
}

function filesOf(language: Language, year: string): string[][] {
  return Object.entries(EXPORTS).map(([name, { description }]) => {
    const needed = NEEDED[name];
    const query = needed === undefined ? '' : `?${needed}${year}`;
    return [
      escaped(language === 'zh' ? (FILE_NAMES[name] ?? description) : description),
      formatsOf(name)
        .map((format) => link(`/exports/${name}.${format}${query}`, format))
        .join(' · '),
    ];
  });
}

/** The data as a thing of its own, for machines that look for such (schema.org). */
export function datasetJson(snapshot: Snapshot, language: Language, base: string): object {
  const { newest } = snapshot;
  const release = snapshot.releaseAt(newest.id)?.name ?? null;
  const file = (name: string, type: string) => ({
    '@type': 'DataDownload',
    encodingFormat: type,
    contentUrl: `${base}/exports/${name}`,
  });
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: language === 'zh' ? 'Rollcall：多边人工智能治理名录' : 'Rollcall: the roll of multilateral AI governance',
    description:
      language === 'zh'
        ? '哪些国家参与了哪些多边人工智能治理倡议、从何时起、以何种角色、依据何种来源；哪些国家未参与；以及各组国家份额的历年变化。'
        : 'Which countries take part in which initiatives of multilateral AI governance, since when, in which role and according to whom; who is absent; and how the share of each group of countries changes over time.',
    url: `${base}/data`,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    isAccessibleForFree: true,
    inLanguage: ['en', 'zh-Hans'],
    ...(release === null ? { version: `revision ${newest.id}` } : { version: release }),
    dateModified: newest.dataThrough,
    citation: citationOf(snapshot, newest.id),
    creator: { '@type': 'Organization', name: 'The Rollcall contributors' },
    keywords: ['AI governance', 'multilateralism', 'Global South', 'representation', 'treaties'],
    distribution: [
      file('participations.csv', 'text/csv'),
      file('initiatives.csv', 'text/csv'),
      file('countries.csv', 'text/csv'),
      file('participations.parquet', 'application/vnd.apache.parquet'),
    ],
  };
}
