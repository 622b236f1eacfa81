import type { Roll } from '../domain/roll.js';
import { LANGUAGES, PAGES, pathOf, type ThingKind } from './addresses.js';
import { TAGS } from './head.js';
import { escaped } from './html.js';

/** Pages in one file: a site of more has several, and one that names them (sitemaps.org: 50,000 addresses at most). */
export const PAGES_A_FILE = 2_000;

/** Paths of all pages that search engines should know of, below the root. */
export function pathsOf({ countries, initiatives, organisations }: Roll): string[] {
  const names = {
    country: countries.map(({ code }) => code),
    initiative: initiatives.map(({ slug }) => slug),
    organisation: organisations.map(({ code }) => code),
  } satisfies Record<ThingKind, readonly string[]>;
  return PAGES.filter(({ isPublic }) => isPublic).flatMap((page) =>
    page.of === undefined ? [page.path] : names[page.of].map((name) => pathOf(page, name)),
  );
}

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * The pages of a site in both languages (sitemaps.org, 0.9), each with its others; of too many for one file, the list of
 * the files. `part` names one of these, from 1; null: there is no such part.
 */
export function sitemap(paths: readonly string[], base: string, changedOn: string, part: number | null): string | null {
  const parts = Math.ceil(paths.length / PAGES_A_FILE);
  if (part !== null && (part < 1 || part > parts)) return null;
  if (part === null && parts > 1) {
    const files = Array.from({ length: parts }, (_, index) => `${base}/sitemap.xml?part=${index + 1}`);
    return `${HEADER}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map((address) => `<sitemap><loc>${escaped(address)}</loc><lastmod>${changedOn}</lastmod></sitemap>`).join('\n')}
</sitemapindex>
`;
  }
  const start = ((part ?? 1) - 1) * PAGES_A_FILE;
  return `${HEADER}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${paths
  .slice(start, start + PAGES_A_FILE)
  .map((path) => entries(`${base}${path}`, changedOn))
  .join('\n')}
</urlset>
`;
}

function entries(address: string, changedOn: string): string {
  const link = (language: string, href: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(href)}"/>`;
  const links = [
    ...LANGUAGES.map((language) => link(TAGS[language], `${address}?lang=${language}`)),
    link('x-default', address),
  ].join('');
  return LANGUAGES.map(
    (language) =>
      `<url><loc>${escaped(`${address}?lang=${language}`)}</loc><lastmod>${changedOn}</lastmod>${links}</url>`,
  ).join('\n');
}

/** What crawlers need not read: files that are large and say nothing to them, and pages for keepers. */
export function robots(base: string): string {
  return `User-agent: *
Disallow: /curate
Disallow: /exports/
Disallow: /graphiql
Disallow: /sdmx/

Sitemap: ${base}/sitemap.xml
`;
}
