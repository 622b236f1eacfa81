import type { Provenance } from '../state/use-frame.js';

/** The name of a file kept from the dashboard: what it holds, and from which edition of the data. */
export function fileName(
  what: string,
  { release, revision }: Provenance,
  extension: string,
  name: string | null = null,
): string {
  // Letters and digits of any script: other marks mean something to one system or another.
  const choiceName = (name ?? '').replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return `rollcall-${what}-${choiceName === '' ? '' : `${choiceName}-`}${release ?? `revision-${revision}`}.${extension}`;
}
