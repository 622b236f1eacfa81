import { DISTRIBUTION } from '../state/view-state.js';

/** Joins what a citation says: each part ends as a sentence does, in the way of the language. */
export function sentences(parts: readonly string[], language: string): string {
  const [stop, space] = language === 'zh' ? ['。', ''] : ['.', ' '];
  return parts.map((part) => (/[.?!。？！]$/.test(part) ? part : `${part}${stop}`)).join(space);
}

/** A sentence that may begin with "at most": with a capital letter, where the language has them. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The calendar day at the reader's place, `YYYY-MM-DD`. */
export function today(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Address of the page that holds the figure, whether it is shown there or in an iframe. */
export function pageAddress(address: string): string {
  const url = new URL(address);
  const path = url.pathname.replace(/^\/embed(?=\/|$)/, '');
  // Without a view's name an iframe shows what was the first page when iframes were first given out.
  url.pathname = path === '' || path === '/' ? DISTRIBUTION : path;
  url.searchParams.delete('figure');
  url.searchParams.delete('theme');
  url.hash = '';
  return url.href;
}

/** The same with the day and the release said, so that it shows the same thing when there is newer data. */
export function lastingAddress(address: string, day: string, release: string | null): string {
  const url = new URL(pageAddress(address));
  url.searchParams.delete('at');
  url.searchParams.set('asOf', day);
  if (release !== null) url.searchParams.set('release', release);
  return url.href;
}

/** Address of one figure without the frame of the page, for an iframe. */
export function embedAddress(address: string, figure: string): string {
  const url = new URL(pageAddress(address));
  url.pathname = `/embed${url.pathname}`;
  url.searchParams.set('figure', figure);
  return url.href;
}
