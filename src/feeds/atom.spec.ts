import { SaxesParser } from 'saxes';
import { atomFeed } from './atom.js';
import type { FeedEntry, FeedPage } from './feed-page.js';

const ENTRY: FeedEntry = {
  id: 'urn:uuid:1',
  cursor: 'c1',
  revision: { author: 'Carla', recordedAt: new Date('2026-11-30T10:00:00Z') } as FeedEntry['revision'],
  sense: 'RECORDED',
  title: 'Kenya, "Pact" <1>',
  text: 'A & B\u0000\ud800',
  sources: ['https://example.org/?a=1&b=2'],
  page: null,
};
const PAGE: FeedPage = {
  id: 'urn:uuid:0',
  title: 'Changes',
  language: 'en',
  updated: new Date('2026-11-30T10:00:00Z'),
  home: 'https://example.org/',
  self: 'https://example.org/feeds/changes.atom',
  first: 'https://example.org/feeds/changes.atom',
  next: null,
  entries: [ENTRY],
};

/** The elements of a feed as a parser of XML has them: name, attributes and text. */
function elementsOf(xml: string) {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...(attributes as Record<string, string>) }, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    if (open.length > 0) open.at(-1)!.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
}

const linksOf = (xml: string) =>
  elementsOf(xml)
    .filter(({ name }) => name === 'link')
    .map(({ attributes }) => `${attributes.rel} ${attributes.href}`);

test('what an entry says comes through a parser, and what no XML may hold is replaced', () => {
  const elements = elementsOf(atomFeed(PAGE));
  const texts = (name: string) => elements.filter((element) => element.name === name).map(({ text }) => text);
  expect(texts('title')).toEqual(['Changes', 'Kenya, "Pact" <1>']);
  expect(texts('content')).toEqual(['A & B\ufffd\ufffd']);
  expect(texts('name')).toEqual(['Rollcall', 'Carla']);
  expect(texts('updated')).toEqual(['2026-11-30T10:00:00.000Z', '2026-11-30T10:00:00.000Z']);
});

test('an entry of an import has no author of its own', () => {
  const xml = atomFeed({ ...PAGE, entries: [{ ...ENTRY, revision: { ...ENTRY.revision, author: null } }] });
  expect(elementsOf(xml).filter(({ name }) => name === 'author')).toHaveLength(1);
});

test('links lead to the next page and to the page of a fact where there are such', () => {
  const usual = [
    'self https://example.org/feeds/changes.atom',
    'alternate https://example.org/',
    'first https://example.org/feeds/changes.atom',
  ];
  expect(linksOf(atomFeed(PAGE))).toEqual([...usual, 'via https://example.org/?a=1&b=2']);
  const entry = { ...ENTRY, page: 'https://example.org/country/KEN', sources: [] };
  expect(linksOf(atomFeed({ ...PAGE, next: 'https://example.org/?after=c1', entries: [entry] }))).toEqual([
    ...usual,
    'next https://example.org/?after=c1',
    'alternate https://example.org/country/KEN',
  ]);
});
