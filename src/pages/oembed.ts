import type { Language } from './addresses.js';
import { element, tag } from './html.js';

/** How high a frame is where no script sizes it, and how wide it is said to be where whoever asks names no width. */
export const EMBED_HEIGHT = 640;
const USUAL_WIDTH = 960;

/** What an address of the dashboard is called, and where it stands without the frame of the page. */
export interface Embeddable {
  readonly language: Language;
  readonly title: string;
  /** Path and query of the frame, which begin with `/embed/`. */
  readonly path: string;
}

/** What whoever embeds has room for, in pixels; null: they say nothing. */
export interface Room {
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
}

/** An answer of oEmbed (https://oembed.com, version 1.0) of the type `rich`. */
export interface OembedAnswer {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly title: string;
  readonly provider_name: 'Rollcall';
  readonly provider_url: string;
  readonly cache_age: number;
  readonly width: number;
  readonly height: number;
  readonly html: string;
}

/** Whoever embeds may keep the answer for a day: an address and its title last longer. */
const CACHE_SECONDS = 86_400;

/**
 * The path and query of an address of this installation, as it is asked for below its root; null: it is none. `base` is the
 * installation's own address, without a slash at its end.
 */
export function ownPath(address: string, base: string): string | null {
  if (!URL.canParse(address)) return null;
  const [asked, ours] = [new URL(address), new URL(base)];
  if (!/^https?:$/.test(asked.protocol) || asked.host !== ours.host || asked.username !== '' || asked.password !== '') {
    return null;
  }
  const root = ours.pathname.replace(/\/$/, '');
  if (root !== '' && asked.pathname !== root && !asked.pathname.startsWith(`${root}/`)) return null;
  return `${asked.pathname.slice(root.length) || '/'}${asked.search}`;
}

/** The frame with what is embedded, and the script that gives it its height; a frame that may not grow has none. */
export function oembedAnswer(
  { title, path }: Embeddable,
  base: string,
  { maxWidth, maxHeight }: Room = { maxWidth: null, maxHeight: null },
): OembedAnswer {
  const width = Math.min(maxWidth ?? USUAL_WIDTH, USUAL_WIDTH);
  const height = Math.min(maxHeight ?? EMBED_HEIGHT, EMBED_HEIGHT);
  const frame = tag('iframe', {
    ...{ src: `${base}${path}`, title, width: '100%', height, loading: 'lazy' },
    style: `border:0;max-width:${width}px`,
  });
  const script = maxHeight === null ? `${tag('script', { src: `${base}/embed.js`, async: '' })}</script>` : '';
  return {
    ...{ version: '1.0', type: 'rich', title, provider_name: 'Rollcall', provider_url: `${base}/` },
    ...{ cache_age: CACHE_SECONDS, width, height },
    html: `${frame}</iframe>${script}`,
  };
}

/** The same as XML. */
export function oembedXml(answer: OembedAnswer): string {
  const parts = Object.entries(answer).map(
    ([name, value]) => `  ${element(name, String(value).replaceAll(NOT_XML, ''))}`,
  );
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${parts.join('\n')}\n</oembed>\n`;
}

/** Characters that no XML may hold, escaped or not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The link by which a page says where the answer about it is. */
export function oembedLink(address: string, base: string, title: string): string {
  const query = new URLSearchParams({ url: address, format: 'json' });
  return tag('link', { rel: 'alternate', type: 'application/json+oembed', href: `${base}/oembed?${query}`, title });
}
