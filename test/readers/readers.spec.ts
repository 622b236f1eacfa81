import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { EXPORTS } from '../../src/exports/exports.js';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';
import { download, HLAB7, YEARLY } from '../support/exports.js';
import {
  cellsByExceljs,
  cellsByOpenpyxl,
  cellsBySheetjs,
  type Exported,
  expectedCells,
  expectedRows,
  type TypedCell,
  withoutEmpty,
} from './cells.js';
import { GNUMERIC, LIBRE_OFFICE, newFolder, OPENPYXL, PANDAS, R, run, testWith } from './programs.js';
import { type Frame, frameOfDuckdb, frameOfR, framesOfPandas } from './snippets.js';

/** What readers of tables treat in ways of their own. */
const TEXTS = [
  ...['=1+1', "'=1", '+49', '-5 per cent', '@cmd', 'tab\there', 'line\nbreak', ' space ', 'two  spaces', '"a", b'],
  ...['NA', 'null', 'NULL', 'NaN', 'TRUE', '#N/A', '004', '1e5', '2023-11', '<b>&amp;]]>', 'Côte d’Ivoire 国 😀', ''],
];

const FILES: Readonly<Record<string, string>> = {
  yearly: `yearly.%?${YEARLY}`,
  gaps: `gaps.%?${HLAB7}`,
  participations:
    'participations.%?presence=CUMULATIVE&initiatives=bletchley-declaration,coe-ai-convention,digital-nations,gpai',
  countries: 'countries.%',
  initiatives: 'initiatives.%',
};
const NAMES = Object.keys(FILES);

