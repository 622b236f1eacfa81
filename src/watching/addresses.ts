import type { ClientBase } from 'pg';
import { openSource, sourceNames } from '../sources/source-folder.js';

/** An address that is watched, and what rests on it. */
export interface WatchedAddress {
  readonly url: string;
  /** Names of the sources that are described here and published there. */
  readonly sources: readonly string[];
  /** Participations on record that cite it. */
  readonly facts: number;
  /** The initiative of most of these, by its slug. */
  readonly initiative: string | null;
}

/** The addresses of the sources of a folder that are to be watched: their names by address. */
export async function sourceAddresses(folder: string): Promise<Map<string, string[]>> {
  const addresses = new Map<string, string[]>();
  for (const name of await sourceNames(folder)) {
    const { url, watch = true } = (await openSource(name, folder)).description;
    if (watch) addresses.set(withoutFragment(url), [...(addresses.get(withoutFragment(url)) ?? []), name]);
  }
  return addresses;
}

/** Every address that is cited by what is on record now, and those of sources; in the order of their texts. */
export async function watchedAddresses(
  client: ClientBase,
  sources: ReadonlyMap<string, readonly string[]>,
): Promise<WatchedAddress[]> {
  const { rows } = await client.query<{ url: string; slug: string; facts: number }>(`
    SELECT s.url, i.slug, count(*)::int AS facts FROM (
      SELECT source_id, initiative_id FROM participation WHERE upper_inf(recorded)
      UNION ALL SELECT f.source_id, p.initiative_id FROM further_citation f
        JOIN participation p ON p.id = f.participation_id AND upper_inf(p.recorded)
    ) cited JOIN source s ON s.id = cited.source_id JOIN initiative i ON i.id = cited.initiative_id
    WHERE s.url ~ '^https?://' GROUP BY s.url, i.slug ORDER BY count(*) DESC, i.slug COLLATE "C"`);
  const byAddress = new Map<string, { facts: number; initiative: string }>();
  for (const { url, slug, facts } of rows) {
    const address = withoutFragment(url);
    const before = byAddress.get(address);
    if (before === undefined) byAddress.set(address, { facts, initiative: slug });
    else before.facts += facts;
  }
  const urls = [...new Set([...byAddress.keys(), ...sources.keys()])].sort();
  return urls.map((url) => ({
    url,
    sources: sources.get(url) ?? [],
    facts: byAddress.get(url)?.facts ?? 0,
    initiative: byAddress.get(url)?.initiative ?? null,
  }));
}

/** What is behind # is of the page alone, and is not asked for. */
const withoutFragment = (url: string) => url.split('#')[0]!;
