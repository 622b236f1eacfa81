import { createHash } from 'node:crypto';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';
import { download } from '../support/exports.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ASKED = 'initiatives=bletchley-declaration';

describe('the links of a file lead to what is of its own data, whatever was recorded meanwhile', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const textOf = async (address: string) => (await download(rollcall, address)).body.toString('utf8') as string;
  /** A file with its links by their media types, and what they lead to now. */
  async function fileOf(format: string) {
    const { body, headers } = await download(rollcall, `/exports/distribution.${format}?${ASKED}`);
    const links = [...headers.link!.matchAll(/<([^>]+)>; rel="[a-z]+"; type="([^"]+)"/g)].map(([, link]) => link!);
    return { body, links, beside: await Promise.all(links.map(textOf)) };
  }
  /** One more state endorses, which changes every figure of the file. */
  const endorse = (code: string) =>
    rollcall.record(`INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
      SELECT p.id, i.id, 'endorser', '[2023-11-01,)', 'day', 'verified', 1, int4range(${NEW_REVISION}, null)
      FROM participant p, initiative i WHERE p.code = '${code}' AND i.slug = 'bletchley-declaration'`);

  // The newest data are a release at first, and then are none.
  test.each([
    ['of a release', 'FJI', 'release=2026.12'],
    ['of a revision that is no release', 'TON', 'knownAt='],
  ])('%s', async (_, code, named) => {
    const [csv, sdmx] = [await fileOf('csv'), await fileOf('sdmx-csv')];
    expect([csv.links.length, sdmx.links.length]).toEqual([3, 2]);
    for (const link of [...csv.links, ...sdmx.links]) expect(link).toContain(named);
    await endorse(code);
    const after = await fileOf('csv');
    expect(sha256(after.body)).not.toBe(sha256(csv.body));
    expect(await Promise.all(csv.links.map(textOf))).toEqual(csv.beside);
    expect(await Promise.all(sdmx.links.map(textOf))).toEqual(sdmx.beside);
    expect(JSON.parse(csv.beside[0]!).sha256).toBe(sha256(csv.body));
    expect(JSON.parse(sdmx.beside[0]!).sha256).toBe(sha256(sdmx.body));
    const { url } = JSON.parse(csv.beside[1]!);
    const [{ path }] = JSON.parse(csv.beside[2]!).resources;
    for (const address of [url, path]) expect(await textOf(`/exports/${address}`)).toBe(csv.body.toString('utf8'));
  });
});
