import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import '../../src/database/pg-types.js';
import { readSpool } from '../../src/files/spool.js';
import { importFiles } from '../../src/imports/import-package.js';
import { ImportRejectedError } from '../../src/imports/import-rejected-error.js';
import type { ImportReport } from '../../src/imports/report.js';
import { type CodeSchemeName, codeScheme } from '../../src/record/code-schemes.js';
import { undecidedCsv } from '../../src/sources/decisions.js';
import { descriptionSchema } from '../../src/sources/description.js';
import { readSource, type SourceOptions } from '../../src/sources/read-source.js';
import { formatReading } from '../../src/sources/report.js';
import { openSource, sourceNames } from '../../src/sources/source-folder.js';
import type { SourceReading } from '../../src/sources/source-reading.js';
import { updateSource } from '../../src/sources/update-source.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const SHIPPED = join(projectRoot(), 'data', 'sources');

let database: TestDatabase;
let pool: pg.Pool;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  pool = new pg.Pool({ connectionString: database.url });
  folder = mkdtempSync(join(tmpdir(), 'rollcall-sources-'));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** The head that every description here has. */
const HEAD = `
title: The list
publisher: The ministry
url: https://example.org/list
licence: CC0-1.0
row: A state and its part in it.
confidence: verified
`;

let made = 0;
/** A source of its own, described by what stands behind the head; gives the folder of sources that holds it as `list`. */
function described(yml: string, files: Readonly<Record<string, string>> = {}): string {
  const sources = join(folder, `sources-${++made}`);
  mkdirSync(join(sources, 'list'), { recursive: true });
  writeFileSync(join(sources, 'list', 'source.yml'), `${HEAD}${yml}`);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(sources, 'list', name), content);
  return sources;
}

function csv(text: string): string {
  const path = join(folder, `file-${++made}.csv`);
  writeFileSync(path, text);
  return path;
}

