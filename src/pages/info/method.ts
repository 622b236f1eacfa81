import type { Language } from '../addresses.js';
import { methodText } from './method-text.js';
import { link, list } from './tools.js';

/** The method, with its sections listed first. */
export function methodHtml(language: Language): string {
  const { html, sections } = methodText(language);
  return [
    `<nav class="info-contents">${list(sections.map(({ anchor, title }) => link(`#${anchor}`, title)))}</nav>`,
    `<div class="info-text">${html}</div>`,
  ].join('\n');
}
