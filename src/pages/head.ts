import type { Language } from './addresses.js';
import { dataScript, element, tag } from './html.js';
import { PAGE_WORDS } from './words.js';

/** What the head of a page says; addresses are whole. */
export interface Head {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** The page in each language, and without one; null: no search engine need know of it. */
  readonly addresses: ({ readonly [one in Language]: string } & { readonly any: string }) | null;
  readonly picture: { readonly address: string; readonly alt: string } | null;
  /** The link to what oEmbed says of the page; null: others can not show it within theirs. */
  readonly embedding: string | null;
  /** Things for machines, by schema.org. */
  readonly data: readonly object[];
}

/** As BCP 47 has the language of a page. */
export const TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' };
/** As Open Graph has it. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en_GB', zh: 'zh_CN' };
/** A description that is longer is cut by whoever shows it, in the middle of a word. */
const LONGEST_DESCRIPTION = 300;

/** Sentences as far as they fit into a description; the first is there however long it is. */
export function descriptionOf(sentences: readonly string[], language: Language): string {
  const { space } = PAGE_WORDS[language];
  let text = sentences[0] ?? '';
  for (const sentence of sentences.slice(1)) {
    if (text.length + space.length + sentence.length > LONGEST_DESCRIPTION) break;
    text += space + sentence;
  }
  return text;
}

/** The tags of a head, from the title on. */
export function headTags(head: Head): string {
  const { language, title, description, addresses, picture, embedding, data } = head;
  const meta = (name: string, content: string) => tag('meta', { name, content });
  const property = (name: string, content: string) => tag('meta', { property: name, content });
  const alternate = (hreflang: string, href: string) => tag('link', { rel: 'alternate', hreflang, href });
  return [
    element('title', title),
    meta('description', description),
    ...(addresses === null
      ? [meta('robots', 'noindex')]
      : [
          tag('link', { rel: 'canonical', href: addresses[language] }),
          alternate(TAGS.en, addresses.en),
          alternate(TAGS.zh, addresses.zh),
          alternate('x-default', addresses.any),
          property('og:url', addresses[language]),
        ]),
    ...(embedding === null ? [] : [embedding]),
    property('og:site_name', 'Rollcall'),
    property('og:type', 'website'),
    property('og:locale', LOCALES[language]),
    ...(language === 'en' ? [] : [property('og:locale:alternate', LOCALES.en)]),
    ...(language === 'zh' ? [] : [property('og:locale:alternate', LOCALES.zh)]),
    property('og:title', title),
    property('og:description', description),
    meta('twitter:card', picture === null ? 'summary' : 'summary_large_image'),
    ...(picture === null
      ? []
      : [
          property('og:image', picture.address),
          property('og:image:type', 'image/png'),
          property('og:image:alt', picture.alt),
        ]),
    ...data.map(dataScript),
  ].join('\n    ');
}