describe('files are read by others as they are meant:', () => {
  const folder = newFolder();
  const pathOf = (name: string, format: string) => join(folder, `${name}.${format}`);
  const exported = new Map<string, Exported>();
  let rollcall: TestApp;

  beforeAll(async () => {
    rollcall = await startTestApp();
    const texts = `ARRAY[${TEXTS.map((text) => pg.escapeLiteral(text))}]::text[]`;
    await rollcall.record(`
      INSERT INTO source (url, title, accessed_on)
        SELECT 'https://example.org/' || place, text, CASE place WHEN 1 THEN date '1899-12-31' ELSE '1900-03-01' END
        FROM unnest(${texts}) WITH ORDINALITY AS t(text, place);
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, valid_to_precision, confidence, source_id, evidence, recorded)
        SELECT p.id, i.id, 'drafter', daterange('2023-11-01', CASE WHEN place < 4 THEN date '2026-03-01' END), 'day',
          CASE place WHEN 1 THEN 'month'::date_precision WHEN 2 THEN 'day' END, 'verified',
          s.id, text, int4range(${NEW_REVISION}, NULL)
        FROM unnest(${texts}) WITH ORDINALITY AS t(text, place) JOIN source s ON s.url = 'https://example.org/' || place
          JOIN (SELECT id, row_number() OVER (ORDER BY code) AS place FROM participant WHERE kind = 'state') p USING (place)
          JOIN initiative i ON i.slug = 'bletchley-declaration'`);
    for (const [name, address] of Object.entries(FILES)) {
      for (const format of ['csv', 'csv.metadata.json', 'json', 'xlsx', 'parquet']) {
        const { body } = await download(rollcall, `/exports/${address.replace('%', format)}`);
        writeFileSync(pathOf(name, format), body);
        if (format === 'json') exported.set(name, JSON.parse(body.toString()));
      }
    }
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await rollcall.close();
  });

  test('the tables have every kind of cell', () => {
    const cells = [...exported.values()].flatMap((table) => expectedCells(table).flat());
    expect(cells).toContain(null);
    for (const kind of ['n 1', 'n 0.', 'b true', 'b false', 'd 2', 's 2023-11', 's 1899-12-31', 'd 1900-03-01', 's NA'])
      expect(cells.find((cell) => cell?.startsWith(kind))).toBeDefined();
    // Namibia, and a code that begins with 0.
    for (const code of ['s NA', 's 004']) expect(expectedCells(exported.get('countries')!).flat()).toContain(code);
    const facts = exported.get('participations')!.rows;
    for (const precision of ['DAY', 'MONTH', 'YEAR', 'NO_LATER_THAN'])
      expect(facts.some((fact) => fact.date_precision === precision)).toBe(true);
  });

  test('every date that is known in part names the column that says how exactly', () => {
    for (const { columns } of Object.values(EXPORTS)) {
      for (const { description, precision } of columns.filter(({ type }) => type === 'date')) {
        expect(precision).toBe(/as exactly as (\w+) says/.exec(description)?.[1]);
        if (precision) expect(columns.map(({ name }) => name)).toContain(precision);
      }
    }
  });

  describe('every cell of the workbooks, with its type, is read as it is meant', () => {
    const check = async (read: (path: string, name: string) => TypedCell[][] | Promise<TypedCell[][]>) => {
      for (const name of NAMES)
        expect({ name, cells: await read(pathOf(name, 'xlsx'), name) }).toEqual({
          name,
          cells: expectedCells(exported.get(name)!),
        });
    };

    test('by exceljs', () => check(cellsByExceljs));
    test('by SheetJS', () => check(cellsBySheetjs));
    testWith(OPENPYXL, 'by openpyxl', () => check((path) => cellsByOpenpyxl(path, folder)));
    testWith(GNUMERIC, 'by Gnumeric', () =>
      check((path, name) => {
        const written = join(folder, `gnumeric-${name}.xlsx`);
        run(GNUMERIC, [path, written], folder);
        return cellsBySheetjs(written);
      }),
    );
    testWith(LIBRE_OFFICE, 'by LibreOffice, which writes fifteen digits of a number', () => {
      const into = join(folder, 'libreoffice');
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const paths = NAMES.map((name) => pathOf(name, 'xlsx'));
      run(LIBRE_OFFICE, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', into, ...paths], folder);
      for (const name of NAMES) {
        const expected = expectedCells(exported.get(name)!);
        const cells = cellsBySheetjs(join(into, `${name}.xlsx`)).map((row, r) =>
          row.map((cell, c) => (isNear(cell, expected[r]?.[c]) ? expected[r]![c] : cell)),
        );
        expect({ name, cells }).toEqual({ name, cells: expected });
      }
    });
  });

  describe('the snippets of docs/formats.md give every value, with types,', () => {
    const expectTypes = ({ types }: Frame, name: string, byType: Readonly<Record<string, RegExp>>) => {
      for (const { name: column, type } of exported.get(name)!.metadata.columns) {
        expect(`${column}: ${types[column]}`).toMatch(new RegExp(`^${column}: (${byType[type]!.source})$`));
      }
    };
    const cite = (name: string) => exported.get(name)!.metadata.cite;

    testWith(PANDAS, 'by pandas from CSV', () => {
      for (const [place, frame] of framesOfPandas('pd.read_csv', NAMES, folder).entries()) {
        const name = NAMES[place]!;
        expect({ name, rows: frame.rows }).toEqual({
          name,
          rows: expectedRows(exported.get(name)!, { apostrophes: true }),
        });
        const whole = { text: /string/, instant: /string/, integer: /Int64/, number: /float64/, boolean: /boolean/ };
        expectTypes(frame, name, { ...whole, date: /datetime64\[ns\]/ });
        expect(frame.attrs).toEqual({ cite: cite(name) });
      }
    });
    testWith(PANDAS, 'by pandas from JSON', () => {
      for (const [place, frame] of framesOfPandas('pd.DataFrame(file', NAMES, folder).entries()) {
        const name = NAMES[place]!;
        expect({ name, rows: frame.rows }).toEqual({ name, rows: exported.get(name)!.rows });
        expect(frame.attrs).toEqual({ cite: cite(name) });
      }
    });
    testWith(PANDAS, 'by pandas from XLSX, where before its version 2 a month is read as its first day', () => {
      for (const [place, frame] of framesOfPandas('pd.read_excel', NAMES, folder).entries()) {
        const name = NAMES[place]!;
        const partialDates = Number(frame.version!.split('.')[0]) >= 2;
        expect({ name, rows: frame.rows }).toEqual({ name, rows: expectedRows(exported.get(name)!, { partialDates }) });
        if (name === 'yearly' || name === 'gaps') expect(frame.types.as_of).toBe('datetime64[ns]');
      }
    });
    testWith(R, 'by R from CSV', () => {
      const columnsOf = {
        yearly: {},
        gaps: { partial: 'below' },
        participations: { as_of: 'valid_from', partial: 'counted' },
      };
      for (const [name, columns] of Object.entries(columnsOf)) {
        const frame = frameOfR('"yearly.csv"', name, columns, folder);
        expect(frame.rows).toEqual(expectedRows(exported.get(name)!, { apostrophes: true }));
        // A column without any value is one of truth values to R.
        expectTypes(frame, name, {
          ...{ integer: /integer|numeric|logical/, number: /numeric|integer|logical/, boolean: /logical/ },
          ...{ text: /character|logical/, instant: /character/, date: /Date|character|logical/ },
        });
        expect(frame.types[name === 'participations' ? 'valid_from' : 'as_of']).toBe('Date');
      }
      expect(frameOfR('"countries.csv"', 'countries', {}, folder).rows).toEqual(
        expectedRows(exported.get('countries')!, { apostrophes: true }),
      );
    });
    test('by DuckDB from CSV', async () => {
      for (const name of NAMES) {
        const frame = await frameOfDuckdb(`read_csv('${name === 'countries' ? name : 'yearly'}`, name, folder);
        const instants = frame.rows.map((row) =>
          typeof row.recorded_at === 'string' ? { ...row, recorded_at: isoOf(row.recorded_at) } : row,
        );
        expect(instants).toEqual(expectedRows(exported.get(name)!, { apostrophes: true }));
        expectTypes(frame, name, {
          ...{ text: /VARCHAR/, instant: /TIMESTAMP.*/, integer: /BIGINT/, number: /DOUBLE|BIGINT|VARCHAR/ },
          // A column without any value is text to it.
          ...{
            boolean: /BOOLEAN/,
            date: name === 'yearly' ? /DATE/ : /DATE|VARCHAR/,
          },
        });
      }
    });
    test('by DuckDB from Parquet', async () => {
      for (const name of NAMES) {
        const frame = await frameOfDuckdb('read_parquet', name, folder);
        expect(frame.rows.map(withoutEmpty)).toEqual(expectedRows(exported.get(name)!, {}));
        const texts = { text: /VARCHAR/, instant: /VARCHAR/ };
        expectTypes(frame, name, { ...texts, integer: /BIGINT/, number: /DOUBLE/, boolean: /BOOLEAN/, date: /DATE/ });
      }
    });
  });
});

/** Whether two cells are the same number as far as fifteen digits tell. */
function isNear(cell: TypedCell | undefined, expected: TypedCell | undefined): boolean {
  if (!cell?.startsWith('n ') || !expected?.startsWith('n ')) return false;
  const [a, b] = [Number(cell.slice(2)), Number(expected.slice(2))];
  return Math.abs(a - b) <= 1e-14 * Math.abs(b);
}

/** An instant as DuckDB writes it, at the zone of the process: `2026-11-30 06:30:00-03:30`, `2026-11-30 10:00:00+00`. */
const isoOf = (instant: string) => new Date(instant.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
