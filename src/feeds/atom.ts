import type { FeedEntry, FeedPage } from './feed-page.js';

export const ATOM_TYPE = 'application/atom+xml';

/**
 * A page as an Atom feed (RFC 4287).
 *
 * It is written here and by no library, as decided on 30 November 2026: of those that are kept, `feed` 6.0.0 has no link to
 * a further page, leaves control characters in, which no XML may hold, and brings `xml-js`, unkept since 2019. What is
 * needed is a dozen elements; a test reads them by a parser of XML.
 */
export function atomFeed(page: FeedPage): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${page.language}">`,
    element('id', page.id),
    element('title', page.title),
    element('updated', page.updated.toISOString()),
    // Of entries that name nobody: an import has no author.
    `<author>${element('name', 'Rollcall')}</author>`,
    link('self', page.self, ATOM_TYPE),
    link('alternate', page.home, 'text/html'),
    link('first', page.first, ATOM_TYPE),
    ...(page.next === null ? [] : [link('next', page.next, ATOM_TYPE)]),
    ...page.entries.map(atomEntry),
    '</feed>',
    '',
  ].join('\n');
}

function atomEntry({ id, title, revision, sense, text, page, sources }: FeedEntry): string {
  return [
    '<entry>',
    element('id', id),
    element('title', title),
    element('updated', revision.recordedAt.toISOString()),
    ...(revision.author === null ? [] : [`<author>${element('name', revision.author)}</author>`]),
    `<category term="${escaped(sense)}"/>`,
    ...(page === null ? [] : [link('alternate', page, 'text/html')]),
    ...sources.map((url) => link('via', url)),
    `<content type="text">${escaped(text)}</content>`,
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function link(relation: string, address: string, type?: string): string {
  return `<link rel="${relation}" href="${escaped(address)}"${type ? ` type="${type}"` : ''}/>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Whatever is no character of XML 1.0 (section 2.2) as U+FFFD; half of a pair is none either. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"\r]/g, (character) => ENTITIES[character]!);
}
