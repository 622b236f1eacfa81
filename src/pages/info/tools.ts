import type { Language } from '../addresses.js';
import { element, escaped, tag } from '../html.js';

/** A section with its heading, which can be linked to. */
export function section(anchor: string, heading: string, ...content: readonly string[]): string {
  return `<section class="block">${element('h2', heading, { id: anchor })}\n${content.join('\n')}</section>`;
}

/** A table; cells are HTML. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (name: 'th' | 'td', cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${name}${name === 'th' ? ' scope="col"' : ''}>${cell}</${name}>`).join('')}</tr>`;
  return `<div class="info-table"><table class="data"><thead>${line('th', columns.map(escaped))}</thead><tbody>
${rows.map((row) => line('td', row)).join('\n')}
</tbody></table></div>`;
}

export function list(items: readonly string[]): string {
  return `<ul class="info-list">${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
}

export function paragraph(text: string): string {
  return element('p', text);
}

export function link(href: string, text: string): string {
  return element('a', text, { href });
}

/** Code to copy; it can be scrolled by keyboard. */
export function code(text: string, name: string): string {
  return `${tag('pre', { class: 'info-code', tabindex: '0', 'aria-label': name })}${element('code', text)}</pre>`;
}

/** A paragraph in a language that is not the page's. */
export function foreign(text: string, language: Language): string {
  return element('p', text, { lang: language === 'zh' ? 'zh-Hans' : 'en' });
}