interface Stated {
  readonly reading: SourceReading;
  /** One line a fact: participant, initiative, role, start and its precision, end and its precision. */
  readonly facts: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

async function stated(name: string, sources: string, path: string, options: SourceOptions = {}): Promise<Stated> {
  const client = await pool.connect();
  try {
    const read = await readSource(await openSource(name, sources), path, client, options);
    const rows: Record<string, string>[] = [];
    for await (const batch of readSpool(read.participations.path)) {
      for (const { cells } of batch.filter(({ line }) => line > 1)) {
        rows.push(Object.fromEntries(read.participations.header.map((column, i) => [column, cells[i]!])));
      }
    }
    await read.close();
    const facts = rows.map(
      (row) =>
        `${row.participant} ${row.initiative} ${row.role} ${row.valid_from} ${row.date_precision}${row.valid_to ? ` to ${row.valid_to} ${row.valid_to_precision}` : ''}`,
    );
    return { reading: read.reading, facts, rows };
  } finally {
    client.release();
  }
}

describe('the description of a source', () => {
  test('the published JSON Schema is that by which it is checked', () => {
    expect(JSON.parse(readFileSync(join(SHIPPED, 'source.schema.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(descriptionSchema())),
    );
  });

  test('every source that is shipped is described rightly', async () => {
    const names = await sourceNames(SHIPPED);
    expect(names).toEqual(['cow-igo', 'iso-committees', 'treaty-parties', 'un-treaties', 'un-votes']);
    for (const name of names) expect((await openSource(name, SHIPPED)).name).toBe(name);
  });
});

describe('the sources that are shipped', () => {
  test('a list of the UN treaties: a row is a signature and a consent to be bound, by its letter', async () => {
    const path = csv(`Participant,Signature,"Accession(a), Succession(d), Ratification"
Kenya,11 May 1994,
Afghanistan,,22 Mar 1956 a
Bosnia and Herzegovina,,29 Dec 1992 d
Brazil,11 Dec 1948,15 Apr 1952
Utopia,1 Jan 1999,2 Jan 1999 z
`);
    const { facts, reading } = await stated('un-treaties', SHIPPED, path, { set: { treaty: 'coe-ai-convention' } });
    expect(facts).toEqual([
      'Kenya coe-ai-convention signatory 1994-05-11 day',
      'Afghanistan coe-ai-convention party 1956-03-22 day',
      'Bosnia and Herzegovina coe-ai-convention party 1992-12-29 day',
      'Brazil coe-ai-convention signatory 1948-12-11 day',
      'Brazil coe-ai-convention party 1952-04-15 day',
    ]);
    expect(reading.undecided.map(({ field, value, rows }) => [field, value, rows])).toEqual([
      ['participant', 'Utopia', 2],
      ['role', 'z', 1],
    ]);
  });

  test('committees of ISO: P and O, no later than the day of the list', async () => {
    const path = csv(`Committee,Country,Membership
ISO/IEC JTC 1/SC 42,Kenya,P
ISO/IEC JTC 1/SC 42,Brazil,O
ISO/TC 34,Kenya,O
`);
    const { facts, reading } = await stated('iso-committees', SHIPPED, path);
    expect(facts).toEqual([
      'Kenya iso-iec-jtc1-sc42 p_member 2022-01-31 no_later_than',
      'Brazil iso-iec-jtc1-sc42 o_member 2022-01-31 no_later_than',
      'Kenya iso-tc-34 o_member 2022-01-31 no_later_than',
    ]);
    expect(reading.defined).toBe(1);
  });

  test('the panel of the Correlates of War: years become periods, and what came after is not guessed', async () => {
    const path = panel(
      // 225 is Switzerland, 305 Austria, 341 Montenegro: SWZ, AUS and MNG by letters.
      ['225,2010,SWZ,1,0', '225,2011,SWZ,1,1', '225,2012,SWZ,0,1', '225,2013,SWZ,0,3', '225,2014,SWZ,0,3'],
      ['305,2012,AUS,-9,-1', '305,2013,AUS,1,-1', '305,2014,AUS,1,0'],
      ['341,2013,MNG,1,1', '341,2014,MNG,0,0'],
    );
    const { facts, reading, rows } = await stated('cow-igo', panelSources(), path);
    expect(facts).toEqual([
      'CHE cow-igo-aaa member 2010-12-31 no_later_than to 2012-01-01 year',
      'CHE cow-igo-bbb member 2011-01-01 year to 2013-01-01 year',
      'MNE cow-igo-aaa member 2013-12-31 no_later_than to 2014-01-01 year',
      'MNE cow-igo-bbb member 2013-12-31 no_later_than to 2014-01-01 year',
    ]);
    expect(rows[1]).toMatchObject({ participant_kind: 'state', confidence: 'corroborated' });
    expect(reading.unsaid).toContainEqual({
      about: 'a period that still runs in the last year of the table (years.still_running: leave_out)',
      count: 2,
      firstRow: 5,
    });
    expect(reading.unsaid).toContainEqual({ about: 'role "-9": it is not known', count: 1, firstRow: 7 });
    const unknown = await stated('cow-igo', panelSources(), panel(['999,2014,XXX,1,1']));
    expect(formatReading('cow-igo', unknown.reading)).toContain(
      'participant "999", 2 cells (first in row 2): "999" is no code',
    );
  });
});

const panelRows = (...groups: readonly string[][]) => ['ccode,year,state,AAA,BBB', ...groups.flat(), ''].join('\n');
const panel = (...groups: readonly string[][]) => csv(panelRows(...groups));
/** The shipped description of the panel, without the number of rows that the whole panel has. */
function panelSources(): string {
  const yml = readFileSync(join(SHIPPED, 'cow-igo', 'source.yml'), 'utf8').replace(/^file:\n.*\n/m, '');
  const sources = join(folder, `sources-${++made}`);
  mkdirSync(join(sources, 'cow-igo'), { recursive: true });
  writeFileSync(join(sources, 'cow-igo', 'source.yml'), yml);
  return sources;
}

test('an update is one import, and the second of the same file changes nothing', async () => {
  const path = csv(`state,role,from\nKenya,P,2019-05-01\nBrazil,O,2020\n`);
  const sources = described(`
facts:
  - initiative: iso-iec-jtc1-sc42
    participant: { column: state }
    role: { column: role, values: { P: p_member, O: o_member } }
    valid_from: { column: from }
`);
  const update = async (skipInvalid = false) =>
    updateSource(await openSource('list', sources), path, pool, { skipInvalid });
  const first = await update();
  expect(first.report).toMatchObject({ outcome: 'imported', tables: [{ table: 'participations', read: 2 }] });
  expect((await update()).report).toMatchObject({ outcome: 'unchanged' });
  const { rows } = await pool.query("SELECT name FROM import_log WHERE name = 'source list'");
  expect(rows).toHaveLength(2);
});

describe('codes of states', () => {
  const HEADER = 'initiative,participant,role,valid_from,valid_to,confidence,source_title';
  const importing = async (rows: readonly string[], codes: CodeSchemeName) => {
    const path = csv([HEADER, ...rows, ''].join('\n'));
    return importFiles(pool, [path], { dryRun: true, reading: { codes } }).catch((error: unknown) => {
      if (error instanceof ImportRejectedError) return error.report;
      throw error;
    });
  };
  const who = (report: ImportReport) => report.changes.map(({ after }) => after?.participant);
  const row = (code: string, from = '2024-05-01', to = '') => `ai-for-good,${code},chair,${from},${to},unverified,list`;

  test('the same letters mean other states in the scheme of the Correlates of War', async () => {
    const cow = await importing(
      ['SWZ', 'MNG', 'AUS', 'SLV'].map((code) => row(code)),
      'cow',
    );
    expect(who(cow)).toEqual(['CHE', 'MNE', 'AUT', 'SVN']);
    const iso = await importing(
      ['SWZ', 'MNG', 'AUS', 'SLV'].map((code) => row(code)),
      'alpha-3',
    );
    expect(who(iso)).toEqual(['SWZ', 'MNG', 'AUS', 'SLV']);
    expect(
      who(
        await importing(
          ['GER', 'SUI', 'SLO'].map((code) => row(code)),
          'ioc',
        ),
      ),
    ).toEqual(['DEU', 'CHE', 'SVN']);
    expect(
      who(
        await importing(
          ['404', '4', '826'].map((code) => row(code)),
          'm49',
        ),
      ),
    ).toEqual(['KEN', 'AFG', 'GBR']);
    expect(
      who(
        await importing(
          ['US', 'SC', 'AU'].map((code) => row(code)),
          'alpha-2',
        ),
      ),
    ).toEqual(['USA', 'SYC', 'AUS']);
  });

  test('numbers of Gleditsch and Ward are not those of the Correlates of War', async () => {
    expect(who(await importing([row('970'), row('955'), row('260'), row('679')], 'cow'))).toEqual([]);
    expect(who(await importing([row('970'), row('255'), row('679')], 'cow'))).toEqual(['NRU', 'DEU', 'YEM']);
    expect(who(await importing([row('970'), row('260'), row('678')], 'gw'))).toEqual(['KIR', 'DEU', 'YEM']);
  });

  test('a code of another scheme, or one whose years do not fit, is refused by name', async () => {
    const report = await importing([row('KEN'), row('CHE'), row('345', '1985', '1995'), row('89')], 'cow');
    expect(report.problems.map(({ row: line, message }) => `${line}: ${message}`)).toEqual([
      '3: "CHE" is no code of the scheme Correlates of War',
      expect.stringMatching(
        /^4: the Correlates of War code "345" means Serbia to 1918; Yugoslavia from 1919 to 1991; Serbia from 1992: asked for 1985-1994$/,
      ),
      '5: the Correlates of War code "89" is United Provinces of Central America, for which the roll has no code of a state',
    ]);
  });

  test('every code of a table means a state of the roll, one of the past, or none, once in each year', async () => {
    const { rows } = await pool.query<{ code: string; name: string }>(`
      SELECT p.code, v.name_en AS name FROM participant p JOIN country_version v ON v.country_id = p.id AND upper_inf(v.recorded)`);
    const onRecord = new Map(rows.map(({ code, name }) => [code, name]));
    const found = new Set<string>();
    const client = await pool.connect();
    for (const name of ['cow', 'gw', 'ioc'] as const) {
      const { table } = await codeScheme(name, client);
      for (const [code, meanings] of table) {
        for (const { state, name: called } of meanings) {
          if (state === null) continue;
          found.add(state);
          if (onRecord.has(state)) expect(`${state} ${called}`).toBe(`${state} ${onRecord.get(state)}`);
          else expect(['XKX', 'TWN']).toContain(state);
        }
        for (let year = 1816; year <= 2026; year++) {
          const meant = meanings.filter(
            ({ firstYear, lastYear }) => (firstYear ?? 0) <= year && year <= (lastYear ?? 9999),
          );
          if (meant.length > 1) throw new Error(`${name} ${code} means ${meant.map(({ state }) => state)} in ${year}`);
        }
      }
    }
    client.release();
    // The schemes have no codes for these.
    const without = [...onRecord.keys()].filter((code) => !found.has(code)).sort();
    expect(without).toEqual(['NIU', 'VAT']);
  });
});

describe('what a description says', () => {
  test('the example of docs/sources.md, with a decision about a state of the past', async () => {
    const doc = readFileSync(join(projectRoot(), 'docs', 'sources.md'), 'utf8');
    const [, table, yml] = /```\n(Staat;[\s\S]*?)```[\s\S]*?```yaml\n([\s\S]*?)```/.exec(doc)!;
    const sources = join(folder, `sources-${++made}`);
    mkdirSync(join(sources, 'list'), { recursive: true });
    writeFileSync(join(sources, 'list', 'source.yml'), yml!);
    const first = await stated('list', sources, csv(table!));
    expect(first.facts).toEqual(['KEN iso-iec-jtc1-sc42 p_member 2019-04-03 day']);
    expect(first.reading.undecided).toMatchObject([
      { field: 'participant', value: 'Tschechoslowakei', rows: 1, firstRow: 3 },
    ]);
    writeFileSync(
      join(sources, 'list', 'decisions.csv'),
      undecidedCsv(first.reading.undecided).replace('Tschechoslowakei,,', 'Tschechoslowakei,means,Czechia'),
    );
    const second = await stated('list', sources, csv(table!));
    expect(second.facts[1]).toBe('Czechia iso-iec-jtc1-sc42 o_member 1990-01-01 year to 1992-01-01 year');
    writeFileSync(
      join(sources, 'list', 'decisions.csv'),
      'field,value,decision,means\nparticipant,Tschechoslowakei,ignore,\nparticipant,Bayern,ignore,\n',
    );
    const third = await stated('list', sources, csv(table!));
    expect(third.reading).toMatchObject({
      faults: 0,
      facts: 1,
      unsaid: [{ about: 'participant "Tschechoslowakei": it is read over', count: 1 }],
      unusedDecisions: ['participant Bayern'],
    });
  });

  test('a column that is not spoken of, or that is gone, stops the reading by name', async () => {
    const sources = described(`
ignore: [note]
facts:
  - { initiative: iso-iec-jtc1-sc42, participant: { column: state }, role: member, valid_from: { column: since } }
`);
    const reading = stated('list', sources, csv('state,sinse,note,seat\nKenya,2019,x,y\n'));
    await expect(reading).rejects.toThrow(/column "since", which the file does not have; did you mean "?sinse/i);
    await expect(stated('list', sources, csv('state,since,note,seat\nKenya,2019,x,y\n'))).rejects.toThrow(
      /"seat" is a column of which source.yml says nothing: use it, or name it under ignore/,
    );
  });

  test('everything that is wrong with a description is told with its line', async () => {
    const sources = described(`
facts:
  - initiative: { column: treaty, otherwise: define }
    participant: { column: state, codes: own.csv, order: day_first }
    role: { column: role, values: { P: pmember } }
    valid_form: { column: from }
colour: red
`);
    const thrown = await openSource('list', sources).catch((error: Error) => error);
    expect((thrown as Error).message).toMatch(/source.yml:\d+ DESCRIPTOR .*colour/);
    writeFileSync(
      join(sources, 'list', 'source.yml'),
      readFileSync(join(sources, 'list', 'source.yml'), 'utf8').replace('colour: red\n', ''),
    );
    const second = ((await openSource('list', sources).catch((error: Error) => error)) as Error).message.split('\n');
    const told = second.map((line) => line.replace(/^.*?\/list\//, ''));
    expect(told).toEqual([
      expect.stringMatching(/^source.yml:10 DESCRIPTOR facts.0.initiative.otherwise: the block define/),
      expect.stringMatching(/^source.yml:11 DESCRIPTOR facts.0.participant.order: it is only of a day/),
      expect.stringMatching(/^source.yml:12 DESCRIPTOR facts.0.role.values.P: .*p_member/),
      expect.stringMatching(
        /^source.yml:13 DESCRIPTOR facts.0.valid_form: "valid_form" is no column of participations.*valid_from/,
      ),
      expect.stringMatching(/^source.yml:10 DESCRIPTOR facts.0: valid_from is missing/),
      expect.stringMatching(/^own.csv FILE_UNREADABLE/),
    ]);
  });

  test('while values are not decided nothing is written; --skip-invalid leaves their rows out', async () => {
    const sources = described(`
facts:
  - { initiative: ai-for-good, participant: { column: state }, role: attendee, valid_from: { column: since } }
`);
    const path = csv('state,since\nKenya,2019\nUtopia,2019\nUtopia,2020\n');
    const source = await openSource('list', sources);
    const refused = await updateSource(source, path, pool);
    expect(refused.report).toBeNull();
    expect(refused.reading.undecided).toMatchObject([{ value: 'Utopia', rows: 2, firstRow: 3 }]);
    const { report } = await updateSource(source, path, pool, { skipInvalid: true, dryRun: true });
    expect(report).toMatchObject({ outcome: 'dryRun', tables: [{ read: 1, inserted: 1 }] });
  });

  test('what the import finds wrong is told by the rows of the file', async () => {
    const sources = described(`
skip: [{ column: state, is: [Total], because: a sum }]
facts:
  - { initiative: ai-for-good, participant: { column: state }, role: chair, valid_from: { column: since }, valid_to: { column: to } }
`);
    const path = csv(
      'state,since,to\nTotal,,\nKenya,2001-01-01,2003-01-01\nTotal,,\nKenya,2002-01-01,2004-01-01\nBrazil,2005-01-01,2004-01-01\n',
    );
    const { report } = await updateSource(await openSource('list', sources), path, pool, { dryRun: true });
    expect(report!.problems.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
      '3 OVERLAPPING_PERIOD',
      '5 OVERLAPPING_PERIOD',
      '6 INVALID_PERIOD',
    ]);
    expect(report!.problems.find(({ row }) => row === 5)!.message).toContain('line 3');
  });

  test('initiatives are defined once, with what stands in their row', async () => {
    const sources = described(`
facts:
  - initiative: { column: treaty, values: { SC42: iso-iec-jtc1-sc42 }, otherwise: define }
    participant: { column: state }
    role: party
    valid_from: { column: since }
define:
  initiatives: { slug: "t-{value}", name_en: "{title}", kind: treaty, scope: universal, binding: true, openness: open, list_completeness: partial, adoption: by_states, focus: broader }
`);
    const path = csv(
      'treaty,title,state,since\nSC42,,Kenya,1990\nÅ 1,The first,Kenya,1991\nÅ 1,The first,Brazil,1992\nA-1,Another,Brazil,1993\n',
    );
    const { reading, facts } = await stated('list', sources, path);
    expect(facts).toEqual([
      'Kenya iso-iec-jtc1-sc42 party 1990-01-01 year',
      'Kenya t-a-1 party 1991-01-01 year',
      'Brazil t-a-1 party 1992-01-01 year',
    ]);
    expect(reading.undecided).toMatchObject([
      { field: 'initiative', value: 'A-1', message: expect.stringContaining('as "Å 1" does') },
    ]);
    const { report } = await updateSource(await openSource('list', sources), path, pool, { skipInvalid: true });
    expect(report).toMatchObject({
      outcome: 'imported',
      tables: [{ table: 'initiatives', inserted: 1 }, { inserted: 3 }],
    });
    const { rows } = await pool.query(
      "SELECT v.name_en FROM initiative i JOIN initiative_version v ON v.initiative_id = i.id WHERE i.slug = 't-a-1'",
    );
    expect(rows).toEqual([{ name_en: 'The first' }]);
  });
});
