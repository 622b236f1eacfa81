import { embedAddress, lastingAddress, pageAddress } from './citation.js';

/** How high a frame is until its script has sized it, and where there is none. */
const EMBED_HEIGHT = 640;

export const EMBED_THEMES = ['auto', 'light', 'dark'] as const;
export type EmbedTheme = (typeof EMBED_THEMES)[number];

export interface Embedding {
  /** Of the page or frame that shows the figure now. */
  readonly address: string;
  readonly figure: string;
  readonly title: string;
  readonly theme: EmbedTheme;
  /** The day and the release that it is to show for good; null: always the newest data. */
  readonly frozen: { readonly day: string; readonly release: string } | null;
}

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The code that shows a figure in another page: a frame, and the script that gives it the height of the figure. */
export function embedCode({ address, figure, title, theme, frozen }: Embedding): string {
  const page = new URL(frozen === null ? pageAddress(address) : lastingAddress(address, frozen.day, frozen.release));
  if (frozen === null) page.searchParams.delete('release');
  const source = new URL(embedAddress(page.href, figure));
  source.searchParams.set('theme', theme);
  return [
    `<iframe src="${escaped(source.href)}" title="${escaped(title)}" width="100%" height="${EMBED_HEIGHT}" style="border:0" loading="lazy"></iframe>`,
    `<script async src="${escaped(`${source.origin}/embed.js`)}"></script>`,
  ].join('\n');
}
