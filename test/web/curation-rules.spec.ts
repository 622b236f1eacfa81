import {
  beginningOf,
  changeOf,
  draftOf,
  EMPTY_DRAFT,
  type FactToChange,
  placeOf,
} from '../../web/src/curation/draft.js';
import {
  COLUMNS,
  changesOf,
  MOST_CHANGES,
  ownProblems,
  problemsOfRows,
  type Row,
  rowsOf,
} from '../../web/src/curation/rows.js';
import { CsvFault, readCsv } from '../../web/src/lib/read-csv.js';

const FACT: FactToChange = {
  id: 'Participation:7',
  role: 'ENDORSER',
  validFrom: '2023-11-01',
  validTo: '2024-06-01',
  datePrecision: 'MONTH',
  validToPrecision: null,
  confidence: 'VERIFIED',
  supersededAt: null,
  citations: [{ url: 'https://example.org', title: 'List', publisher: null, accessedOn: '2026-01-02', evidence: null }],
  participant: { __typename: 'Country', id: 'Country:KEN', name: '肯尼亚', code: 'KEN' },
  initiative: { slug: 'bletchley-declaration', name: '布莱切利宣言' },
};

describe('a change, from the fields of its form', () => {
  test('a correction names what is other than on record, and nothing else', () => {
    const draft = draftOf(FACT);
    expect(draft).toMatchObject({ participant: 'KEN', validFrom: '2023-11', validTo: '2024-06-01' });
    expect(changeOf('correct', draft, FACT)).toEqual({ correctParticipation: { id: FACT.id } });
    expect(changeOf('correct', { ...draft, role: 'ADHERENT', validFrom: ' 2023 ' }, FACT)).toEqual({
      correctParticipation: { id: FACT.id, role: 'ADHERENT', validFrom: '2023' },
    });
  });

  test('an end that is taken away is no end at all; one that is given is the day', () => {
    const draft = draftOf(FACT);
    expect(changeOf('correct', { ...draft, validTo: '' }, FACT)).toEqual({
      correctParticipation: { id: FACT.id, open: true },
    });
    expect(changeOf('correct', { ...draft, validTo: '2025-01-01' }, FACT)).toEqual({
      correctParticipation: { id: FACT.id, validTo: '2025-01-01' },
    });
  });

  test('how exactly the start is known is said with the start, for alone it would be of the start on record', () => {
    const draft = draftOf(FACT);
    expect(changeOf('correct', { ...draft, noLaterThan: true, validFrom: '2023-11-02' }, FACT)).toEqual({
      correctParticipation: { id: FACT.id, validFrom: '2023-11-02', datePrecision: 'NO_LATER_THAN' },
    });
    const latest: FactToChange = { ...FACT, datePrecision: 'NO_LATER_THAN' };
    expect(changeOf('correct', { ...draftOf(latest), noLaterThan: false }, latest)).toEqual({
      correctParticipation: { id: FACT.id, validFrom: '2023-11-01' },
    });
  });

  test('sources that are other replace all on record, each without what is not given', () => {
    const [source] = draftOf(FACT).sources;
    const sources = [source!, { ...EMPTY_DRAFT.sources[0]!, title: ' Other ' }];
    expect(changeOf('correct', { ...draftOf(FACT), sources }, FACT)).toEqual({
      correctParticipation: {
        id: FACT.id,
        citations: [{ url: 'https://example.org', title: 'List', accessedOn: '2026-01-02' }, { title: 'Other' }],
      },
    });
  });

  test('an end begins with empty fields, for its source is another; a retraction is the fact alone', () => {
    const draft = beginningOf('end', FACT, { participant: 'KEN', initiative: 'x' });
    expect(draft).toEqual({ ...EMPTY_DRAFT, participant: 'KEN', initiative: 'bletchley-declaration' });
    const sources = [{ ...EMPTY_DRAFT.sources[0]!, url: 'https://example.org/left' }];
    expect(changeOf('end', { ...draft, validTo: '2026-11-01', sources }, FACT)).toEqual({
      endParticipation: { id: FACT.id, validTo: '2026-11-01', citations: [{ url: 'https://example.org/left' }] },
    });
    expect(changeOf('retract', draft, FACT)).toEqual({ retractParticipation: { id: FACT.id } });
  });

  test('a problem is placed at the field that the API names', () => {
    expect(placeOf('recordParticipation.citations.url')).toBe('citations.url');
    expect(placeOf('recordParticipation')).toBeNull();
    expect(placeOf(null)).toBeNull();
  });
});

