import { createHash } from 'node:crypto';
import pg from 'pg';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';

/** What CSV, COPY and spreadsheets treat in ways of their own. */
const TEXTS = [
  '=1+1',
  "'=1",
  'a\\b\\t\\N',
  '\\N',
  'tab\there',
  'line\nbreak\r',
  '"quoted", and more',
  'Côte d’Ivoire 国',
  '',
  ',',
];

describe('participations as CSV, which are not written cell by cell', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
    const texts = `ARRAY[${TEXTS.map((text) => pg.escapeLiteral(text))}]::text[]`;
    await rollcall.record(`
      INSERT INTO source (url, title, publisher)
        SELECT 'https://example.org/' || place, text, NULLIF(text, '') FROM unnest(${texts}) WITH ORDINALITY AS t(text, place);
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, valid_to_precision, confidence, source_id, evidence, recorded)
        SELECT p.id, i.id, 'drafter', daterange('2023-11-01', CASE WHEN place = 1 THEN date '2026-03-01' END), 'day',
          CASE WHEN place = 1 THEN 'month'::date_precision END, 'verified',
          s.id, text, int4range(${NEW_REVISION}, NULL)
        FROM unnest(${texts}) WITH ORDINALITY AS t(text, place) JOIN source s ON s.url = 'https://example.org/' || place
          JOIN (SELECT id, row_number() OVER (ORDER BY code) AS place FROM participant WHERE kind = 'state') p USING (place)
          JOIN initiative i ON i.slug = 'bletchley-declaration';
      INSERT INTO further_citation
        SELECT p.id, position, p.source_id, p.evidence || position FROM participation p, generate_series(2, 3) AS position
        WHERE role = 'drafter' AND recorded = int4range(${NEW_REVISION}, NULL)`);
  });
  afterAll(() => rollcall.close());

  test('are the same rows as in the other formats', async () => {
    const csv = await rollcall.http.get('/exports/participations.csv?presence=CUMULATIVE').buffer(true);
    const json = await rollcall.http.get('/exports/participations.json?presence=CUMULATIVE').buffer(true);
    const { rows, content } = JSON.parse(json.text);
    expect(content.sha256).toBe(createHash('sha256').update(csv.text).digest('hex'));
    const drafted = rows.filter(({ id }: { id: string }) => id === rows.at(-1).id);
    expect(drafted.map((row: Record<string, unknown>) => [row.source_title, row.evidence, row.citation])).toEqual([
      [',', ',', 1],
      [',', ',2', 2],
      [',', ',3', 3],
    ]);
    const titles = new Set(rows.map((row: Record<string, unknown>) => row.source_title));
    expect(TEXTS.filter((text) => !titles.has(text))).toEqual([]);
  });

  test('say how exactly the end of a participation is known, as the gaps do of a withdrawal', async () => {
    const { rows: states } = await rollcall.pool.query(
      `SELECT code FROM participant WHERE kind = 'state' ORDER BY code LIMIT 1`,
    );
    const asked = 'initiatives=bletchley-declaration';
    const facts = await rollcall.http.get(`/exports/participations.json?${asked}&presence=CUMULATIVE&roles=DRAFTER`);
    const ended = facts.body.rows.filter(({ valid_to }: { valid_to: string | null }) => valid_to !== null);
    expect(ended[0]).toMatchObject({
      participant: states[0].code,
      valid_to: '2026-03-01',
      valid_to_precision: 'MONTH',
      role_class: 'MEMBERSHIP',
      counted: true,
    });
    const gaps = await rollcall.http.get(`/exports/gaps.json?${asked}&asOf=2026-03-01`);
    const withdrawn = gaps.body.rows.filter(({ reason }: { reason: string }) => reason === 'WITHDREW');
    expect(withdrawn).toHaveLength(1);
    expect(withdrawn[0]).toMatchObject({
      country: states[0].code,
      withdrew_on: '2026-03-01',
      withdrew_on_precision: 'MONTH',
    });
  });
});
