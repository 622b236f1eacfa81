import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { DataPackageError } from '../../src/common/problems.js';
import { projectRoot } from '../../src/config/project-root.js';
import { importFile } from '../../src/imports/import-package.js';
import { ImportRejectedError } from '../../src/imports/import-rejected-error.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Documents } from './documents.js';
import { mutated } from './files.js';
import { Random } from './random.js';
import { asRequest, download, type Sent, stray } from './requests.js';

/**
 * Random requests and files. `FUZZ_SECONDS` is how long each part goes on (a few seconds, unless more is asked for), and
 * `FUZZ_SEED` repeats a run. A request that once failed is kept in `corpus/`, and sent again by every run.
 */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 0x7fff_ffff);
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 6);
/** Far longer than anything may take: what is not answered by then hangs. */
const HANGS_AFTER_MS = 60_000;
const CORPUS = join(projectRoot(), 'test', 'fuzz', 'corpus');

describe(`what nobody foresaw (FUZZ_SEED=${SEED}, FUZZ_SECONDS=${SECONDS})`, () => {
  const random = new Random(SEED);
  const scratch = mkdtempSync(join(tmpdir(), 'rollcall-fuzz-'));
  let rollcall: TestApp;
  let address: string;
  let known: string[];
  /** How many answers had which status. */
  const tally = new Map<number, number>();

  beforeAll(async () => {
    rollcall = await startTestApp();
    address = (await rollcall.listen()).replace('[::1]', '127.0.0.1');
    const { data, errors } = await rollcall.ask(`{
      initiatives(first: 40) { nodes { slug id } pageInfo { endCursor } } schemes { slug groups { slug } } dataset { releases { name } }
      countries(first: 30) { nodes { code id } pageInfo { endCursor } } sets: initiativeSets { slug }
    }`);
    expect(errors).toBeUndefined();
    known = [
      ...data.initiatives.nodes.flatMap((one: { slug: string; id: string }) => [one.slug, one.id]),
      ...data.countries.nodes.flatMap((one: { code: string; id: string }) => [one.code, one.id]),
      ...[...data.schemes, ...data.schemes.flatMap((one: { groups: unknown[] }) => one.groups), ...data.sets].map(
        (one: { slug: string }) => one.slug,
      ),
      ...data.dataset.releases.map((one: { name: string }) => one.name),
      ...[data.initiatives.pageInfo.endCursor, data.countries.pageInfo.endCursor],
      ...[
        '2024-09-30',
        '2019-01-01',
        '2026-11-01',
        '2026-11-01T00:00:00Z',
        '2020',
        '2026',
        'ZH',
        'EN',
        '1.0',
        '2.0',
        '800',
      ],
    ];
  });
  afterAll(async () => {
    await rollcall?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** What was wrong with the answer; null where nothing was. */
  async function faultOf({ method, path, headers, body }: Sent): Promise<string | null> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${address}${path}`, {
        method,
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(HANGS_AFTER_MS),
      });
      text = await response.text();
    } catch (error) {
      return `no answer: ${(error as Error).message} ${String((error as Error).cause ?? '')}`;
    }
    tally.set(response.status, (tally.get(response.status) ?? 0) + 1);
    // That it has too much to do just now is an honest answer; anything else of its own is not.
    if (response.status >= 500 && response.status !== 503) return `${response.status} ${text.slice(0, 300)}`;
    if (text.includes('INTERNAL_SERVER_ERROR')) return `${response.status} ${text.slice(0, 300)}`;
    return null;
  }

  async function sendUntilTime(what: string, next: () => Sent): Promise<void> {
    tally.clear();
    const end = performance.now() + SECONDS * 1000;
    const faults: string[] = [];
    let sent = 0;
    const client = async () => {
      while (performance.now() < end && faults.length < 5) {
        const request = next();
        sent++;
        const fault = await faultOf(request);
        if (fault) faults.push(`${fault}\n  ${JSON.stringify(request)}`);
      }
    };
    await Promise.all([client(), client(), client()]);
    expect(faults).toEqual([]);
    console.log(`${what}: ${sent}, by status ${JSON.stringify(Object.fromEntries(tally))}`);
    // Where all are refused, nothing was tried; of a few nothing can be said.
    if (sent > 100) expect(tally.get(200)).toBeGreaterThan(sent / 10);
  }

  const patience = SECONDS * 1000 + 2 * HANGS_AFTER_MS;

  test('what once failed', async () => {
    for (const name of readdirSync(CORPUS)) {
      const request = JSON.parse(readFileSync(join(CORPUS, name), 'utf8')) as Sent;
      expect([name, await faultOf(request)]).toEqual([name, null]);
    }
  });

  test(
    'documents over the whole schema',
    async () => {
      const documents = new Documents(rollcall.app.get(GraphQLSchemaHost).schema, random, known);
      await sendUntilTime('documents', () => asRequest(random, documents.next()));
    },
    patience,
  );

  test(
    'downloads, pictures and stray requests',
    async () => {
      await sendUntilTime('downloads', () => (random.chance(75) ? download(random, known) : stray(random)));
    },
    patience,
  );

  test(
    'files: each is taken or refused with its reasons, and a refused one leaves nothing behind',
    async () => {
      const folder = join(projectRoot(), 'data');
      const tables = ['participations', 'initiatives', 'groups', 'group_memberships', 'organisations', 'countries'].map(
        (name) => readFileSync(join(folder, `${name}.csv`), 'utf8'),
      );
      const state = async () =>
        (
          await rollcall.pool.query(`SELECT (SELECT max(id) FROM revision) AS revision,
          (SELECT count(*) FROM participation) AS participations, (SELECT count(*) FROM initiative) AS initiatives,
          (SELECT count(*) FROM source) AS sources`)
        ).rows[0];
      const end = performance.now() + SECONDS * 1000;
      let [tried, refused] = [0, 0];
      while (performance.now() < end) {
        const content = mutated(random, random.pick(tables), random.int(1, 30));
        const file = join(scratch, 'file.csv');
        writeFileSync(file, content);
        const before = await state();
        const dryRun = random.chance(50);
        tried++;
        try {
          const report = await importFile(rollcall.pool, file, { dryRun });
          if (report.outcome !== 'imported') expect([report.outcome, await state()]).toEqual([report.outcome, before]);
        } catch (error) {
          refused++;
          const about = `${(error as Error).stack}\n${content.toString('base64').slice(0, 4000)}`;
          const known = error instanceof ImportRejectedError || error instanceof DataPackageError;
          if (!known) throw new Error(`an import failed without a reason: ${about}`);
          expect((error as Error).message.length).toBeGreaterThan(20);
          expect([about.slice(0, 300), await state()]).toEqual([about.slice(0, 300), before]);
        }
      }
      expect(tried).toBeGreaterThan(refused);
      expect(refused).toBeGreaterThan(0);
    },
    patience,
  );
});
