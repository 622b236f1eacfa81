import { RollcallError } from '../../common/rollcall-error.js';
import type { Content, Metadata } from '../metadata.js';
import type { Cell, Code, Row, Table } from '../table.js';

/** Cells that a cube may have: it is made and read as a whole. */
const MOST_CELLS = 2_000_000;

/** One dimension of a cube: its name in the file, and what it holds in the order of the cube. */
interface Axis {
  readonly id: string;
  readonly label: string;
  readonly codes: readonly Code[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/**
 * Rows as a JSON-stat 2.0 dataset (https://json-stat.org/full/): a cube over the dimensions, the time and the figures. A
 * cell of which nothing is on record is null, and `status` has the letter of SDMX that says why, as in the SDMX-CSV of the
 * same rows. Throws QUERY_TOO_COMPLEX for a cube of more than {@link MOST_CELLS} cells.
 */
export function jsonStat({ columns, sdmx }: Pick<Table, 'columns' | 'sdmx'>, rows: readonly Row[], metadata: Metadata) {
  const shape = sdmx!;
  const indexOf = (name: string) => columns.findIndex((column) => column.name === name);
  const about = (name: string) => columns[indexOf(name)]!.description;
  const [time, provisional] = [indexOf(shape.time), shape.provisional === undefined ? -1 : indexOf(shape.provisional)];
  const keys = [...shape.dimensions.map(({ column }) => column), shape.time];
  const axes = keys.map((column): Axis => {
    const codes = shape.dimensions.find((dimension) => dimension.column === column)?.codes ?? [];
    return axis(column, about(column), codes, [...new Set(rows.map((row) => String(row[indexOf(column)])))]);
  });
  const figures = shape.indicators.map((name): Code => ({ id: name, name: about(name), unit: unitOf(columns, name) }));
  axes.push(axis(FIGURE, 'Figure', figures, shape.indicators));
  const size = axes.map(({ codes }) => codes.length);
  const cells = size.reduce((product, length) => product * length, 1);
  if (cells > MOST_CELLS) {
    throw new RollcallError(
      'QUERY_TOO_COMPLEX',
      `the cube would have ${cells} cells; json-stat takes at most ${MOST_CELLS}: ask for fewer years, states or figures, or for another format`,
      { argument: 'format', limit: MOST_CELLS },
    );
  }
  const value: Cell[] = new Array(cells).fill(null);
  const status: Record<number, string> = {};
  const places = shape.indicators.map(indexOf);
  for (const row of rows) {
    const start = keys.reduce((at, column, i) => {
      const axisOf = axes[i]!;
      return at * axisOf.codes.length + axisOf.placeOf.get(String(row[indexOf(column)]))!;
    }, 0);
    for (const [nth, at] of places.entries()) {
      const cell = start * places.length + nth;
      value[cell] = row[at]!;
      if (row[at] === null) status[cell] = shape.emptyStatus?.(row, columns[at]!.name) ?? 'M';
      else if (row[provisional] === true) status[cell] = 'P';
    }
  }
  const geo = shape.dimensions.filter(({ id }) => id === 'REF_AREA').map(({ column }) => column);
  return {
    version: '2.0',
    class: 'dataset',
    label: metadata.title,
    source: metadata.cite,
    updated: metadata.recordedAt,
    note: metadata.notes,
    role: { time: [columns[time]!.name], ...(geo.length > 0 ? { geo } : {}), metric: [FIGURE] },
    id: axes.map(({ id }) => id),
    size,
    dimension: Object.fromEntries(axes.map((each) => [each.id, { label: each.label, category: categoryOf(each) }])),
    value,
    status,
  };
}

const FIGURE = 'figure';

/** The codes that occur, in the order of the list; what the list lacks stands under its own name. */
function axis(id: string, label: string, listedCodes: readonly Code[], present: readonly string[]): Axis {
  const occurs = new Set(present);
  const listed = listedCodes.filter((code) => occurs.has(code.id));
  const names = new Set(listed.map((code) => code.id));
  const codes = [...listed, ...present.filter((word) => !names.has(word)).map((word) => ({ id: word, name: word }))];
  return { id, label, codes, placeOf: new Map(codes.map((code, at) => [code.id, at])) };
}

function categoryOf({ codes }: Axis): object {
  const units = codes.flatMap(({ id, unit }) => (unit === undefined ? [] : [[id, unit] as const]));
  return {
    index: codes.map(({ id }) => id),
    label: Object.fromEntries(codes.map(({ id, name }) => [id, name])),
    ...(units.length > 0 ? { unit: Object.fromEntries(units) } : {}),
  };
}

function unitOf(columns: Table['columns'], name: string): Code['unit'] {
  return columns.find((column) => column.name === name)!.type === 'integer'
    ? { label: 'number', decimals: 0 }
    : { label: 'number' };
}

/** The dataset as text, with all that stands beside the rows in the place that the format has for what it does not know. */
export function jsonStatText(dataset: object, metadata: Metadata, content: Content): string {
  return `${JSON.stringify({ ...dataset, extension: { ...metadata, ...content } })}\n`;
}