describe('a CSV file, read in the browser', () => {
  const cells = (text: string) => readCsv(text).map((record) => record.cells);

  test('quotes, commas and line ends within a cell, a byte order mark, empty lines and every line end', () => {
    expect(cells('\uFEFFa,b\r\n"1,""x""\n2",\r\n\n3,4')).toEqual([
      ['a', 'b'],
      ['1,"x"\n2', ''],
      ['3', '4'],
    ]);
    expect(cells('a,b\rc,d\r')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cells('a,')).toEqual([['a', '']]);
    expect(cells('"a"')).toEqual([['a']]);
    expect(cells('')).toEqual([]);
  });

  test('a record knows the line on which it begins, whatever its cells hold', () => {
    expect(readCsv('h\n"a\r\nb"\n\nc').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test.each([
    ['a\nb"c\n', 2, 'quote'],
    ['a\n"b"c\n', 2, 'quote'],
    ['a\n"b\nc\n', 2, 'open'],
  ])('%j is no CSV: line %i', (text, line, rule) => {
    let thrown: unknown;
    try {
      readCsv(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(CsvFault);
    expect(thrown).toMatchObject({ line, rule });
  });
});

describe('rows of a file of facts', () => {
  const HEAD = 'initiative,participant,participant_kind,role,valid_from,date_precision,confidence,source_url';
  const read = (...lines: string[]) => rowsOf(readCsv([HEAD, ...lines].join('\n')));
  const rows = (...lines: string[]): Row[] => {
    const result = read(...lines);
    if ('fault' in result) throw new Error(JSON.stringify(result));
    return result.rows;
  };
  const LINE = 'pact,KEN,state,signatory,2026-05-01,month,verified,https://example.org';

  test('every column is known, ignored by name, or a fault; so are rows of another length and none', () => {
    expect(rowsOf(readCsv('initiative,colour\npact,red'))).toEqual({
      fault: { rule: 'columns', missing: ['participant', 'role', 'valid_from', 'confidence'], unknown: ['colour'] },
    });
    expect(read('pact,KEN')).toEqual({ fault: { rule: 'cells', line: 2 } });
    expect(read()).toEqual({ fault: { rule: 'empty' } });
    expect(COLUMNS).not.toContain('participant_kind');
  });

  test('more facts than a proposal takes are refused with their number', () => {
    const lines = Array.from({ length: MOST_CHANGES + 1 }, (_, place) => LINE.replace('KEN', `S${place}`));
    expect(read(...lines)).toEqual({ fault: { rule: 'many', number: MOST_CHANGES + 1 } });
    expect(rows(...lines.slice(1))).toHaveLength(MOST_CHANGES);
  });

  test('a row is a new fact, its start no more exact than is known; rows that differ in the source alone are one', () => {
    const [change, ...others] = changesOf(rows(LINE, LINE.replace('.org', '.net')));
    expect(others).toEqual([]);
    expect(change).toEqual({
      rows: [0, 1],
      change: {
        recordParticipation: {
          participant: 'KEN',
          initiative: 'pact',
          role: 'SIGNATORY',
          validFrom: '2026-05',
          confidence: 'VERIFIED',
          citations: [{ url: 'https://example.org' }, { url: 'https://example.net' }],
        },
      },
    });
    const [latest] = changesOf(rows(LINE.replace('month', 'no_later_than')));
    expect(latest!.change.recordParticipation).toMatchObject({
      validFrom: '2026-05-01',
      datePrecision: 'NO_LATER_THAN',
    });
  });

  test('what the API could not read is told before anything is sent, with the word that was meant', () => {
    const wrong = rows(LINE.replace('signatory', 'signatry').replace('https', 'ftp'), LINE.replace('KEN', ''));
    expect(ownProblems(wrong)).toEqual([
      { row: 0, column: 'role', rule: 'word', message: 'signatry', suggestions: ['signatory'] },
      { row: 0, column: 'source_url', rule: 'address', message: 'ftp://example.org', suggestions: [] },
      { row: 1, column: 'participant', rule: 'required', message: '', suggestions: [] },
    ]);
  });

  test('what the server finds wrong stands at the row and the cell that it is about', () => {
    const changes = changesOf(rows(LINE, LINE.replace('.org', '.net'), LINE.replace('KEN', 'Keniya')));
    const problem = { code: 'X', message: 'm', suggestions: ['Kenya (KEN)'] };
    expect(
      problemsOfRows(
        [
          { ...problem, change: 1, field: 'recordParticipation.participant' },
          { ...problem, change: 0, field: 'recordParticipation.citations.url' },
          { ...problem, change: 0, field: null },
        ],
        changes,
      ).map(({ row, column }) => [row, column]),
    ).toEqual([
      [2, 'participant'],
      [0, 'source_url'],
      [0, null],
    ]);
  });
});
