import { createHash } from 'node:crypto';
import { cursorOfPlace } from '../changes/change-connection.js';
import { wantedBy } from '../changes/change-filter.js';
import { badInput } from '../common/rollcall-error.js';
import { type PlacedChange, placeText } from '../history/feed.js';
import type { History } from '../history/history.js';
import type { ChangeSense, FactImage } from '../record/change.js';
import { describeChange } from '../record/describe.js';
import type { Revision } from '../roll/snapshot.js';
import type { FeedQuestion } from './feed-question.js';
import { FILTER_PLACES, filterQuery } from './filter-parameters.js';

/** Changes on a page of a feed. */
export const ENTRIES_PER_PAGE = 50;

/** Where a fact was read. */
interface Source {
  /** An address by http or https; null where there is none. */
  readonly url: string | null;
  /** In words, the address included. */
  readonly text: string;
}

/** A change as feeds tell it. */
export interface FeedEntry {
  /** The same for ever, and of no other change of any roll. */
  readonly id: string;
  readonly cursor: string;
  readonly revision: Revision;
  readonly sense: ChangeSense;
  readonly title: string;
  readonly text: string;
  /** Addresses of its sources. */
  readonly sources: readonly string[];
  /** Its page in the dashboard; null where it has none. */
  readonly page: string | null;
}

/** A page of a feed, whatever form it is written in. */
export interface FeedPage {
  readonly id: string;
  readonly title: string;
  readonly language: 'en' | 'zh-Hans';
  /** When the newest of its entries was recorded. */
  readonly updated: Date;
  readonly home: string;
  readonly self: string;
  /** The newest page of the same feed. */
  readonly first: string;
  /** The page of older entries; null: this is the last. */
  readonly next: string | null;
  readonly entries: readonly FeedEntry[];
}

const WORDS = {
  EN: {
    ...{ title: 'Rollcall: changes to the roll', reason: 'Reason: ', source: 'Source: ', separator: ', ' },
    people: (author: string, approvedBy: string | null) =>
      approvedBy === null ? `Proposed by ${author}.` : `Proposed by ${author}, approved by ${approvedBy}.`,
    brackets: (text: string) => ` (${text})`,
  },
  ZH: {
    ...{ title: 'Rollcall：名录的变更', reason: '理由：', source: '来源：', separator: '，' },
    people: (author: string, approvedBy: string | null) =>
      approvedBy === null ? `由 ${author} 提出。` : `由 ${author} 提出，${approvedBy} 批准。`,
    brackets: (text: string) => `（${text}）`,
  },
} as const;

/**
 * The page that is asked for, of what a history tells.
 *
 * @param base where clients reach the server, without a slash at its end
 * @param file of the feed, such as `changes.atom`
 * @throws RollcallError BAD_USER_INPUT for a country or initiative that never was on record
 */
export async function feedPage(
  history: History,
  { filter, revision, locale, before }: FeedQuestion,
  base: string,
  file: string,
): Promise<FeedPage> {
  const { snapshot } = history;
  const wanted = wantedBy(history.things, filter, FILTER_PLACES);
  if (revision !== null && revision > snapshot.newest.id) {
    throw badInput('revision', `there is no revision ${revision}: the newest is ${snapshot.newest.id}`);
  }
  const { changes, more } = await (revision === null
    ? history.newestChanges(before, ENTRIES_PER_PAGE, wanted)
    : history.lastChangesOf(revision, before, ENTRIES_PER_PAGE, wanted));
  const entries = changes.map((change) => feedEntry(history, change, locale, base));
  const conditions: [string, string][] = [
    ...filterQuery(filter),
    ...(revision === null ? [] : [['revision', String(revision)] as [string, string]]),
  ];
  const address = (more: readonly [string, string][]) => {
    const query = new URLSearchParams([...conditions, ...(locale === 'ZH' ? [['lang', 'zh']] : []), ...more]);
    return `${base}/feeds/${file}${query.size > 0 ? `?${query}` : ''}`;
  };
  const words = WORDS[locale];
  const told = conditions.map(([, values]) => values).join('; ');
  const first = address([]);
  const last = entries.at(-1);
  return {
    id: uuidUrn(`feed ${new URLSearchParams(conditions)} ${snapshot.revisionOf(1)?.recordedAt.toISOString()}`),
    title: told === '' ? words.title : `${words.title}${words.brackets(told)}`,
    language: locale === 'ZH' ? 'zh-Hans' : 'en',
    updated: entries[0]?.revision.recordedAt ?? snapshot.newest.recordedAt,
    home: `${base}/${locale === 'ZH' ? '?lang=zh' : ''}`,
    self: before === null ? first : address([['before', cursorOfPlace(before)]]),
    first,
    next: more && last ? address([['before', last.cursor]]) : null,
    entries,
  };
}

function feedEntry(history: History, change: PlacedChange, locale: FeedQuestion['locale'], base: string): FeedEntry {
  const words = WORDS[locale];
  const revision = history.snapshot.revisionOf(change.place.revision);
  const sources = sourcesOf((change.after ?? change.before)!, words.separator);
  const path = pageOf(history, change);
  return {
    // An initiative's number may be another one's in another roll; no two rolls recorded at the same instant.
    id: uuidUrn(`change ${placeText(change.place)} ${revision.recordedAt.toISOString()}`),
    cursor: cursorOfPlace(change.place),
    revision,
    sense: change.sense,
    title: describeChange({ ...change, names: history.things.nameOf }, locale),
    text: [
      `${words.reason}${revision.reason}`,
      ...(revision.author === null ? [] : [words.people(revision.author, revision.approvedBy)]),
      ...sources.map(({ text }) => `${words.source}${text}`),
    ].join('\n'),
    sources: [...new Set(sources.flatMap(({ url }) => url ?? []))],
    page: path === null ? null : `${base}${path}${locale === 'ZH' ? '?lang=zh' : ''}`,
  };
}

/** What a recorded fact says of where it was read. */
function sourcesOf(image: FactImage, separator: string): Source[] {
  const cited = (image.citations ?? [image]) as readonly FactImage[];
  return cited.flatMap(({ source_url: url, source_title: title, source_publisher: publisher, evidence }) => {
    const said = [title, publisher, url, evidence].filter((text) => typeof text === 'string' && text !== '');
    return said.length === 0 ? [] : [{ url: isWebAddress(url) ? url : null, text: said.join(separator) }];
  });
}

/** Nothing else may become a link: what is recorded came from people. */
function isWebAddress(text: unknown): text is string {
  return typeof text === 'string' && /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** The address of the dashboard's page of what a change is of, for as long as it is on record. */
function pageOf({ snapshot: { roll } }: History, { table, before, after }: PlacedChange): string | null {
  const image = (after ?? before)!;
  const initiative = table === 'initiatives' ? image.slug : image.initiative;
  if (typeof initiative === 'string') {
    return roll.initiativeBySlug.has(initiative) ? `/initiative/${encodeURIComponent(initiative)}` : null;
  }
  const code = String(table === 'countries' || table === 'organisations' ? image.code : image.country);
  if (table === 'organisations') {
    return roll.organisationByCode.has(code) ? `/organisations/${encodeURIComponent(code)}` : null;
  }
  return roll.countryByCode.has(code) ? `/country/${encodeURIComponent(code)}` : null;
}

/** Names of this project, for `uuidUrn`: a random UUID, once for all. */
const NAMESPACE = Buffer.from('6f1d3c0e9a8b4f0e8a5c7d2b41e6f093', 'hex');

/** A name as a URN: a UUID of version 5 (RFC 9562), the same for the same name. */
function uuidUrn(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
