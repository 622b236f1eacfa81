import type { Block, FigureName, Item, ReportDocument, Table } from '../document.js';
import { STYLES } from './styles.js';

export interface PageParts {
  /** The figures as SVG documents. */
  readonly figures: Readonly<Record<FigureName, string>>;
  /** Address of the page itself, and of the same in the other language; null where it stands nowhere. */
  readonly address: string | null;
  readonly otherLanguage: { readonly address: string; readonly label: string } | null;
  /** Address of a picture for whoever shares the page. */
  readonly picture: string | null;
  /** The same report in other formats. */
  readonly formats: readonly { readonly label: string; readonly href: string }[];
  /** Style rules that name fonts to embed. */
  readonly fonts?: string;
}

/** What the page may do, wherever it is opened from: nothing but show itself. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
/** The same as a header, which can say besides that no other page may hold it. */
export const PAGE_POLICY = `${POLICY}; frame-ancestors 'none'`;

/** The document as a page that needs nothing else: no script, its styles and figures within. */
export function pageOf(document: ReportDocument, parts: PageParts): string {
  const { title, subtitle, description, sections, contents, language } = document;
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)} · Rollcall</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    '<meta property="og:type" content="article">',
    '<meta property="og:site_name" content="Rollcall">',
    `<meta property="og:title" content="${escaped(title)}">`,
    `<meta property="og:description" content="${escaped(description)}">`,
    `<meta property="og:locale" content="${language === 'zh' ? 'zh_CN' : 'en_GB'}">`,
    ...(parts.address === null
      ? []
      : [
          `<link rel="canonical" href="${escaped(parts.address)}">`,
          `<meta property="og:url" content="${escaped(parts.address)}">`,
        ]),
    ...(parts.otherLanguage === null || !/^https?:/.test(parts.otherLanguage.address)
      ? []
      : [
          `<link rel="alternate" hreflang="${language === 'zh' ? 'en' : 'zh-Hans'}" href="${escaped(parts.otherLanguage.address)}">`,
        ]),
    ...(parts.picture === null
      ? []
      : [
          `<meta property="og:image" content="${escaped(parts.picture)}">`,
          '<meta name="twitter:card" content="summary_large_image">',
        ]),
    `<style>${parts.fonts ?? ''}${STYLES}</style>`,
  ];
  const links = [
    ...(parts.otherLanguage === null
      ? []
      : [
          `<a href="${escaped(parts.otherLanguage.address)}" lang="${language === 'zh' ? 'en' : 'zh-Hans'}">${escaped(parts.otherLanguage.label)}</a>`,
        ]),
    ...parts.formats.map(({ label, href }) => `<a href="${escaped(href)}">${escaped(label)}</a>`),
  ];
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
${head.join('\n')}
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
<p class="subtitle">${escaped(subtitle)}</p>
${links.length > 0 ? `<p class="formats">${links.join(' · ')}</p>` : ''}
</header>
<nav aria-label="${escaped(contents)}">
<ol>${sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`).join('')}</ol>
</nav>
${sections.map((section) => sectionOf(section, parts)).join('\n')}
</main>
</body>
</html>
`;
}

function sectionOf({ id, title, blocks }: ReportDocument['sections'][number], parts: PageParts): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escaped(title)}</h2>
${blocks.map((block) => blockOf(block, parts)).join('\n')}
</section>`;
}

function blockOf(block: Block, parts: PageParts): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'note':
      return `<p class="note">${escaped(block.text)}</p>`;
    case 'subheading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'list':
      return `<ul>${block.items.map(itemOf).join('')}</ul>`;
    case 'table':
      return tableOf(block);
    case 'figure':
      return `<figure class="figure">${inline(parts.figures[block.figure], block.figure)}</figure>`;
    case 'links':
      return `<ul>${block.items.map(({ label, href }) => `<li>${escaped(label)}: <a href="${escaped(href)}">${escaped(href)}</a></li>`).join('')}</ul>`;
  }
}

function itemOf({ lead, text }: Item): string {
  return lead === undefined
    ? `<li>${escaped(text)}</li>`
    : `<li><strong>${escaped(lead)}</strong> ${escaped(text)}</li>`;
}

/** Tables of so many rows are not broken between pages. */
const MOST_ROWS_WHOLE = 20;

function tableOf({ caption, columns, rows }: Table): string {
  const style = (column: number) => (columns[column]?.numeric ? ' class="number"' : '');
  const head = columns.map(({ label }, column) => `<th scope="col"${style(column)}>${escaped(label)}</th>`);
  const body = rows.map(
    ([first, ...cells]) =>
      `<tr><th scope="row"${style(0)}>${escaped(first!)}</th>${cells
        .map((cell, column) => `<td${style(column + 1)}>${escaped(cell)}</td>`)
        .join('')}</tr>`,
  );
  const layout = `table${columns.length < 3 ? ' narrow' : ''}${rows.length <= MOST_ROWS_WHOLE ? ' whole' : ''}`;
  return `<div class="${layout}" role="region" aria-label="${escaped(caption)}" tabindex="0"><table><caption>${escaped(caption)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}

/** An SVG document as part of a page: several have ids of their own, and it is as wide as there is room. */
function inline(svg: string, name: FigureName): string {
  return svg
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .replaceAll(/(\bid="|url\(#|href="#|aria-labelledby=")rollcall/g, `$1${name}`)
    .replace(/^<svg([^>]*?) width="([\d.]+)" height="([\d.]+)"/, (_, attributes: string, width, height) =>
      attributes.includes('viewBox=')
        ? `<svg${attributes} width="${width}" height="${height}"`
        : `<svg${attributes} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    )
    .trim();
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
