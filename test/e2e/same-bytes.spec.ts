import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueryRunner } from 'typeorm';
import { DateReleasesAsTheirPackagesDo1797379200000 } from '../../migrations/1797379200000-DateReleasesAsTheirPackagesDo.js';
import { projectRoot } from '../../src/config/project-root.js';
import { EXPORT_NAMES, formatsOf } from '../../src/exports/exports.js';
import { FORMATS } from '../../src/exports/formats/index.js';
import { importPackage } from '../../src/imports/import-package.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { csv, download } from '../support/exports.js';

// biome-ignore lint/suspicious/noExplicitAny: a descriptor has the shape of the file, which the import checks.
type Json = any;

/** The shipped package as it was before its second release, with no word on when that was made. */
function firstRelease(folder: string): string {
  cpSync(join(projectRoot(), 'data'), folder, { recursive: true });
  const path = join(folder, 'datapackage.json');
  const {
    created,
    'rollcall:earlierReleases': earlier,
    ...descriptor
  } = JSON.parse(readFileSync(path, 'utf8')) as Json;
  const [{ version, dataThrough, method, replaces, lacks }] = earlier;
  const resources = descriptor.resources
    .filter(({ name }: Json) => !lacks.includes(name))
    .map((resource: Json) => ({ ...resource, path: replaces[resource.name] ?? resource.path }));
  const own = { version, resources, 'rollcall:dataThrough': dataThrough, 'rollcall:method': method };
  writeFileSync(path, JSON.stringify({ ...descriptor, ...own }));
  return path;
}

describe('two installations that have the same releases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-same-bytes-'));
  /** Got both releases from today's package at once. */
  let young: TestApp;
  /** Got the first by its own clock and the second long after, with numbers that others had used. */
  let old: TestApp;

  beforeAll(async () => {
    young = await startTestApp();
    old = await startTestApp({});
    // What is imported is numbered after what is there: here, something that is on record at no revision.
    await old.pool.query(`
      INSERT INTO source (id, title) OVERRIDING SYSTEM VALUE VALUES (5000, 'of something else');
      INSERT INTO participant (id, kind, code) OVERRIDING SYSTEM VALUE VALUES (5000, 'organisation', 'Nobody');
      INSERT INTO initiative (id, slug) OVERRIDING SYSTEM VALUE VALUES (5000, 'something-else');
      INSERT INTO participation
        (id, participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
        OVERRIDING SYSTEM VALUE VALUES (5000, 5000, 5000, 'member', '[2020-01-01,)', 'day', 'verified', 5000, '[-2,-1)')`);
    const first = await importPackage(old.pool, firstRelease(join(folder, 'first')));
    const second = await importPackage(old.pool, join(projectRoot(), 'data'));
    expect([first.release, second.release]).toEqual(['2026.11', '2026.12']);
    await new DateReleasesAsTheirPackagesDo1797379200000().up(old.pool as unknown as QueryRunner);
    await old.store.refresh();
  });
  afterAll(async () => {
    await young.close();
    await old.close();
    rmSync(folder, { recursive: true });
  });

  test('differ in numbers and instants', async () => {
    const told = (app: TestApp) =>
      app.pool.query(`SELECT min(p.id) AS id, min(r.recorded_at) AS at FROM participation p, revision r`);
    const [{ rows: one }, { rows: other }] = [await told(young), await told(old)];
    expect(one[0].id).not.toBe(other[0].id);
    expect(one[0].at).not.toBe(other[0].at);
  });

  const QUESTIONS: Readonly<Record<string, string>> = {
    yearly: 'scheme=un-regional-groups,g77&from=2020&to=2026&set=hlab7',
    participations: 'presence=CUMULATIVE',
    matrix: 'set=hlab7',
    distribution: 'completeOnly=true',
    gaps: 'set=hlab7',
  };
  const FILES = [
    ...FORMATS,
    ...['csv.metadata.json', 'csv.datapackage.json', 'csv-metadata.json', 'sdmx-csv.structure.json'],
  ];

  describe.each(['2026.11', '2026.12'])('give the same bytes of release %s:', (release) => {
    test.each(EXPORT_NAMES)('%s, in every format', async (name) => {
      for (const file of FILES) {
        const address = `/exports/${name}.${file}?release=${release}&${QUESTIONS[name] ?? ''}`;
        const [one, other] = [await download(young, address), await download(old, address)];
        // What holds no observations, or no series, has no file of them.
        const format = /^(.+?)(\.(metadata|datapackage|structure)|-metadata)?(\.json)?$/.exec(file)![1]!;
        if (!formatsOf(name).some((each) => each === format)) {
          expect(one.status).toBe(400);
          continue;
        }
        expect([file, one.status, other.status]).toEqual([file, 200, 200]);
        expect([file, other.headers['content-disposition'], other.headers.link]).toEqual([
          file,
          one.headers['content-disposition'],
          one.headers.link,
        ]);
        if (!one.body.equals(other.body)) {
          throw new Error(
            `${file} differs: ${one.body.toString().slice(0, 500)} ${other.body.toString().slice(0, 500)}`,
          );
        }
      }
    });

    test('structures of SDMX', async () => {
      const address = `/sdmx/3.0/structure/dataflow?release=${release}`;
      const [one, other] = [await download(young, address), await download(old, address)];
      expect([one.status, other.body.equals(one.body)]).toEqual([200, true]);
    });

    test('pictures, in both languages', async () => {
      for (const locale of ['EN', 'ZH']) {
        const address = `/charts/distribution.svg?set=hlab7&release=${release}&locale=${locale}`;
        const [one, other] = [await download(young, address), await download(old, address)];
        expect(one.status).toBe(200);
        expect(other.body.equals(one.body)).toBe(true);
      }
    });
  });

  test('name a participation in the same way, and each finds its own by that name', async () => {
    const { body } = await download(young, '/exports/participations.csv?initiatives=bletchley-declaration');
    const rows = csv(body.toString());
    const id = 'Participation:KEN@bletchley-declaration/ENDORSER/2023-11-01';
    expect(rows.map((row) => row.id)).toContain(id);
    const query =
      'query ($id: ID!) { node(id: $id) { ... on Participation { role validFrom participant { ... on Country { code } } } } }';
    for (const app of [young, old]) {
      const { data } = await app.ask(query, { id });
      expect(data.node).toEqual({ role: 'ENDORSER', validFrom: '2023-11-01', participant: { code: 'KEN' } });
    }
    const none = await young.ask(query, { id: 'Participation:KEN@bletchley-declaration/ENDORSER/2023-11-02' });
    expect(none).toEqual({ data: { node: null } });
  });
});
