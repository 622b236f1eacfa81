import type { FeedEntry, FeedPage } from './feed-page.js';

export const JSON_FEED_TYPE = 'application/feed+json';

/** A page as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(page: FeedPage): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: page.title,
    home_page_url: page.home,
    feed_url: page.self,
    ...(page.next === null ? {} : { next_url: page.next }),
    language: page.language,
    authors: [{ name: 'Rollcall' }],
    items: page.entries.map(jsonItem),
  };
  return `${JSON.stringify(feed)}\n`;
}

function jsonItem({ id, cursor, title, revision, sense, text, page, sources }: FeedEntry) {
  const recordedAt = revision.recordedAt.toISOString();
  return {
    id,
    ...(page === null ? {} : { url: page }),
    ...(sources[0] === undefined ? {} : { external_url: sources[0] }),
    title,
    content_text: text,
    date_published: recordedAt,
    date_modified: recordedAt,
    ...(revision.author === null ? {} : { authors: [{ name: revision.author }] }),
    tags: [sense],
    // For whoever goes on by the API: `changes(after)` and `rollChanges(since)` take the cursor.
    _rollcall: { cursor, revision: String(revision.id), sources },
  };
}
