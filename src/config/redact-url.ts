/**
 * `text`, meant to be the address of a database, without its passwords: fit for a log or an error message, also where
 * it is no address at all.
 *
 * @example redactUrl('postgres://ann:secret@db/roll') === 'postgres://ann:***@db/roll'
 */
export function redactUrl(text: string): string {
  return text
    .replace(/(\b\w*(?:password|passwd|pwd)\s*=\s*)(?:'[^']*'|"[^"]*"|[^&\s]*)/gi, '$1***')
    .replace(/^((?:[a-z][a-z0-9+.-]*:)?\/\/)?([^:/@]*):(.*)@/is, '$1$2:***@');
}
