import { AT_THE_FOOT, type Language, MORE_VIEWS, NAVIGATION, pageNamed } from './addresses.js';
import type { PageText } from './describe.js';
import { element, escaped, tag, withMarks } from './html.js';
import { PAGE_WORDS } from './words.js';

/** What stands in a page until it is drawn, and for good where no script runs. */
export interface FirstText {
  readonly language: Language;
  readonly text: Pick<PageText, 'heading' | 'sentences' | 'files'>;
  /** Below the root; its width is that of the drawing. */
  readonly picture: { readonly path: string; readonly alt: string } | null;
  /** More of the page, as HTML. */
  readonly html: string | null;
  /** What to add to links so that the language stays. */
  readonly query: string;
  /** Without the frame of the page: within a page of somebody else. */
  readonly embedded: boolean;
}

/** The text of a page, as the frame of the page has it. */
export function mainText({ language, text, picture, html }: FirstText): string {
  const words = PAGE_WORDS[language];
  const [first, ...rest] = text.sentences;
  return [
    `<h1 class="${text.heading.includes('<strong>') ? 'headline' : 'page-title'}">${withMarks(text.heading)}</h1>`,
    ...(first === undefined ? [] : [element('p', [first, ...rest].join(words.space), { class: 'standfirst' })]),
    ...(picture === null
      ? []
      : [
          `<p class="first-picture">${tag('img', { src: picture.path, alt: picture.alt, width: 960, height: 640, decoding: 'async' })}</p>`,
        ]),
    ...(text.files.length === 0
      ? []
      : [
          `<ul class="first-files">${text.files
            .map(({ path, label }) => `<li>${element('a', label, { href: path })}</li>`)
            .join('')}</ul>`,
        ]),
    ...(html === null ? [] : [html]),
  ].join('\n');
}

/** The whole of what stands in the page's root. */
export function rootText(first: FirstText): string {
  const { language, query, embedded } = first;
  const words = PAGE_WORDS[language];
  const main = mainText(first);
  if (embedded) return `<main id="main" class="embedded">${main}</main>`;
  const link = (key: string) => {
    const { path, name } = pageNamed(key);
    return element('a', path === '/' ? words.today : name[language], { href: `${path}${query}` });
  };
  const items = (keys: readonly string[]) => keys.map((key) => `<li>${link(key)}</li>`).join('');
  const other = language === 'zh' ? 'en' : 'zh';
  return `<header class="masthead">
      ${element('a', words.skip, { class: 'skip', href: '#main' })}
      ${element('a', words.site, { class: 'wordmark', href: `/${query}` })}
      <nav aria-label="${escaped(words.views)}"><ul>${items(['today', ...NAVIGATION])}</ul></nav>
      <div class="masthead-tools">${element('a', other === 'zh' ? '中文' : 'English', { href: `?lang=${other}`, hreflang: other === 'zh' ? 'zh-Hans' : 'en' })}</div>
    </header>
    <main id="main" tabindex="-1">
${main}
    </main>
    <footer class="colophon">
      <p>${MORE_VIEWS.map(link).join(' · ')}</p>
      <p>${AT_THE_FOOT.map(link).join(' · ')}</p>
      <noscript>${element('p', words.noScript, { class: 'muted' })}</noscript>
    </footer>`;
}
