/**
 * The printed figures of the seven initiatives that the United Nations' advisory body sampled in 2024, asked again: release
 * 2026.11 under method 1.0 at 30 September 2024, beside what was published. `node examples/printed-figures.mjs ADDRESS`
 * prints them; printed-figures.html shows them.
 */
import { createClient } from '@rollcall/client';

/** Asks a server, and sets its figures beside the published ones (data/published_figures.json). */
export async function printedFigures(url, published) {
  const rollcall = await createClient({ url, release: '2026.11' });
  const { data, cite, notKnown } = await rollcall.distribution(
    { set: 'hlab7' },
    { asOf: '2024-09-30', counting: { presence: 'CUMULATIVE', blocs: 'EXCLUDE', method: '1.0' } },
  );
  const { values, publisher } = published.published_distribution_by_k;
  const rows = data.buckets.map(({ k, size }) => ({ k, size, published: values[k] ?? null }));
  return { rows, universeSize: data.universeSize, cite, publisher, notKnown };
}

const runs = globalThis.process?.argv[1];
if (runs && import.meta.url === (await import('node:url')).pathToFileURL(runs).href) {
  const { readFile } = await import('node:fs/promises');
  const file = new URL('../../../data/published_figures.json', import.meta.url);
  const { rows, universeSize, cite, publisher } = await printedFigures(
    process.argv[2] ?? 'http://127.0.0.1:4000/graphql',
    JSON.parse(await readFile(file, 'utf8')),
  );
  console.log(`in ... of ${rows.length - 1}\tstates of ${universeSize}\tpublished`);
  for (const { k, size, published } of rows) console.log(`${k}\t${size}\t${published ?? 'not published'}`);
  console.log(`${cite}\nPublished: ${publisher}`);
}
