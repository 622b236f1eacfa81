import { createHash } from 'node:crypto';

/** What a page says, without what changes though nothing is said otherwise: markup, scripts, styles, white space. */
export function pageText(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(/<(script|style|noscript|template|svg)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The hash of what an answer says, in hexadecimal: of a page its text, of any other file its bytes. */
export function hashOf(body: Buffer, contentType: string | null): string {
  const isPage = /^(text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '');
  const said = isPage ? pageText(body.toString('utf8')) : body;
  return createHash('sha256').update(said).digest('hex');
}
